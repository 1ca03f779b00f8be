import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GROUPINGS } from './groupingStore';
import { SUMMARIES } from './summaryStore';
import { VECTORS } from './vectorStore';

/** Deletes everything kept in the cache folder; gives the number of bytes freed. */
export async function clearCache(cacheFolder: string): Promise<number> {
  let freed = 0;
  for (const part of [VECTORS, GROUPINGS, SUMMARIES]) {
    const folder = join(cacheFolder, part);
    freed += await bytesUnder(folder);
    await rm(folder, { recursive: true, force: true });
  }
  return freed;
}

async function bytesUnder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.filter(entry => entry.isFile()).map(async entry => (await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
