import { mkdir, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 20;
/** A file is read and written in far less: who holds it longer ended in between. */
const LONGEST_MS = 2_000;

/** Does a task on a file while no other window does one: a folder beside the file says so meanwhile. */
export async function oneAtATime<T>(file: string, task: () => Promise<T>): Promise<T> {
  const mark = `${file}.lock`;
  await begin(mark);
  try {
    return await task();
  } finally {
    await rmdir(mark).catch(() => undefined);
  }
}

async function begin(mark: string): Promise<void> {
  await mkdir(dirname(mark), { recursive: true }).catch(() => undefined);
  for (let waited = 0; waited < LONGEST_MS; waited += PAUSE_MS) {
    try {
      return await mkdir(mark);
    } catch (error) {
      // Where no folder can be made no file can be written, which is told then.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return;
    }
    await pause(PAUSE_MS);
  }
}
