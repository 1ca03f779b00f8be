import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';
import { KindredError } from '../../core/errors';
import { storageReason } from '../run/storageReason';

/** Asks where to save a file, in the workspace to begin with, or in the home folder without one; undefined when nobody says where. */
export async function askWhereToSave(name: string, filters: Record<string, string[]>): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  return window.showSaveDialog({ filters, defaultUri: Uri.joinPath(folder, name) });
}

/** Asks where to save a file, and writes it; nothing happens when nobody says where. */
export async function saveAs(name: string, filters: Record<string, string[]>, bytes: Uint8Array): Promise<void> {
  const target = await askWhereToSave(name, filters);
  if (target) await writeFile(target, bytes);
}

/** Writes a file where a person wants it. Rejects with a `KindredError` that says why it cannot be written. */
export async function writeFile(target: Uri, content: string | Uint8Array): Promise<void> {
  try {
    await workspace.fs.writeFile(target, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    throw new KindredError('storage', l10n.t('{0} cannot be written: {1}. Choose another place.', workspace.asRelativePath(target), storageReason(error)), { cause: error });
  }
}
