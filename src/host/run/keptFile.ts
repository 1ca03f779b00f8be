import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import { writeWhole } from './wholeFile';

/** Bytes that are compressed at once, and compressed bytes that are written at once. */
const TAKEN = 1 << 20;
const GIVEN = 1 << 17;

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
  const zip = createGzip({ chunkSize: GIVEN });
  const filled = pipeline(joined(pieces), zip);
  // Where the file cannot be written, that is the reason to tell.
  filled.catch(() => undefined);
  try {
    await writeWhole(join(folder, name), zip);
  } finally {
    zip.destroy();
  }
  await filled;
}

/** Joins small pieces: each that is compressed goes to another thread and back, and may wait for a core both ways. */
async function* joined(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < TAKEN) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  yield Buffer.concat(waiting);
}
