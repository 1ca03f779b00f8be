import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { leadsTo } from '../engine/files/leadsTo';
import type { OptionSpecs } from './command';
import { isDocument, isOwnOutput } from './ownOutput';
import { pathBelow } from './pathBelow';
import { pathOf, UsageError } from './usage';
import { refusal, whyUnwritable } from './writable';
import { STDOUT } from './writeOutput';

/** The option of every command that writes files. */
export const OVERWRITE = {
  overwrite: { type: 'boolean', help: 'write over files that kindred did not write, but for those that it is to read' },
} as const satisfies OptionSpecs;

/** What is known of a call besides the files that it asks for. */
interface About {
  /** Whether files of others may be written over. */
  readonly overwrite?: boolean;
  /** The table that tells what the rows of an array are. */
  readonly table?: string;
}

/**
 * The files that options ask for, by option without its dashes, before any work begins; `-` is standard output. Throws a
 * `UsageError` for an empty path, for one that cannot be written, for two options that name the same file, for one that
 * names a file of `read`, or a document in a folder of these, and unless it is asked for one that this program did not write:
 * what is in it would be lost.
 */
export function outputPaths<Option extends string>(given: Readonly<Partial<Record<Option, string>>>, read: readonly (string | undefined)[], { overwrite, table }: About): Partial<Record<Option, string>> {
  const sources = read.map(path => path && fileAt(path)).filter(Boolean);
  const folders = read.flatMap(path => folderAt(path) ?? []);
  const taken = new Map<string, string>();
  for (const [name, value] of Object.entries(given) as [Option, string | undefined][]) {
    const option = `--${name}`;
    const path = pathOf(option, value);
    if (path === undefined) continue;
    const why = path === STDOUT ? undefined : whyUnwritable(path);
    if (why !== undefined) throw new UsageError(refusal(path, why, option));
    const file = path === STDOUT ? STDOUT : fileAt(path);
    if (!file) continue;
    if (sources.includes(file) || isReadIn(folders, file)) throw new UsageError(`${option} would write over ${path}, which is to be read. Name another file after ${option}.`);
    const other = taken.get(file);
    if (other) throw new UsageError(`${other} and ${option} name the same file, ${path}. Name another one after ${option}.`);
    taken.set(file, option);
    if (path !== STDOUT && !overwrite) refuseOthers(option, path, table);
  }
  return given;
}

/** Throws a `UsageError` for a file that this program did not write. */
export function refuseOthers(option: string, path: string, table?: string): void {
  const file = fileAt(path);
  if (file === undefined || !existsSync(file) || isOwn(file, table)) return;
  throw new UsageError(`${option} would write over ${path}, which kindred did not write. Name another file after ${option}, or give --overwrite.`);
}

function isOwn(file: string, table: string | undefined): boolean {
  try {
    return isOwnOutput(file, table);
  } catch {
    // What is in it nobody can say.
    return false;
  }
}

/** What a path leads to, the same for all ways to write it; undefined for what can be written to more than once, as a pipe. */
function fileAt(given: string): string | undefined {
  try {
    return statSync(given, { throwIfNoEntry: false })?.isFile() === false ? undefined : leadsTo(given);
  } catch {
    // Out of reach, which is told where it is used.
    return resolve(given);
  }
}

function folderAt(given: string | undefined): string | undefined {
  try {
    return given && statSync(given).isDirectory() ? realpathSync.native(given) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file is a document in one of the folders; a report of an earlier call is none, and may be written again. */
function isReadIn(folders: readonly string[], file: string): boolean {
  if (!existsSync(file) || folders.every(folder => pathBelow(folder, file) === undefined)) return false;
  try {
    return isDocument(file);
  } catch {
    // What is in it nobody can say.
    return true;
  }
}
