import { createHash } from 'node:crypto';
import { readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFile } from '../files/keepFile';
import { textKey } from './record';
import { DAY_MS } from './thinTexts';

/** Folders of kept texts within the cache folder: of summaries, and of what was taken out of files, which never leaves this machine. */
export const SUMMARIES = 'summaries';
export const TAKEN_OUT = 'texts';

/** Texts made of others, or of files, kept on disk, one file each, under what made them. */
export interface TextStore {
  /** What was made of a text, or of what has this name, which counts as used now; undefined when there is none. */
  get(text: string): Promise<string | undefined>;
  /** Keeps what was made of it. Never rejects: where nothing can be written, it is made again next time. */
  add(text: string, made: string): Promise<void>;
}

/** Opens one of these folders for `identity` (what made its texts). */
export function openTextStore(cacheFolder: string, kind: typeof SUMMARIES | typeof TAKEN_OUT, identity: string): TextStore {
  const folder = join(cacheFolder, kind, createHash('sha256').update(identity).digest('hex').slice(0, 16));
  const pathOf = (text: string) => join(folder, `${textKey(identity, text)}.txt`);
  return {
    async get(text) {
      const made = await readFile(pathOf(text), 'utf8').catch(() => undefined);
      if (made !== undefined) await markUsed(pathOf(text)).catch(() => undefined);
      return made;
    },
    add: (text, made) => keepFile(pathOf(text), made),
  };
}

/** A file's time is that of its last use, to the day. */
async function markUsed(path: string): Promise<void> {
  const now = Date.now();
  if (now - (await stat(path)).mtimeMs > DAY_MS) await utimes(path, now / 1000, now / 1000);
}
