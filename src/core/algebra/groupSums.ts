import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { checkMatrix } from './shapes';

/** Rows between two looks at the time. */
const BETWEEN_BREATHS = 1_024;

/**
 * Sum of the rows of each group (labels in 0 … k − 1, others ignored) → k × d. Adds in row order in 64 bits: reading x
 * once is all there is to do, so that no kernel is faster, and the sums do not depend on the number of threads.
 */
export async function groupSums(x: Matrix, labels: Int32Array, k: number, work: Work = {}): Promise<Matrix> {
  return { rows: k, columns: x.columns, data: new Float32Array(await exactGroupSums(x, labels, k, work)) };
}

/** The same sums with all their 64 bits, row-major. */
export async function exactGroupSums(x: Matrix, labels: Int32Array, k: number, work: Work = {}): Promise<Float64Array> {
  checkMatrix('matrix', x);
  if (labels.length !== x.rows) throw new RangeError(`${x.rows} rows need as many labels, not ${labels.length}`);
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`the number of groups must be a whole number from 0, not ${k}`);
  throwIfCancelled(work.signal);
  const { rows, columns } = x;
  const sums = new Float64Array(k * columns);
  const pace = new Pace(work.signal);
  for (let first = 0; first < rows; first += BETWEEN_BREATHS) {
    const last = Math.min(rows, first + BETWEEN_BREATHS);
    addRows(sums, x, labels, k, first, last);
    if (last === rows) break;
    await pace.breathe();
    work.report?.(last, rows);
  }
  return sums;
}

/** Adds rows to the sums of their groups, in one go, as loops that may wait are compiled worse. */
function addRows(sums: Float64Array, { columns, data }: Matrix, labels: Int32Array, k: number, first: number, last: number): void {
  for (let row = first; row < last; row++) {
    const label = labels[row];
    if (label < 0 || label >= k) continue;
    for (let to = label * columns, from = row * columns, end = from + columns; from < end; from++, to++) sums[to] += data[from];
  }
}
