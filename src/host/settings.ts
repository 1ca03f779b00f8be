import { workspace, type ConfigurationScope } from 'vscode';
import type { GivenRecipe } from '../core/recipe';
import { usesServer } from '../core/representation/usesServer';
import type { Selection } from '../protocol/engineSides';
import type { SettingTypes } from './contributions';

/** The value of a setting, for a resource where it may differ by folder. Settings files are written by hand: a value of another kind counts as none. */
export function setting<K extends keyof SettingTypes>(name: K, scope?: ConfigurationScope): SettingTypes[K] {
  const configuration = workspace.getConfiguration('kindred', scope);
  const [value, standard] = [configuration.get(name), configuration.inspect(name)?.defaultValue];
  return (kindOf(value) === kindOf(standard) ? value : standard) as SettingTypes[K];
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'nothing' : typeof value;
}

/** Which files count as documents in a folder: our own settings, and what `files.exclude` hides. */
export function selectionFor(scope?: ConfigurationScope): Selection {
  const hidden = workspace.getConfiguration('files', scope).get<Record<string, unknown> | null>('exclude') ?? {};
  return {
    include: texts(setting('include', scope)),
    // An entry may also be `{ when: … }`, which depends on sibling files; only plain `true` hides for certain.
    exclude: [...texts(setting('exclude', scope)), ...Object.keys(hidden).filter(glob => hidden[glob] === true)],
    useIgnoreFiles: setting('useIgnoreFiles', scope),
    maxBytes: Math.round(setting('maxFileSizeMB', scope) * 1024 * 1024),
  };
}

/** How documents become groups, as the settings say; checked by `readRecipe`. */
export function recipeSetting(): GivenRecipe {
  const representation = setting('representation');
  const method = setting('method');
  return {
    representation,
    representationParameters: representationParameters(representation),
    dimensions: setting('dimensions'),
    summary: setting('summarize'),
    summaryParameters: setting('summarize').startsWith('server') ? setting('summaryParameters') : {},
    centring: setting('centring'),
    method,
    methodParameters: parametersOf(setting('methodParameters'), method),
  };
}

/** Whether the settings send texts to a server: for vectors or for summaries. */
export function settingsUseServer(): boolean {
  const { representation = '', representationParameters = {}, summary = '' } = recipeSetting();
  return usesServer({ representation: { name: representation, parameters: representationParameters }, summary });
}

/** What the settings say of the parameters of a representation. */
export function representationParameters(representation: string): Readonly<Record<string, unknown>> {
  return parametersOf(setting('representationParameters'), representation.split(':')[0]);
}

function parametersOf(all: unknown, name: string): Readonly<Record<string, unknown>> {
  const own = typeof all === 'object' && all !== null ? (all as Record<string, unknown>)[name] : undefined;
  return typeof own === 'object' && own !== null ? (own as Record<string, unknown>) : {};
}

/** What of a list is a text. */
function texts(list: readonly unknown[]): string[] {
  return list.filter((item): item is string => typeof item === 'string' && item !== '');
}
