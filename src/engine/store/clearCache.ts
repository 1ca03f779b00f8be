import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesUnder } from './bytesUnder';
import { GROUPINGS } from './groupingStore';
import { SUMMARIES, TAKEN_OUT } from './textStore';
import { VECTORS } from './vectorStore';

/** Deletes everything kept in the cache folder; gives the number of bytes freed. */
export async function clearCache(cacheFolder: string): Promise<number> {
  let freed = 0;
  for (const part of [VECTORS, GROUPINGS, SUMMARIES, TAKEN_OUT]) {
    const folder = join(cacheFolder, part);
    freed += await bytesUnder(folder);
    await rm(folder, { recursive: true, force: true });
  }
  return freed;
}
