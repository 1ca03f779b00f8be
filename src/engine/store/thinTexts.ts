import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A day in ms: what was used within one may be wanted again by a run that goes on. */
export const DAY_MS = 24 * 60 * 60_000;
/** Texts that nobody asked for during so many days are of files that changed or are gone. */
const MOST_DAYS = 90;
/** Bytes of texts that are kept for longer than a day. */
const MOST_BYTES = 1 << 30;

/** Lets texts below a folder go: those unused for long, and the longest unused where all take too much room. Never rejects. */
export async function thinTexts(folder: string, mostBytes = MOST_BYTES): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const now = Date.now();
  const texts: { readonly path: string; readonly days: number; readonly size: number }[] = [];
  for (const entry of entries.filter(each => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const about = await stat(path).catch(() => undefined);
    if (about) texts.push({ path, days: (now - about.mtimeMs) / DAY_MS, size: about.size });
  }
  let bytes = texts.reduce((sum, { size }) => sum + size, 0);
  for (const { path, days, size } of texts.sort((a, b) => b.days - a.days)) {
    if (days <= MOST_DAYS && (bytes <= mostBytes || days <= 1)) break;
    bytes -= size;
    await rm(path, { force: true }).catch(() => undefined);
  }
}
