import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KindredError } from '../../core/errors';
import { bytesUnder } from './bytesUnder';
import { GROUPINGS } from './groupingStore';
import { SUMMARIES, TAKEN_OUT } from './textStore';
import { VECTORS, whyRefused } from './vectorStore';

/** What is to be deleted has such a name first: the system refuses to delete a folder that another process goes on filling. */
const PUT_ASIDE = 'deleted-';
/** Where files are open that may not be moved, as on Windows, the folder itself is deleted, in as many tries. */
const TRIES = 5;

/** Deletes everything kept in the cache folder, what was left of an earlier try too; gives the number of bytes freed. Rejects with a `KindredError` where it cannot. */
export async function clearCache(cacheFolder: string): Promise<number> {
  let freed = 0;
  try {
    for (const part of [VECTORS, GROUPINGS, SUMMARIES, TAKEN_OUT]) {
      const folder = join(cacheFolder, part);
      freed += await bytesUnder(folder);
      const isAside = await rename(folder, join(cacheFolder, `${PUT_ASIDE}${randomUUID()}`)).then(() => true, () => false);
      if (!isAside) await rm(folder, { recursive: true, force: true, maxRetries: TRIES });
    }
    const names = await readdir(cacheFolder).catch(() => []);
    for (const name of names) if (name.startsWith(PUT_ASIDE)) await rm(join(cacheFolder, name), { recursive: true, force: true, maxRetries: TRIES });
  } catch (error) {
    throw new KindredError('storage', `Not everything that is kept in ${cacheFolder} could be deleted: ${whyRefused(error)}. What is left there is used as before; try again.`, { cause: error });
  }
  return freed;
}
