import { RelativePattern, window, workspace, type Disposable, type Uri } from 'vscode';

/**
 * Hears when a file below a folder may be another: as the editor sees it, and on coming back to the window, as not every file
 * system tells of changes.
 */
export function fileMayChange(folder: Uri, path: string, hear: () => void): Disposable {
  const files = workspace.createFileSystemWatcher(new RelativePattern(folder, path));
  for (const event of [files.onDidChange, files.onDidCreate, files.onDidDelete]) event(hear);
  const focus = window.onDidChangeWindowState(({ focused }) => focused && hear());
  return { dispose: () => [files, focus].forEach(part => void part.dispose()) };
}
