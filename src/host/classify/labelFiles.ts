import { l10n, window, workspace, type LogOutputChannel, type Uri } from 'vscode';
import type { DocumentIndex } from '../answers/documentIndex';
import { documentId, places, type Place } from '../run/places';
import { recordAt } from '../text/textUri';
import { storedValue, type StoredValue } from '../run/storedValue';
import { count } from '../words';

/** Labels given by hand in a workspace, by document id. */
export type Labels = Readonly<Record<string, string>>;

function takeLabels(kept: unknown): Labels {
  return Object.fromEntries(Object.entries(kept ?? {}).filter(([, label]) => typeof label === 'string'));
}

/** Remembers labels, for all windows on the workspace. */
export function labelsByHand(storage: Uri | undefined, log: LogOutputChannel): StoredValue<Labels> {
  return storedValue(storage, 'labels.json', takeLabels, log);
}

/** Asks for a label and gives it to files, or to records; an empty one takes theirs away. Folders have no label of their own. */
export async function labelFiles(kept: StoredValue<Labels>, uris: readonly Uri[], index: Pick<DocumentIndex, 'idOf'>): Promise<void> {
  const known = places(workspace.workspaceFolders ?? []);
  const ids = uris.map(uri => index.idOf(uri) ?? idOf(uri, known));
  const labels = await kept.read();
  const label = await window.showInputBox({
    title: titleOf(uris),
    prompt: l10n.t('Kindred learns from what is labelled where others belong. Leave it empty to take labels away. In use: {0}', inUse(labels)),
    value: labels[ids[0]] ?? '',
    ignoreFocusOut: true,
  });
  if (label === undefined) return;
  await kept.change(now => labelled(now, ids, label.trim()));
}

/** Labels after some documents got one; an empty one takes theirs away. */
export function labelled(labels: Labels, ids: readonly string[], label: string): Labels {
  const others = Object.entries(labels).filter(([id]) => !ids.includes(id));
  return Object.fromEntries([...others, ...(label ? ids.map(id => [id, label]) : [])]);
}

/** The id of a file, or of a record that is not on show, as its groups would have it. */
function idOf(uri: Uri, known: readonly Place[]): string {
  const record = recordAt(uri);
  return record ? `${documentId(record.file, known)}/${record.id}` : documentId(uri, known);
}

function inUse(labels: Labels): string {
  const names = [...new Set(Object.values(labels))].sort();
  return names.length > 0 ? names.join(', ') : l10n.t('none yet');
}

function titleOf(uris: readonly Uri[]): string {
  if (uris.every(uri => recordAt(uri))) return uris.length === 1 ? l10n.t('Label 1 Record') : l10n.t('Label {0} Records', count(uris.length));
  return uris.length === 1 ? l10n.t('Label 1 File') : l10n.t('Label {0} Files', count(uris.length));
}
