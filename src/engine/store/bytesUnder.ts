import { statSync, type Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sumOf } from '../../core/sums';

/** All files below a folder, with what the system knows of them; none when it is not there. Those that go meanwhile are left out. */
export async function filesUnder(folder: string): Promise<{ readonly path: string; readonly about: Stats }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const found = await Promise.all(paths.map(path => stat(path).then(about => [{ path, about }], () => [])));
  return found.flat();
}

/** Bytes of all files below a folder; 0 when it is not there. */
export async function bytesUnder(folder: string): Promise<number> {
  return sumOf((await filesUnder(folder)).map(({ about }) => about.size));
}

/** Bytes of a file; 0 when it is not there. */
export function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
