import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import type { Algebra } from './algebra';
import { rowRange } from './rows';

/** Products of a tile with all rows of the other matrix: 2²² floats are 16 MB. */
const MOST_PRODUCTS = 1 << 22;

/**
 * Hands out a · bᵀ row by row, with no more than a tile of it in memory: `visit` gets the number of a row of a and its
 * products with all rows of b, which it must not keep.
 */
export async function eachProductRow(
  a: Matrix,
  b: Matrix,
  algebra: Algebra,
  work: Work,
  visit: (row: number, products: Float32Array) => void,
): Promise<void> {
  const tile = Math.max(16, Math.floor(MOST_PRODUCTS / Math.max(1, b.rows)));
  const pace = new Pace(work.signal);
  for (let first = 0; first < a.rows; first += tile) {
    const rows = Math.min(tile, a.rows - first);
    const { data } = await algebra.productTransposed(rowRange(a, first, rows), b, { signal: work.signal });
    for (let row = 0; row < rows; row++) {
      visit(first + row, data.subarray(row * b.rows, (row + 1) * b.rows));
      if (pace.due) await pace.breathe();
    }
    work.report?.(first + rows, a.rows);
  }
}
