import { ConfigurationTarget, ProgressLocation, l10n, window, workspace, type QuickPickItem, type WorkspaceConfiguration } from 'vscode';
import type { RepresentationKind } from '../../core/representation/kinds';
import { KindredError } from '../../core/errors';
import { addressesIn } from '../../core/representation/addresses';
import { lastPart } from '../../core/paths';
import { CancelledError } from '../../core/work';
import type { Engine } from '../run/engine';
import { knownReason, storageReason } from '../run/storageReason';
import { usable } from '../run/plan';
import { representationParameters, setting } from '../settings';
import { tellNotTrusted } from '../trust';
import { askItem, askText, back, type Answer } from './pages';

/** What can be chosen: a representation or a method, by its name in the settings. */
interface Named {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Asks how documents are to be read, and how put into groups, and writes both into the settings of the workspace (of the
 * user where there is none). Each page leads back to the first. False when it was given up, which changes nothing.
 */
export async function chooseMethod(engine: Pick<Engine, 'ask'>): Promise<boolean> {
  // The methods come with these; starting up does not wait for them.
  const [{ clusteringMethods }, { representationKinds }] = await Promise.all([import('../../core/clustering/methods'), import('../../core/representation/kinds')]);
  const now = setting('representation');
  const automatic = { name: 'auto', title: l10n.t('Automatic'), description: l10n.t('Finds the number of groups by itself and leaves nobody out.') };
  for (;;) {
    const kind = await askItem(l10n.t('How Documents Are Read (1 of 2)'), itemsOf(representationKinds, now.split(':')[0]), true);
    if (!kind || kind === back) return false;
    const representation = await withMain(kind.item, now, engine);
    if (representation === undefined) return false;
    const method = representation === back ? back : await askItem(l10n.t('How Documents Are Grouped (2 of 2)'), itemsOf([automatic, ...clusteringMethods], setting('method')));
    if (!method) return false;
    if (representation === back || method === back) continue;
    await writeSettings({ representation, method: method.item.name });
    return true;
  }
}

/** Writes settings of Kindred for the workspace, or for the user where there is none; all of them, or as far as can be none. Says so where a folder that is not trusted leaves them without effect. */
export async function writeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = workspace.getConfiguration('kindred');
  const target = workspace.workspaceFolders?.length ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  /** Values from before, in the order of writing: the configuration tells of new ones once they are written. */
  const before = new Map<string, unknown>();
  try {
    for (const [name, value] of Object.entries(values)) {
      const own = valueIn(configuration, name, target);
      await configuration.update(name, value, target);
      before.set(name, own);
    }
  } catch (error) {
    const left = await takeBack(configuration, before, target);
    if (left.length > 0) throw new KindredError('storage', l10n.t('Not all settings could be written: {0}. Those that were are {1}; look at them in the settings.', storageReason(error), namesOf(left)), { cause: error });
    const reason = knownReason(error);
    // What is wrong with the file of settings itself, the editor says well.
    if (!reason) throw error;
    throw new KindredError('storage', l10n.t('Settings cannot be written: {0}. All is as it was; in your user settings you can choose the same for all folders: {1}.', reason, namesOf(Object.keys(values))), { cause: error });
  }
  const written = workspace.getConfiguration('kindred');
  if (workspace.isTrusted || Object.entries(values).every(([name, value]) => JSON.stringify(written.get(name)) === JSON.stringify(value))) return;
  tellNotTrusted(l10n.t('This folder is not trusted, so its own model and server settings are ignored. What you chose holds as soon as you trust it.'));
}

function valueIn(configuration: WorkspaceConfiguration, name: string, target: ConfigurationTarget): unknown {
  const own = configuration.inspect(name);
  return target === ConfigurationTarget.Workspace ? own?.workspaceValue : own?.globalValue;
}

/** Gives settings the values they had; resolves to those for which that cannot be done either. */
async function takeBack(configuration: WorkspaceConfiguration, before: ReadonlyMap<string, unknown>, target: ConfigurationTarget): Promise<string[]> {
  const left: string[] = [];
  for (const [name, value] of before) await configuration.update(name, value, target).then(undefined, () => left.push(name));
  return left;
}

function namesOf(settings: readonly string[]): string {
  return settings.map(name => `kindred.${name}`).join(', ');
}

function itemsOf<T extends Named>(all: readonly T[], current: string): (QuickPickItem & { readonly item: T })[] {
  const items = all.map(item => ({ label: item.title, description: item.name === current ? l10n.t('in use') : '', detail: item.description, item }));
  // What is in use stands first, so that Enter keeps it.
  return items.sort((a, b) => Number(b.item.name === current) - Number(a.item.name === current));
}

/** The setting's text for a kind: its name, and what it is made of where that must be said. Undefined when given up. */
async function withMain({ name, main, parameters }: RepresentationKind, now: string, engine: Pick<Engine, 'ask'>): Promise<Answer<string>> {
  const known = now.startsWith(`${name}:`) ? now.slice(name.length + 1) : '';
  const spec = parameters.find(parameter => parameter.name === main);
  if (!spec || spec.kind !== 'text' || !spec.required) return known ? now : name;
  if (main === 'address') {
    const address = await askText({ title: l10n.t('Address of the Server'), value: known, placeholder: 'http://localhost:11434', prompt: spec.description }, badAddress);
    return typeof address === 'string' ? `${name}:${address.trim()}` : address;
  }
  for (;;) {
    const [chosen] = (await window.showOpenDialog({ canSelectFolders: main === 'folder', canSelectFiles: main !== 'folder', openLabel: l10n.t('Choose'), title: spec.description })) ?? [];
    if (!chosen) return undefined;
    const representation = `${name}:${chosen.fsPath}`;
    const wrong = await faultOf(representation, lastPart(chosen.path), engine);
    if (wrong === undefined) return representation;
    const another = l10n.t('Choose Another…');
    if ((await window.showErrorMessage(wrong, { modal: true, detail: l10n.t('The settings are as they were.') }, another)) !== another) return undefined;
  }
}

/** What is wrong with the folder or file of a representation, with its other parameters as the settings have them; undefined when it can be used. */
async function faultOf(representation: string, shown: string, engine: Pick<Engine, 'ask'>): Promise<string | undefined> {
  const { readRepresentation } = await import('../../core/recipe');
  const choice = await usable(() => readRepresentation(representation, representationParameters(representation)));
  return window.withProgress({ location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Looking into {0}', shown) }, async (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return engine.ask('checkRepresentation', choice, stop.signal).then(() => undefined, error => {
      if (error instanceof CancelledError) throw error;
      return error instanceof Error ? error.message : String(error);
    });
  });
}

/** Why a text is no address of a server, nor several; nothing when it is. */
export function badAddress(text: string): string | undefined {
  const addresses = addressesIn(text);
  return addresses.length > 0 && addresses.every(address => URL.canParse(address) && /^https?:/.test(address)) ? undefined : l10n.t('An address begins with http:// or https://.');
}
