import type { DatesBy } from '../datesBy';
import type { GroupedDocument } from '../types';
import { DAY } from './periods';

/** Where so many of the documents are of one day, as after a checkout, dates tell when files came, not when they were written. */
const MOST_AT_ONCE = 0.9;
/** Fewer may well have been written on one day. */
const FEWEST_AT_ONCE = 10;

/** When each document was written, added or last changed. */
export interface DocumentDates {
  /** Where it has two parts, the second is that of documents that do not say when they were written. */
  readonly meaning: 'written' | 'writtenOrAdded' | 'writtenOrChanged' | FoundDates['meaning'];
  /** Who says so, likewise. */
  readonly by: DatesBy;
  /** Milliseconds since 1970 (UTC) by document id. */
  readonly times: ReadonlyMap<string, number>;
}

/** Dates that documents do not say themselves. */
export interface FoundDates extends DocumentDates {
  readonly meaning: 'added' | 'changed';
  /** Of those that the repository does not know the files say so. */
  readonly by: 'git' | 'files';
}

/** When documents were changed, by their positions in `documents` (ids), and who says so. */
export interface FoundChanges {
  readonly documents: readonly string[];
  /** Milliseconds since 1970, in any order; empty = unknown. */
  readonly changes: readonly (readonly number[])[];
  readonly changesBy: 'git' | 'files';
}

/** When a repository first has each document, else when its file was last changed. */
export function foundDates(found: FoundChanges): FoundDates {
  return found.changesBy === 'git' ? { meaning: 'added', by: 'git', times: datesOf(found, Math.min) } : lastDates(found);
}

/** When each document was last changed. */
export function lastDates(found: FoundChanges): FoundDates {
  return { meaning: 'changed', by: found.changesBy, times: datesOf(found, Math.max) };
}

/** Whether dates say more than that all came at once, as those of a repository do into which all was put in one commit. */
export function tellApart(times: Iterable<number>): boolean {
  return new Set(times).size > 1;
}

/** The first of the times, in their order, from which nearly all lie within the hours of one day, be it on both sides of a midnight; undefined where they do not. */
export function cameAtOnce(sorted: readonly number[]): number | undefined {
  const many = Math.ceil(MOST_AT_ONCE * sorted.length);
  return sorted.find((time, at) => at + many <= sorted.length && sorted[at + many - 1] - time < DAY);
}

/** When a document says it was written; undefined where it does not, or says a time to come, later than the next year. */
function ownDate({ dated }: Pick<GroupedDocument, 'dated'>): number | undefined {
  return unlessToCome(dated);
}

/** When a document says it was last changed, be it by having been written; undefined likewise, and where it says only the latter. */
export function ownChange({ dated, changed }: SayingDates): number | undefined {
  const change = unlessToCome(changed);
  return change === undefined ? undefined : Math.max(change, unlessToCome(dated) ?? change);
}

function unlessToCome(date: number | undefined): number | undefined {
  return date !== undefined && new Date(date).getUTCFullYear() <= new Date().getUTCFullYear() + 1 ? date : undefined;
}

/** The times in the order of some documents; NaN = unknown. */
export function inOrder(documents: readonly Pick<GroupedDocument, 'id'>[], { times, by }: DocumentDates): { readonly times: Float64Array; readonly by: DatesBy } {
  return { times: Float64Array.from(documents, ({ id }) => times.get(id) ?? NaN), by };
}

type SayingDates = Pick<GroupedDocument, 'dated' | 'changed'>;

/** Documents that do not say when they were written, of which dates are to be found. */
export function undatedOf<D extends Pick<GroupedDocument, 'dated'>>(documents: readonly D[]): readonly D[] {
  return documents.filter(document => ownDate(document) === undefined);
}

/**
 * The dates that documents say themselves, and of the others those that were found; those of nearly all that came at
 * once, as by a checkout, count for none: beside dates of years they would look as if all had been written on that day.
 * Where the others have those of their last change, what they say of that goes before what their files do.
 */
export function withOwnDates(documents: readonly (SayingDates & Pick<GroupedDocument, 'id'>)[], found: FoundDates): DocumentDates {
  const own = timesOf(documents, ownDate);
  const said = found.meaning === 'changed' ? timesOf(undatedOf(documents), ownChange) : new Map<string, number>();
  if (own.size + said.size === 0) return found;
  const others = [...timesOf(undatedOf(documents), ({ id }) => (said.has(id) ? undefined : found.times.get(id)))];
  const came = others.length < FEWEST_AT_ONCE ? undefined : cameAtOnce(others.map(([, time]) => time).sort((a, b) => a - b));
  const telling = others.filter(([, time]) => came === undefined || time < came || time >= came + DAY);
  const times = new Map([...telling, ...said, ...own]);
  const by = telling.length === 0 ? 'documents' : found.by === 'git' ? 'documentsOrGit' : 'documentsOrFiles';
  if (own.size === 0) return { meaning: 'changed', by, times };
  return { meaning: telling.length + said.size === 0 ? 'written' : found.meaning === 'added' ? 'writtenOrAdded' : 'writtenOrChanged', by, times };
}

function timesOf<D extends Pick<GroupedDocument, 'id'>>(documents: readonly D[], timeOf: (document: D) => number | undefined): Map<string, number> {
  return new Map(documents.flatMap((document): [string, number][] => {
    const time = timeOf(document);
    return time === undefined ? [] : [[document.id, time]];
  }));
}

function datesOf({ documents, changes }: FoundChanges, one: (...times: readonly number[]) => number): DocumentDates['times'] {
  return new Map(documents.flatMap((id, at): [string, number][] => (changes[at].length > 0 ? [[id, one(...changes[at])]] : [])));
}
