import { join } from 'node:path';
import type { Format } from '../../core/documents/formats';
import { withoutText } from '../../core/documents/reasons';
import { CancelledError, unlessCancelled } from '../../core/work';
import { openTextStore, TAKEN_OUT } from '../store/textStore';
import { DAY_MS, thinTexts } from '../store/thinTexts';
import type { SheetRow } from './workbook';

/** Takes the text out of a file of a format; rejects as `extract` does. */
export type TakeText = (format: Format, bytes: Uint8Array, signal?: AbortSignal) => Promise<string>;

/** Gives the text of a file; `beside` makes of the way in which it would be taken out another. Rejects as `extract` does. */
export type TextOf = (format: Format, file: { readonly bytes: Uint8Array; readonly hash: string }, signal?: AbortSignal, beside?: (otherwise: TakeText) => TakeText) => Promise<string>;

/** Counts up when other texts come out of the same files. */
const WAY = 'texts of files 10';

export const takeText: TakeText = async (format, bytes, signal) => (await import('./extract')).extract(format, bytes, signal);

/** The rows of an Excel workbook; rejects as `workbookRows` of `extract` does. */
export const takeRows = async (bytes: Uint8Array, signal?: AbortSignal): Promise<readonly SheetRow[]> => (await import('./extract')).workbookRows(bytes, signal);

/** Takes it out each time. */
export const textTaken: TextOf = (format, { bytes }, signal, beside = same => same) => beside(takeText)(format, bytes, signal);

/** Keeps what was taken out, as that takes a hundred times as long as to read it, and that there is no text; what was not asked for in months goes. What several ask for at once is taken out once. */
export function takenTexts(cacheFolder: string, take = takeText, thin = thinTexts): TextOf {
  const store = openTextStore(cacheFolder, TAKEN_OUT, WAY);
  const under = new Map<string, Promise<string>>();
  let thinned = -Infinity;
  const add = async (key: string, text: string) => {
    await store.add(key, text);
    // It looks at every text that is kept, of which there may be a hundred thousand, and lets none of the last day go: nobody waits for it.
    if (Date.now() - thinned < DAY_MS) return;
    thinned = Date.now();
    void thin(join(cacheFolder, TAKEN_OUT));
  };
  const made = async (key: string, ...[format, file, signal, beside = same => same]: Parameters<TextOf>) => {
    const kept = await store.get(key);
    if (kept === '') throw new Error(withoutText(format));
    if (kept !== undefined) return kept;
    try {
      const text = await beside(take)(format, file.bytes, signal);
      await add(key, text);
      return text;
    } catch (error) {
      if ((error as Error).message === withoutText(format)) await add(key, '');
      throw error;
    }
  };
  const textOf: TextOf = (format, file, signal, beside) => {
    const key = `${format} ${file.hash}`;
    const known = under.get(key);
    // Who asked first may have been stopped.
    if (known) return unlessCancelled(known, signal).catch(error => (error instanceof CancelledError && !signal?.aborted ? textOf(format, file, signal, beside) : Promise.reject(error as Error)));
    const text = made(key, format, file, signal, beside).finally(() => under.delete(key));
    under.set(key, text);
    return text;
  };
  return textOf;
}
