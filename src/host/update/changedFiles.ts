import { workspace, type Disposable, type Uri } from 'vscode';
import { couldBeDocument } from '../../core/documents/couldBeDocument';
import { debounced } from '../debounced';
import { documentId, isBelow, places } from '../run/places';
import { selectionFor } from '../settings';

/** Changes that follow one another faster than this are told together: a save, a checkout, a folder that is moved. */
const QUIET_MS = 400;
/** Where they do not cease, as while a program writes on, they are told so often. */
const MOST_MS = 5_000;

/**
 * Tells of files and folders below the workspace that changed, came or went, by the ids that documents have, many at once. What
 * cannot be a document by its name and the settings is passed over.
 */
export function watchFiles(changed: (ids: readonly string[]) => void): Disposable {
  const heard = new Map<string, Uri>();
  const tell = debounced(() => {
    const ids = idsOf([...heard.values()]);
    heard.clear();
    if (ids.length > 0) changed(ids);
  }, QUIET_MS, MOST_MS);
  const hear = (uri: Uri) => {
    heard.set(uri.toString(), uri);
    tell.ask();
  };
  const watcher = workspace.createFileSystemWatcher('**/*');
  const listeners = [watcher, watcher.onDidChange(hear), watcher.onDidCreate(hear), watcher.onDidDelete(hear), tell];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}

function idsOf(uris: readonly Uri[]): string[] {
  const folders = workspace.workspaceFolders ?? [];
  const known = places(folders);
  return folders.flatMap(({ uri: folder }) => {
    const could = couldBeDocument(selectionFor(folder));
    const below = uris.filter(uri => isBelow(uri, folder) && uri.path !== folder.path);
    return below.filter(uri => could(uri.path.slice(folder.path.length).replace(/^\//, ''))).map(uri => documentId(uri, known));
  });
}
