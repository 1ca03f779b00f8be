import type { Grouping } from '../types';

/** Share of changed documents, those that fit their group badly counted twice, from which on groups are no longer those of their documents. */
const DRIFTED = 0.1;
/** Fewer changes than this are never too many. */
const FEW = 10;
/** Below this a document lies nearer to another group. */
const DOUBTFUL = 0.5;

/** Whether so many documents changed since a run, or fit so badly where they were placed, that new groups should be found. */
export function hasDrifted({ documents }: Grouping, changed: ReadonlySet<string>): boolean {
  if (changed.size < FEW) return false;
  const doubtful = documents.filter(({ id, strength }) => changed.has(id) && strength < DOUBTFUL).length;
  return changed.size + doubtful >= DRIFTED * documents.length;
}

/** The most documents that are placed at once; more are grouped anew. */
export function mostAtOnce({ documents }: Grouping): number {
  return Math.max(FEW, Math.min(500, Math.floor(DRIFTED * documents.length)));
}
