import { Uri, window, workspace } from 'vscode';

/** Asks where to save a file, in the workspace to begin with; undefined when nobody says where. */
export async function askWhereToSave(name: string, filters: Record<string, string[]>): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({ filters, defaultUri: folder ? Uri.joinPath(folder, name) : Uri.file(name) });
}

/** Asks where to save a file, and writes it; nothing happens when nobody says where. */
export async function saveAs(name: string, filters: Record<string, string[]>, bytes: Uint8Array): Promise<void> {
  const target = await askWhereToSave(name, filters);
  if (target) await workspace.fs.writeFile(target, bytes);
}
