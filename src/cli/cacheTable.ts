import type { CacheContents } from '../engine/store/cacheContents';
import { number } from './table';

/** What a cache folder holds, as text. */
export function cacheTable(folder: string, { vectors, summaries, groupings, bytes }: CacheContents): string {
  const models = vectors.map(({ model, folder: name, dimensions, records, bytes: own }) => `${number(records).padStart(11)} vectors of ${dimensions} numbers, ${megabytes(own)}: ${model ?? `a model kept by an earlier version (${name})`}\n`);
  return `${folder}: ${megabytes(bytes)}\n${models.join('')}${number(summaries).padStart(11)} summaries\n${number(groupings).padStart(11)} finished groupings\n`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
