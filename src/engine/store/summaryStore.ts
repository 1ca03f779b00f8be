import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFile } from '../files/keepFile';
import { textKey } from './record';

/** Folder of the kept summaries within the cache folder. */
export const SUMMARIES = 'summaries';

/** Summaries of texts kept on disk, one file each, under what made them. */
export interface SummaryStore {
  /** The summary of a text; undefined when there is none. */
  get(text: string): Promise<string | undefined>;
  /** Keeps a summary. Never rejects: where nothing can be written, the model is asked again next time. */
  add(text: string, summary: string): Promise<void>;
}

/** Opens the summaries kept for `identity` (model and task) under the cache folder. */
export function openSummaryStore(cacheFolder: string, identity: string): SummaryStore {
  const folder = join(cacheFolder, SUMMARIES, createHash('sha256').update(identity).digest('hex').slice(0, 16));
  const pathOf = (text: string) => join(folder, `${textKey(identity, text)}.txt`);
  return {
    get: text => readFile(pathOf(text), 'utf8').catch(() => undefined),
    add: (text, summary) => keepFile(pathOf(text), summary),
  };
}
