import { l10n, window, workspace, type Memento, type Uri } from 'vscode';
import { documentId, places } from '../run/places';
import { count } from '../words';

const LABELS = 'kindred.labels';

/** Labels given by hand in this workspace, by document id. */
export function labelsByHand(kept: Memento): Readonly<Record<string, string>> {
  return kept.get<Record<string, string>>(LABELS) ?? {};
}

/** Asks for a label and gives it to files; an empty one takes theirs away. Folders have no label of their own. */
export async function labelFiles(kept: Memento, uris: readonly Uri[]): Promise<void> {
  const known = places(workspace.workspaceFolders ?? []);
  const ids = uris.map(uri => documentId(uri, known));
  const labels = labelsByHand(kept);
  const label = await window.showInputBox({
    title: ids.length === 1 ? l10n.t('Label 1 File') : l10n.t('Label {0} Files', count(ids.length)),
    prompt: l10n.t('Kindred learns from labelled files where others belong. Leave it empty to take labels away. In use: {0}', inUse(labels)),
    value: labels[ids[0]] ?? '',
    ignoreFocusOut: true,
  });
  if (label === undefined) return;
  await kept.update(LABELS, labelled(labels, ids, label.trim()));
}

/** Labels after some documents got one; an empty one takes theirs away. */
export function labelled(labels: Readonly<Record<string, string>>, ids: readonly string[], label: string): Record<string, string> {
  const others = Object.entries(labels).filter(([id]) => !ids.includes(id));
  return Object.fromEntries([...others, ...(label ? ids.map(id => [id, label]) : [])]);
}

function inUse(labels: Readonly<Record<string, string>>): string {
  const names = [...new Set(Object.values(labels))].sort();
  return names.length > 0 ? names.join(', ') : l10n.t('none yet');
}
