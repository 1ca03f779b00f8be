import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { checkMatrix } from './shapes';

/**
 * Sum of the rows of each group (labels in 0 … k − 1, others ignored) → k × d. Adds in row order in 64 bits: reading x
 * once is all there is to do, so that no kernel is faster, and the sums do not depend on the number of threads.
 */
export async function groupSums(x: Matrix, labels: Int32Array, k: number, work: Work = {}): Promise<Matrix> {
  return { rows: k, columns: x.columns, data: Float32Array.from(await exactGroupSums(x, labels, k, work)) };
}

/** The same sums with all their 64 bits, row-major. */
export async function exactGroupSums(x: Matrix, labels: Int32Array, k: number, work: Work = {}): Promise<Float64Array> {
  checkMatrix('matrix', x);
  if (labels.length !== x.rows) throw new RangeError(`${x.rows} rows need as many labels, not ${labels.length}`);
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`the number of groups must be a whole number from 0, not ${k}`);
  throwIfCancelled(work.signal);
  const { rows, columns, data } = x;
  const sums = new Float64Array(k * columns);
  const pace = new Pace(work.signal);
  for (let row = 0; row < rows; row++) {
    const label = labels[row];
    if (label < 0 || label >= k) continue;
    for (let c = 0, to = label * columns, from = row * columns; c < columns; c++) sums[to + c] += data[from + c];
    if ((row & 1023) === 1023) {
      await pace.breathe();
      work.report?.(row + 1, rows);
    }
  }
  return sums;
}
