/** When each document was added or last changed. */
export interface DocumentDates {
  readonly meaning: 'added' | 'changed';
  /** Who says so, of those that it knows; of the others the files do. */
  readonly by: 'git' | 'files';
  /** Milliseconds since 1970 (UTC) by document id. */
  readonly times: ReadonlyMap<string, number>;
}

/** When documents were changed, by their positions in `documents` (ids), and who says so. */
export interface FoundChanges {
  readonly documents: readonly string[];
  /** Milliseconds since 1970, in any order; empty = unknown. */
  readonly changes: readonly (readonly number[])[];
  readonly changesBy: 'git' | 'files';
}

/** When a repository first has each document, else when its file was last changed. */
export function foundDates(found: FoundChanges): DocumentDates {
  return found.changesBy === 'git' ? { meaning: 'added', by: 'git', times: datesOf(found, Math.min) } : lastDates(found);
}

/** When each document was last changed. */
export function lastDates(found: FoundChanges): DocumentDates {
  return { meaning: 'changed', by: found.changesBy, times: datesOf(found, Math.max) };
}

/** Whether dates say more than that all came at once, as those of a repository do into which all was put in one commit. */
export function tellApart({ times }: DocumentDates): boolean {
  return new Set(times.values()).size > 1;
}

function datesOf({ documents, changes }: FoundChanges, one: (...times: readonly number[]) => number): DocumentDates['times'] {
  return new Map(documents.flatMap((id, at): [string, number][] => (changes[at].length > 0 ? [[id, one(...changes[at])]] : [])));
}
