import { FileType, Uri, workspace } from 'vscode';
import type { FileTree, TreeEntry } from '../../core/documents/fileTree';
import { findFiles } from '../../core/documents/find';
import type { Selection, Source } from '../../protocol/engineSides';

/** Documents of a folder that is not on this machine's file system, found by the editor's own reading of it. */
export async function virtualFolder(folder: Uri, prefix: string, selection: Selection, signal: AbortSignal): Promise<Source> {
  const { files, skipped } = await findFiles(editorTree(folder), selection, { signal });
  const idOf = (path: string) => (prefix ? `${prefix}/${path}` : path);
  return {
    kind: 'files',
    files: files.map(({ path }) => ({ id: idOf(path), uri: Uri.joinPath(folder, path).toString() })),
    skipped: skipped.map(({ path, reason }) => ({ path: idOf(path), reason })),
  };
}

function editorTree(root: Uri): FileTree {
  const at = (path: string) => (path ? Uri.joinPath(root, path) : root);
  return {
    readDirectory: async path => (await workspace.fs.readDirectory(at(path))).map(([name, type]) => ({ name, kind: kindOf(type) })),
    size: async path => (await workspace.fs.stat(at(path))).size,
    readFile: async path => workspace.fs.readFile(at(path)),
  };
}

function kindOf(type: FileType): TreeEntry['kind'] {
  if (type & FileType.SymbolicLink) return 'link';
  if (type & FileType.Directory) return 'folder';
  return type & FileType.File ? 'file' : 'other';
}
