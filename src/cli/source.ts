import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RECORD_FILES, recordKindOf } from '../core/documents/recordKinds';
import type { Selection, Source } from '../protocol/engineSides';
import { UsageError } from './usage';

/** Which files of a folder count as documents: the command line has no settings. */
export const USUAL_SELECTION: Selection = { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2 * 1024 * 1024 };

/** What a command works on. */
export type FolderOrRecords = Extract<Source, { kind: 'folder' | 'records' }>;

/** The source a path on the command line stands for. Rejects with a `UsageError` when it is none. */
export async function sourceAt(given: string): Promise<FolderOrRecords> {
  const path = resolve(given);
  const found = await lookedUp(given);
  if (found.isDirectory()) return { kind: 'folder', path };
  // A pipe is waited for where nothing can be stopped, and gives what is in it only once.
  if (found.isFile() && recordKindOf(path)) return { kind: 'records', path };
  throw new UsageError(`${given} is neither a folder nor a file of records (${RECORD_FILES}). Give the folder it lies in.`);
}

/** The path of a file named on the command line. Rejects with a `UsageError` when there is none. */
export async function fileAt(given: string): Promise<string> {
  if ((await lookedUp(given)).isDirectory()) throw new UsageError(`${given} is a folder. Name the file.`);
  return resolve(given);
}

function lookedUp(given: string): Promise<Stats> {
  return stat(resolve(given)).catch(error => {
    throw new UsageError(`${given}: ${REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'there is no such folder or file'}. Check the path.`);
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};
