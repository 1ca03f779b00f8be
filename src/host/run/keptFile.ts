import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import { writeWhole } from './wholeFile';

/** Bytes that are compressed before they are handed on. */
const AT_ONCE = 1 << 17;

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

/**
 * Keeps contents that come in pieces, compressed; other windows and a later one see the old file or the new one, never half of
 * one. Rejects as writing does, or as making the pieces does.
 */
export async function writeKeptFile(folder: string, name: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  const zip = createGzip({ chunkSize: AT_ONCE });
  const filled = pipeline(pieces, zip);
  // Where the file cannot be written, that is the reason to tell.
  filled.catch(() => undefined);
  try {
    await writeWhole(join(folder, name), zip);
  } finally {
    zip.destroy();
  }
  await filled;
}
