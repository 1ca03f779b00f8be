import type { Grouping } from '../../core/types';
import { readKeptFile, writeKeptFile } from './keptFile';
import type { Scope } from './scope';

/** A finished grouping and what was asked for, as kept over a window reload. */
export interface Kept {
  readonly grouping: Grouping;
  readonly scope: Scope;
  /** The groups of all documents, where those of one group are on show. */
  readonly outer?: Kept;
  /** Ids of the documents that changed since the run, and were placed among its groups or are gone. */
  readonly changed?: readonly string[];
}

const fileName = 'grouping.json.gz';

/** Reads what is kept in a folder: undefined if there is nothing. Rejects if it cannot be read or understood. */
export async function readKept(folder: string): Promise<Kept | undefined> {
  const bytes = await readKeptFile(folder, fileName);
  if (!bytes) return undefined;
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  if (!isKept(value)) throw new Error('The kept groups have an unknown form.');
  return value;
}

/** Keeps a grouping in the place of the one before. */
export function writeKept(folder: string, kept: Kept): Promise<void> {
  return writeKeptFile(folder, fileName, JSON.stringify(kept));
}

function isKept(value: unknown): value is Kept {
  const { grouping, scope, outer } = (value ?? {}) as Partial<Kept>;
  const lists = [grouping?.documents, grouping?.groups, grouping?.skipped];
  return (
    grouping?.version === 1 &&
    lists.every(list => Array.isArray(list)) &&
    grouping.documents.every(document => typeof document?.id === 'string' && Array.isArray(document.passages)) &&
    grouping.groups.every(group => typeof group?.id === 'number' && typeof group.name === 'string' && Array.isArray(group.keywords)) &&
    (grouping.hierarchy === undefined || grouping.hierarchy.leaves?.length === grouping.documents.length) &&
    typeof scope?.kind === 'string' &&
    (outer === undefined || isKept(outer))
  );
}
