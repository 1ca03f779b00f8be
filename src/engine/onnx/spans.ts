import { throwIfCancelled, type Work } from '../../core/work';

/** Scores of one tile: 2²⁴ floats are 64 MB and, at 384 columns, 13 GFLOP, so that a cancel waits about 0.1 s. */
const MOST_SCORES = 1 << 24;

/** Some rows in a row. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/**
 * Cuts rows into spans of at most `most` so that `columns` scores a row stay within bounds, and reports the end of each when it
 * is done. Throws a `CancelledError` when cancelled. There is no pause in it: the runtime lets events be handled before each run.
 */
export function* spans(rows: number, columns: number, most: number, work: Work, mostScores = MOST_SCORES): Generator<Span> {
  const size = Math.max(16, Math.min(most, Math.floor(mostScores / Math.max(1, columns))));
  for (let first = 0; first < rows; first += size) {
    throwIfCancelled(work.signal);
    const count = Math.min(size, rows - first);
    yield { first, count };
    work.report?.(first + count, rows);
  }
}
