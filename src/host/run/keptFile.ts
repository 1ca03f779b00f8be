import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGzip, gunzip, type Gzip } from 'node:zlib';
import { writeWhole } from './wholeFile';

/** Bytes that are compressed at once (each time they go to another thread and back, and may wait for a core both ways), and compressed bytes that are written at once. */
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

/** Contents in pieces; texts become UTF-8. */
type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Keeps contents, compressed; other windows and a later one see the old file or the new one, never half of one. Rejects as
 * writing does, or as making the pieces does.
 */
export async function writeKeptFile(folder: string, name: string, pieces: Pieces): Promise<void> {
  const zip = createGzip({ chunkSize: GIVEN });
  const filled = fill(zip, pieces);
  // Whoever reads what is compressed hears of it, even if only later.
  zip.on('error', () => undefined);
  // Where the file cannot be written, that is the reason to tell.
  filled.catch(error => zip.destroy(error as Error));
  try {
    await writeWhole(join(folder, name), zip);
  } finally {
    zip.destroy();
  }
  await filled;
}

/** Texts are put together in one room again and again: in buffers of their own they would be more to clear away than all else that is done here. */
async function fill(zip: Gzip, pieces: Pieces): Promise<void> {
  const room = Buffer.allocUnsafe(TAKEN);
  let used = 0;
  const flush = async () => {
    if (used) await written(zip, room.subarray(0, used));
    used = 0;
  };
  for await (const piece of pieces) {
    const bytes = Buffer.byteLength(piece);
    const alone = bytes > TAKEN || typeof piece !== 'string';
    if (alone || used + bytes > TAKEN) await flush();
    if (alone) await written(zip, piece);
    else used += room.write(piece, used);
  }
  await flush();
  zip.end();
}

/** Resolves once all of it is compressed, so that its memory is free for more. */
function written(zip: Gzip, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => zip.write(piece, error => (error ? reject(error) : resolve())));
}
