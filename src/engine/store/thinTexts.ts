import { rm } from 'node:fs/promises';
import { sumOf } from '../../core/sums';
import { filesUnder } from './bytesUnder';

/** A day in ms: what was used within one may be wanted again by a run that goes on. */
export const DAY_MS = 24 * 60 * 60_000;
/** Texts that nobody asked for during so many days are of files that changed or are gone. */
const MOST_DAYS = 90;
/** Bytes of texts that are kept for longer than a day. */
const MOST_BYTES = 1 << 30;

/** Lets texts below a folder go: those unused for long, and the longest unused where all take too much room. Never rejects. */
export async function thinTexts(folder: string, mostBytes = MOST_BYTES): Promise<void> {
  const now = Date.now();
  const texts = (await filesUnder(folder)).map(({ path, about }) => ({ path, days: (now - about.mtimeMs) / DAY_MS, size: about.size }));
  let bytes = sumOf(texts.map(({ size }) => size));
  for (const { path, days, size } of texts.sort((a, b) => b.days - a.days)) {
    if (days <= MOST_DAYS && (bytes <= mostBytes || days <= 1)) break;
    bytes -= size;
    await rm(path, { force: true }).catch(() => undefined);
  }
}
