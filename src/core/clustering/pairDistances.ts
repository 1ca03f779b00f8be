import type { Algebra } from '../algebra/algebra';
import { rowRange, squaredDistance, squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** What is told of a squared distance: its root, or half of it, which of unit rows is 1 − their cosine. */
export type DistanceForm = 'root' | 'half';

const TILE = 512;
/** Below this share of their squared lengths a squared distance by 32-bit products has too few digits left. */
const NEAR = 1e-3;

/** Where the distances of row i begin in the condensed form of n rows: that to row j > i stands at `pairOffset(i, n) + j`. */
export function pairOffset(i: number, n: number): number {
  return (i * (2 * n - i - 1)) / 2 - i - 1;
}

/**
 * Distances of all pairs of the n rows, condensed as scipy's `pdist` gives them: n (n − 1) / 2, that is 2 n² bytes. Rows
 * that are means of others may have `spreads`, the mean squared distances of these to them: then it is the mean squared
 * distance of the members that is told.
 */
export async function pairDistances(x: Matrix, spreads: Float64Array, form: DistanceForm, algebra: Algebra, work: Work = {}): Promise<Float32Array> {
  const n = x.rows;
  const distances = new Float32Array((n * (n - 1)) / 2);
  const squares = squaredLengths(x);
  const pace = new Pace(work.signal);
  for (let first = 0; first < n; first += TILE) {
    work.report?.(first, n);
    const rows = rowRange(x, first, Math.min(TILE, n - first));
    const products = (await algebra.productTransposed(rows, rowRange(x, first, n - first), { signal: work.signal })).data;
    for (let i = first; i < first + rows.rows; i++) {
      const from = (i - first) * (n - first) - first;
      const to = pairOffset(i, n);
      for (let j = i + 1; j < n; j++) {
        const apart = squares[i] + squares[j];
        let squared = apart - 2 * products[from + j];
        if (squared < NEAR * apart) squared = squaredDistance(x, i, j);
        squared += spreads[i] + spreads[j];
        distances[to + j] = form === 'root' ? Math.sqrt(squared) : squared / 2;
      }
      if (pace.due) await pace.breathe();
    }
  }
  work.report?.(n, n);
  return distances;
}
