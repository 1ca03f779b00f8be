import type { Format } from '../../core/documents/formats';
import { openTextStore, TAKEN_OUT } from '../store/textStore';

/** Gives the text of a file in a format that has to be taken out of it; rejects as `extract` does. */
export type TextOf = (format: Format, file: { readonly bytes: Uint8Array; readonly hash: string }, signal?: AbortSignal) => Promise<string>;

/** Counts up when other texts come out of the same files. */
const WAY = 'texts of files 1';

/** Takes it out each time. */
export const takeText: TextOf = async (format, { bytes }, signal) => (await import('./extract')).extract(format, bytes, signal);

/** Keeps what was taken out, as that takes a hundred times as long as to read it. */
export function takenTexts(cacheFolder: string): TextOf {
  const store = openTextStore(cacheFolder, TAKEN_OUT, WAY);
  return async (format, file, signal) => {
    const key = `${format} ${file.hash}`;
    const kept = await store.get(key);
    if (kept !== undefined) return kept;
    const text = await takeText(format, file, signal);
    await store.add(key, text);
    return text;
  };
}
