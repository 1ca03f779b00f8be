import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { writeWhole } from './wholeFile';

/** Contents of a compressed file of the storage: undefined if there is none. Rejects if it cannot be read or is damaged. */
export async function readKeptFile(folder: string, name: string): Promise<Buffer | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return promisify(gunzip)(bytes);
}

/** Keeps contents, compressed; other windows and a later one see the old file or the new one, never half of one. */
export async function writeKeptFile(folder: string, name: string, contents: string | Uint8Array): Promise<void> {
  await writeWhole(join(folder, name), await promisify(gzip)(contents));
}
