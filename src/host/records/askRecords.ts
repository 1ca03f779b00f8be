import { ProgressLocation, ThemeIcon, l10n, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { RECORD_ENDINGS, mayBeRecords } from '../../core/documents/recordKinds';
import type { RecordFields } from '../../core/documents/recordFields';
import { lastPart } from '../../core/paths';
import { excerpt } from '../../core/result/excerpt';
import { CancelledError } from '../../core/work';
import { percent } from '../../core/lab/said';
import type { FieldsFound } from '../../protocol/engineSides';
import { activeUri } from '../activeEditor';
import { plainLabel } from '../plainLabel';
import type { Engine } from '../run/engine';
import type { Scope } from '../run/scope';
import { recordsPath } from './recordsPath';

/** Characters of an example that are shown of a field. */
const EXAMPLE = 120;

/** What to group of a file of records: the one given, or the active one, or one that is asked for, with the fields that make up the text. Undefined when it was given up. */
export async function askRecords(engine: Pick<Engine, 'ask'>, given: Uri | undefined): Promise<Scope | undefined> {
  const uri = given ?? (await fileAsked());
  if (!uri) return undefined;
  const path = await recordsPath(uri);
  const found = await fieldsOf(engine, path, lastPart(uri.path));
  const fields = found && (await askFields(found, lastPart(uri.path)));
  return fields && { kind: 'records', uri: uri.toString(), fields };
}

async function fileAsked(): Promise<Uri | undefined> {
  const active = activeUri();
  if (active && mayBeRecords(active.path)) return active;
  const [chosen] = (await window.showOpenDialog({ defaultUri: workspace.workspaceFolders?.[0]?.uri, openLabel: l10n.t('Cluster'), filters: { [l10n.t('Files of records')]: [...RECORD_ENDINGS.map(ending => ending.slice(1)), 'gz'] } })) ?? [];
  return chosen;
}

/** What fields there are; undefined when it was stopped. */
function fieldsOf(engine: Pick<Engine, 'ask'>, path: string, name: string): Thenable<FieldsFound | undefined> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Looking into {0}', name) };
  return window.withProgress(options, async (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return engine.ask('recordFields', { path }, stop.signal).catch(error => {
      if (error instanceof CancelledError) return undefined;
      throw error;
    });
  });
}

interface FieldItem extends QuickPickItem {
  readonly name: string;
}

/** Asks which fields make up the text of each record, the guessed ones ticked; what else is guessed stands behind the others. Nothing is asked where there is one field, or none, as of mails. */
async function askFields({ fields, guessed }: FieldsFound, file: string): Promise<RecordFields | undefined> {
  if (fields.length < 2) return guessed;
  const items = fields.map(({ name, example, filled }): FieldItem => ({
    name,
    label: plainLabel(name),
    description: [roleOf(name, guessed), filled < 1 && l10n.t('{0} filled', percent(filled))].filter(Boolean).join(' · '),
    detail: plainLabel(excerpt(example, EXAMPLE)),
    picked: guessed.text?.includes(name) ?? false,
    iconPath: new ThemeIcon('symbol-field'),
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Which fields are the text of {0}?', file),
    placeHolder: l10n.t('Records are grouped by these; several are joined'),
    canPickMany: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.length ? { ...guessed, text: chosen.map(({ name }) => name) } : undefined;
}

function roleOf(name: string, { title, id, date, tags, numbers }: RecordFields): string {
  const roles = [title === name && l10n.t('title'), date === name && l10n.t('date'), tags?.includes(name) && l10n.t('tags'), numbers?.includes(name) && l10n.t('number'), id === name && l10n.t('name')];
  return roles.filter(Boolean).join(', ');
}
