import { Uri } from 'vscode';

/** A folder of the editor's storage for a window, where another has the workspace open already: the workspace's, with a number behind. */
const OF_ANOTHER_WINDOW = /^(-?[0-9a-f]+)-[1-9]$/;

/**
 * The workspace's storage, the same in all windows on it: what the editor gives those that come second would begin with
 * nothing, and what is kept there no later window would find. Without a folder there is none.
 */
export function workspaceStorage(given: Uri | undefined): Uri | undefined {
  if (given?.scheme !== 'file') return given;
  const [own, window] = given.path.split('/').reverse();
  const workspace = OF_ANOTHER_WINDOW.exec(window)?.[1];
  return workspace === undefined ? given : Uri.joinPath(given, '..', '..', workspace, own);
}
