import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './makeFolder';

/**
 * Writes a small file that can be made again, whole or not at all, with its folder. Where nothing can be written it stays
 * unwritten, which costs only the work of making it again.
 */
export async function keepFile(path: string, text: string): Promise<void> {
  try {
    makeFolder(dirname(path));
    await writeFile(`${path}.${process.pid}`, text);
    await rename(`${path}.${process.pid}`, path);
  } catch {
    return;
  }
}
