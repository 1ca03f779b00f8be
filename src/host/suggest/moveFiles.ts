import { Uri, WorkspaceEdit, l10n, workspace } from 'vscode';
import { KindredError } from '../../core/errors';
import { lastPart } from '../../core/paths';
import type { GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import { documentPlace, places } from '../run/places';

/** A file and the folder it is to go to, as suggestions name folders. */
export interface FileMove {
  readonly document: GroupedDocument;
  readonly to: string;
}

/**
 * Moves files by the editor's own edit, which shows them first and can be undone; true if they were moved. Rejects, with
 * nothing moved, when a file is gone or something of its name is there already.
 */
export async function moveFiles(moves: readonly FileMove[]): Promise<boolean> {
  const edit = new WorkspaceEdit();
  const taken = new Set<string>();
  for (const { document, to } of moves) {
    const [from, folder] = [documentUri(document), folderUri(to)];
    if (!from || !folder) throw new KindredError('badInput', l10n.t('{0} is not in this workspace. Nothing was moved.', document.id));
    const name = lastPart(from.path);
    const target = Uri.joinPath(folder, name);
    if (!(await exists(from))) throw new KindredError('badInput', l10n.t('{0} is gone. Nothing was moved; run again to see what is there now.', document.id));
    if ((await exists(target)) || taken.has(target.toString())) throw new KindredError('badInput', l10n.t('There is a file named {0} in {1} already. Nothing was moved; rename one of the two first.', name, to));
    taken.add(target.toString());
    edit.renameFile(from, target, { overwrite: false }, { needsConfirmation: true, label: l10n.t('Move to {0} (tick it, then press Apply)', to), description: document.id });
  }
  return workspace.applyEdit(edit, { isRefactoring: true });
}

function folderUri(folder: string): Uri | undefined {
  const place = documentPlace(folder, places(workspace.workspaceFolders ?? []));
  return place && Uri.joinPath(place.folder, place.path);
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
