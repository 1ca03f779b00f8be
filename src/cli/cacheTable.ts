import type { CacheContents } from '../engine/store/cacheContents';
import { counted, number } from './table';

/** Columns that a count stands in. */
const COLUMN = 11;

/** What a cache folder holds, as text. */
export function cacheTable(folder: string, { vectors, summaries, texts, groupings, bytes }: CacheContents): string {
  const models = vectors.map(({ model, folder: name, dimensions, records, bytes: own }) => `${row(records, 'vector')} of ${dimensions} numbers, ${megabytes(own)}: ${model ?? `a model kept by an earlier version (${name})`}\n`);
  return `${folder}: ${megabytes(bytes)}\n${models.join('')}${row(summaries, 'summary', 'summaries')}\n${row(texts, 'text of a PDF or the like', 'texts of PDF and the like')}\n${row(groupings, 'finished grouping')}\n`;
}

function row(count: number, what: string, several?: string): string {
  const text = counted(count, what, several);
  return text.padStart(text.length + COLUMN - number(count).length);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
