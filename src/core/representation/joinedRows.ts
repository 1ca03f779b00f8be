import { unitRows } from '../algebra/rows';
import { zeros } from '../algebra/shapes';
import type { Matrix } from '../types';

/**
 * Rows of two spaces side by side as unit rows: the cosine of two documents of equal weight becomes (1 − weight) times
 * their cosine in `first` plus weight times that in `second`. Both have unit rows, or rows of zeros where they know
 * nothing: then the other one decides alone. `weights` has one for each row, 0 … 1.
 */
export function joinedRows(first: Matrix, second: Matrix, weights: Float64Array): Matrix {
  const joined = zeros(first.rows, first.columns + second.columns);
  for (let row = 0, to = 0; row < first.rows; row++) {
    const [left, right] = [Math.sqrt(1 - weights[row]), Math.sqrt(weights[row])];
    for (let c = 0; c < first.columns; c++) joined.data[to++] = left * first.data[row * first.columns + c];
    for (let c = 0; c < second.columns; c++) joined.data[to++] = right * second.data[row * second.columns + c];
  }
  return unitRows(joined);
}
