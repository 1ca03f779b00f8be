import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import type { RowRange } from './algebra';
import { squaredDistance } from './rows';
import { checkMatrix } from './shapes';

/**
 * For some of the rows of x the sums of their Euclidean distances to the rows of each group (labels in 0 … k − 1, others
 * ignored), row-major, in double precision.
 */
export async function distanceSums(x: Matrix, { first, count }: RowRange, labels: Int32Array, k: number, work: Work = {}): Promise<Float64Array> {
  checkDistanceSums(x, { first, count }, labels, k);
  throwIfCancelled(work.signal);
  const sums = new Float64Array(count * k);
  const pace = new Pace(work.signal);
  for (let row = first; row < first + count; row++) {
    for (let other = 0, to = (row - first) * k; other < x.rows; other++) {
      if (labels[other] >= 0 && labels[other] < k && other !== row) sums[to + labels[other]] += Math.sqrt(squaredDistance(x, row, other));
    }
    if (pace.due) {
      await pace.breathe();
      work.report?.(row + 1 - first, count);
    }
  }
  work.report?.(count, count);
  return sums;
}

/** Throws a `RangeError` unless the rows are there, each has a label, and k is a whole number ≥ 0. */
export function checkDistanceSums(x: Matrix, { first, count }: RowRange, labels: Int32Array, k: number): void {
  checkMatrix('matrix', x);
  if (first < 0 || count < 0 || first + count > x.rows) throw new RangeError(`rows ${first} to ${first + count} of ${x.rows} are not there`);
  if (labels.length !== x.rows) throw new RangeError(`${x.rows} rows need as many labels, not ${labels.length}`);
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`the number of groups must be a whole number from 0, not ${k}`);
}
