import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { KindredError } from '../../core/errors';
import { Pace, type Work } from '../../core/work';
import type { Imported } from '../../protocol/cacheFile';
import { keepFile } from '../files/keepFile';
import { plainReason } from '../files/readable';
import { readArchive, type SmallFile, type Totals } from './archive';
import { readKey, readVector, recordBytes } from './record';
import { openStoreFolder, VECTORS, whyRefused, type VectorStore } from './vectorStore';

/** The only places an archive may write to. */
const PLACES = /^(vectors\/[0-9a-f]{16}\/model\.txt|vectors\/server-[0-9a-f]{16}\.json|summaries\/[0-9a-f]{16}\/[0-9a-f]{32}\.txt)$/;

/**
 * Adds what an exported file holds to a cache; what is there already stays. Damaged records are left out and counted.
 * Rejects with a `KindredError` when the file is none that was exported, or the cache cannot be written: what was added
 * until then stays.
 */
export async function importCache(cacheFolder: string, path: string, work: Work = {}): Promise<Imported> {
  const pace = new Pace(work.signal);
  const stores = new Map<string, VectorStore>();
  const file = openToImport(path);
  let [added, known, torn, blocks] = [0, 0, 0, 0];
  let totals: Totals | undefined;

  async function storeFor(folder: string, dimensions: number): Promise<VectorStore> {
    const key = `${folder} ${dimensions}`;
    const refuse = (error: unknown) => {
      throw new KindredError('storage', `The cache ${cacheFolder} cannot take more: ${whyRefused(error)}. What was imported so far stays; make room and import again.`, { cause: error });
    };
    const store = stores.get(key) ?? (await openStoreFolder(join(cacheFolder, VECTORS, folder), dimensions, refuse));
    stores.set(key, store);
    return store;
  }

  async function addRecords(folder: string, dimensions: number, records: Buffer): Promise<void> {
    const store = await storeFor(folder, dimensions);
    const size = recordBytes(dimensions);
    const keys: string[] = [];
    const vectors: Float32Array[] = [];
    for (let start = 0; start + size <= records.length; start += size) {
      if (pace.due) await pace.breathe();
      const record = records.subarray(start, start + size);
      const vector = readVector(record, dimensions);
      const key = readKey(record);
      if (!vector) torn++;
      else if (store.get(key)) known++;
      else {
        keys.push(key);
        vectors.push(vector);
      }
    }
    if (keys.length > 0) store.add(keys, vectors);
    added += keys.length;
  }

  try {
    const bytes = fstatSync(file).size;
    for (const { block, offset } of readArchive(file)) {
      await pace.breathe();
      blocks++;
      if (block.kind === 'vectors') await addRecords(block.folder, block.dimensions, block.records);
      else if (block.kind === 'file') await addFile(cacheFolder, block.file);
      else totals = block.totals;
      work.report?.(offset, bytes);
    }
  } finally {
    for (const store of stores.values()) store.close();
    closeSync(file);
  }
  if (blocks === 0) throw new KindredError('badInput', `${path} is no file that kindred cache export wrote. Nothing was changed.`);
  return { added, known, damaged: totals ? Math.max(torn, totals.vectors - added - known) : torn, whole: totals !== undefined };
}

function openToImport(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new KindredError('badInput', `${gone ? `There is no file ${path}.` : `${path} cannot be read. ${plainReason(error)}`} Nothing was changed; name a file that kindred cache export wrote.`, { cause: error });
  }
}

async function addFile(cacheFolder: string, { path, text }: SmallFile): Promise<void> {
  if (typeof path !== 'string' || typeof text !== 'string' || !PLACES.test(path)) return;
  const place = join(cacheFolder, ...path.split('/'));
  if (!existsSync(place)) await keepFile(place, text);
}
