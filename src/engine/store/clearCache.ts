import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KindredError } from '../../core/errors';
import { bytesUnder } from './bytesUnder';
import { GROUPINGS } from './groupingStore';
import { SUMMARIES, TAKEN_OUT } from './textStore';
import { VECTORS, whyRefused } from './vectorStore';

/** Another process that writes into a folder meanwhile makes the system refuse to delete it. */
const TRIES = 5;

/** Deletes everything kept in the cache folder; gives the number of bytes freed. Rejects with a `KindredError` where it cannot. */
export async function clearCache(cacheFolder: string): Promise<number> {
  let freed = 0;
  for (const part of [VECTORS, GROUPINGS, SUMMARIES, TAKEN_OUT]) {
    const folder = join(cacheFolder, part);
    freed += await bytesUnder(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: TRIES }).catch(error => {
      throw new KindredError('storage', `Not everything that is kept in ${cacheFolder} could be deleted: ${whyRefused(error)}. What is left there is used as before; try again.`, { cause: error });
    });
  }
  return freed;
}
