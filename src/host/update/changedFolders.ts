import { workspace, type Disposable } from 'vscode';
import { carriedId, places } from '../run/places';

/** Tells when the window has other folders, with what gives the id of a file now by the one it had before; undefined where its folder is gone. */
export function followFolders(changed: (idNow: (id: string) => string | undefined) => void): Disposable {
  const placesNow = () => places(workspace.workspaceFolders ?? []);
  let known = placesNow();
  return workspace.onDidChangeWorkspaceFolders(() => {
    const before = known;
    known = placesNow();
    const now = known;
    changed(id => carriedId(id, before, now));
  });
}
