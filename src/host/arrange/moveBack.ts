import { Uri, workspace, WorkspaceEdit } from 'vscode';

/** A move that was offered, and whether its folder was made for it. */
export interface PlannedMove {
  readonly from: Uri;
  readonly to: Uri;
  readonly isNewFolder: boolean;
}

/** Takes moves back: those that were made and whose place is free. Folders made for them go, once they are empty. */
export async function moveBack(moves: readonly PlannedMove[]): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { from, to } of moves) if ((await exists(to)) && !(await exists(from))) edit.renameFile(to, from, { overwrite: false });
  await workspace.applyEdit(edit);
  const made = new Set(moves.filter(({ isNewFolder }) => isNewFolder).map(({ to }) => Uri.joinPath(to, '..').toString()));
  // A folder that holds anything is not deleted.
  for (const folder of made) await workspace.fs.delete(Uri.parse(folder), { recursive: false }).then(undefined, () => undefined);
}

function exists(uri: Uri): Thenable<boolean> {
  return workspace.fs.stat(uri).then(() => true, () => false);
}
