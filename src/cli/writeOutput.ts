import { writeFile } from 'node:fs/promises';
import { KindredError } from '../core/errors';

/** Writes what an option asked for. Rejects with a `KindredError` that names the file and the option. */
export async function writeOutput(option: string, path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new KindredError('storage', `${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Name another file after ${option}.`);
  }
}
