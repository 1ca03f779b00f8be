import { readFile as readFileWith, type Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FileTree, TreeEntry } from '../../core/documents/fileTree';
import { inPlainWords } from './readable';

/** Half the work of the function of the same name that gives promises itself. */
const readFile = promisify(readFileWith);

/** The files below a folder on this machine. Its errors say in plain words why something could not be read. */
export function nodeTree(root: string): FileTree {
  const place = (below: string) => path.join(root, below);
  return {
    readDirectory: async below => (await inPlainWords(readdir(place(below), { withFileTypes: true }), below)).map(entry),
    size: async below => (await inPlainWords(stat(place(below)), below)).size,
    readFile: (below, atMost) => inPlainWords(atMost === undefined ? readFile(place(below)) : readStart(place(below), atMost), below),
  };
}

/** Bytes of one file, for files named one by one. Rejects with a message in plain words. */
export function readBytes(file: string): Promise<Uint8Array> {
  return inPlainWords(readFile(file), file);
}

/** Size of one file in bytes. Rejects with a message in plain words. */
export async function sizeOf(file: string): Promise<number> {
  return (await inPlainWords(stat(file), file)).size;
}

/** Whether a file or folder was taken away: what it lay in is there, as it is not where a whole drive is missing. */
export async function isGone(place: string): Promise<boolean> {
  const isMissing = (name: string) => stat(name).then(() => false, ({ code }: NodeJS.ErrnoException) => code === 'ENOENT');
  return (await isMissing(place)) && !(await isMissing(path.dirname(place)));
}

function entry(found: Dirent): TreeEntry {
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other';
  return { name: found.name, kind };
}

async function readStart(file: string, bytes: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
