import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { replaceFile } from './replaceFile';

/** Writes a file so that whoever reads it sees the old one or the new one, never half of one; makes its folder. */
export async function writeWhole(file: string, content: string | Uint8Array | Readable): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const staging = `${file}.${randomUUID()}`;
  try {
    await writeFile(staging, content);
    await replaceFile(staging, file);
  } catch (error) {
    await rm(staging, { force: true }).catch(() => undefined);
    throw error;
  }
}
