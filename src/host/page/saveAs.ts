import { Uri, window, workspace } from 'vscode';

/** Asks where to save a file, and writes it; nothing happens when nobody says where. */
export async function saveAs(name: string, filters: Record<string, string[]>, bytes: Uint8Array): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({ filters, defaultUri: folder ? Uri.joinPath(folder, name) : Uri.file(name) });
  if (target) await workspace.fs.writeFile(target, bytes);
}
