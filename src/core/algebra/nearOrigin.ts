import type { Matrix } from '../types';
import { meanRow, squaredDistance, squaredLengths } from './rows';

/** Rows so far from 0, against their spread, that squared distances by 32-bit products would lose their digits. */
const FAR = 10;

/**
 * The rows, moved so that their mean is 0 if that lies far off (distances between them stay; the copy is made only then),
 * and their variance: the mean squared distance to their mean, summed over the columns.
 */
export function nearOrigin(x: Matrix): { rows: Matrix; variance: number } {
  const { rows, columns, data } = x;
  const mean = meanRow(x);
  const offset = mean.reduce((sum, value) => sum + value * value, 0);
  const square = squaredLengths(x).reduce((sum, own) => sum + own, 0) / Math.max(1, rows);
  // The difference keeps its digits where the mean is not far off.
  if (offset <= FAR * (square - offset)) return { rows: x, variance: square - offset };
  const centre: Matrix = { rows: 1, columns, data: Float32Array.from(mean) };
  let squares = 0;
  for (let row = 0; row < rows; row++) squares += squaredDistance(x, row, 0, centre);
  const variance = squares / Math.max(1, rows);
  return { rows: { rows, columns, data: data.map((value, at) => value - mean[at % columns]) }, variance };
}
