import { sumOf } from '../sums';
import type { Matrix } from '../types';
import { meanAndSquares, squaredDistance } from './rows';

/** Rows so far from 0, against their spread, that squared distances by 32-bit products would lose their digits. */
const FAR = 10;

/**
 * The rows, moved so that their mean is 0 if that lies far off (distances between them stay; the copy is made only then),
 * their variance: the mean squared distance to their mean, summed over the columns; and their squared lengths if they were not
 * moved, as these have to be taken for that.
 */
export function nearOrigin(x: Matrix): { rows: Matrix; variance: number; squares?: Float64Array } {
  const { rows, columns, data } = x;
  const { mean, squares } = meanAndSquares(x);
  const offset = mean.reduce((sum, value) => sum + value * value, 0);
  const square = sumOf(squares) / Math.max(1, rows);
  // The difference keeps its digits where the mean is not far off.
  if (offset <= FAR * (square - offset)) return { rows: x, variance: square - offset, squares };
  const centre: Matrix = { rows: 1, columns, data: Float32Array.from(mean) };
  let apart = 0;
  for (let row = 0; row < rows; row++) apart += squaredDistance(x, row, 0, centre);
  const variance = apart / Math.max(1, rows);
  return { rows: { rows, columns, data: data.map((value, at) => value - mean[at % columns]) }, variance };
}
