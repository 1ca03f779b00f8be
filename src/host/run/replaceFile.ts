import { rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** What Windows says of a file that someone else has open, as a second window or a virus scanner. */
const IN_USE = new Set(['EPERM', 'EACCES', 'EBUSY']);
const LONGEST_WAIT_MS = 640;

/** Puts a file in the place of another. On Windows, which lets nobody replace what is open elsewhere, it is tried again for a second. */
export async function replaceFile(from: string, to: string, { move = rename, platform = process.platform } = {}): Promise<void> {
  for (let ms = 10; ; ms *= 2) {
    try {
      return await move(from, to);
    } catch (error) {
      if (platform !== 'win32' || !IN_USE.has((error as NodeJS.ErrnoException).code ?? '') || ms > LONGEST_WAIT_MS) throw error;
      await wait(ms);
    }
  }
}
