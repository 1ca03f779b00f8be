import { EventEmitter, Uri, commands, l10n, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { storageReason } from '../run/storageReason';
import { writeWhole } from '../run/wholeFile';
import { setting } from '../settings';
import { fileMayChange } from '../run/fileMayChange';
import type { AskToOverwrite, SharedFile } from './sharedDecisions';

const path = '.kindred/groups.json';
const copyPath = `${path}.backup`;

/** `.kindred/groups.json` in the first workspace folder, while the settings want the decisions there. */
export function workspaceFile(log: LogOutputChannel): SharedFile & Disposable {
  const changed = new EventEmitter<void>();
  const folder = () => workspace.workspaceFolders?.[0]?.uri;
  const at = () => Uri.joinPath(folder()!, path);
  const isWanted = () => folder() !== undefined && setting('edits.location') === 'workspace';
  let watcher: Disposable | undefined;
  const watch = () => {
    watcher?.dispose();
    watcher = isWanted() ? fileMayChange(folder()!, path, () => changed.fire()) : undefined;
  };
  const again = () => {
    watch();
    changed.fire();
  };
  watch();
  const listeners = [
    workspace.onDidChangeConfiguration(event => event.affectsConfiguration('kindred.edits.location') && again()),
    workspace.onDidChangeWorkspaceFolders(again),
    changed,
  ];
  const write = async (uri: Uri, text: string) => {
    if (uri.scheme === 'file') await writeWhole(uri.fsPath, text);
    else await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  };
  /** Writes something; what goes wrong is told. */
  const written = async (name: string, act: () => Thenable<void>) => {
    try {
      await act();
      return true;
    } catch (error) {
      log.error(error as Error);
      void window.showWarningMessage(l10n.t('{0} cannot be written: {1}. Your changes to groups are kept in this window’s storage.', name, storageReason(error)));
      return false;
    }
  };
  return {
    name: path,
    get wanted() {
      return isWanted();
    },
    onDidChange: changed.event,
    read: async () => {
      try {
        return new TextDecoder().decode(await workspace.fs.readFile(at()));
      } catch {
        return undefined;
      }
    },
    write: text => written(path, () => write(at(), text)),
    keepCopy: () => written(copyPath, () => workspace.fs.copy(at(), Uri.joinPath(folder()!, copyPath), { overwrite: true })),
    dispose: () => [watcher, ...listeners].forEach(part => void part?.dispose()),
  };
}

/** Says what is wrong with the file; it can be opened, or written over. */
export const askToOverwrite: AskToOverwrite = async problem => {
  const [open, overwrite] = [l10n.t('Open File'), l10n.t('Overwrite, Keeping a Copy')];
  const chosen = await window.showWarningMessage(problem, open, overwrite);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  // The editor says itself where the file is not there any more.
  if (chosen === open && folder) await commands.executeCommand('vscode.open', Uri.joinPath(folder, path));
  return chosen === overwrite;
};
