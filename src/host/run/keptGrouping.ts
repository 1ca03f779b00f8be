import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Grouping } from '../../core/types';
import type { Scope } from './scope';
import { writeWhole } from './wholeFile';

/** A finished grouping and what was asked for, as kept over a window reload. */
export interface Kept {
  readonly grouping: Grouping;
  readonly scope: Scope;
}

const fileName = 'grouping.json.gz';

/** Reads what is kept in a folder: undefined if there is nothing. Rejects if it cannot be read or understood. */
export async function readKept(folder: string): Promise<Kept | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, fileName));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const value: unknown = JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'));
  if (!isKept(value)) throw new Error('The kept groups have an unknown form.');
  return value;
}

/** Keeps a grouping; other windows and a later one see the old file or the new one, never half of one. */
export async function writeKept(folder: string, kept: Kept): Promise<void> {
  await writeWhole(join(folder, fileName), await promisify(gzip)(JSON.stringify(kept)));
}

function isKept(value: unknown): value is Kept {
  const { grouping, scope } = (value ?? {}) as Partial<Kept>;
  const lists = [grouping?.documents, grouping?.groups, grouping?.skipped];
  return (
    grouping?.version === 1 &&
    lists.every(list => Array.isArray(list)) &&
    grouping.documents.every(document => typeof document?.id === 'string' && Array.isArray(document.passages)) &&
    grouping.groups.every(group => typeof group?.id === 'number' && typeof group.name === 'string' && Array.isArray(group.keywords)) &&
    typeof scope?.kind === 'string'
  );
}
