import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
import { KindredError } from '../core/errors';
import { leadsTo, unfinishedAt } from '../engine/files/leadsTo';
import { whyRefused } from '../engine/store/vectorStore';
import { say } from './terminal';
import { refusal } from './writable';

/** What stands for standard output in the place of a file's name. */
export const STDOUT = '-';

/** A file that an option asked for. */
export interface Output {
  /** With its dashes. */
  readonly option: string;
  /** Not given, not written. */
  readonly path: string | undefined;
  make(): string | Uint8Array | Promise<string>;
}

/**
 * Writes the files that options asked for, each whole or not at all: one that was there stays where the disk has no room. `-`
 * is standard output, whose reader may stop early. One that cannot be written does not keep the others from it; in the end it rejects with a `KindredError` that names all of these
 * and their options.
 */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  const refused: string[] = [];
  for (const { option, path, make } of outputs) {
    if (path === undefined) continue;
    if (path === STDOUT) {
      say(await make());
      continue;
    }
    try {
      await writeWhole(path, await make());
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      refused.push(refusal(path, whyRefused(error), option));
    }
  }
  if (refused.length > 0) throw new KindredError('storage', refused.join(' '));
}

async function writeWhole(given: string, content: string | Uint8Array): Promise<void> {
  const before = await stat(given).catch(() => undefined);
  // A device or pipe has no other name to be written under first.
  if (before && !before.isFile()) return writeFile(given, content);
  const path = leadsTo(given);
  const unfinished = unfinishedAt(path);
  try {
    await writeFile(unfinished, content, { mode: before?.mode });
    // A new file has no more rights than new files are to have.
    if (before) await chmod(unfinished, before.mode);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    // A file of one's own may lie in a folder of others.
    if (before && ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return writeFile(path, content);
    throw error;
  }
}

/** Shows a result on standard output, unless one of the files asked for goes there: what reads it would stumble over the other. */
export function sayUnlessTaken(text: string, paths: readonly (string | undefined)[]): void {
  if (!paths.includes(STDOUT)) say(text);
}
