import { squaredDistance } from '../algebra/rows';
import { argmax } from '../retrieval/largest';
import type { Matrix } from '../types';
import { numberBySize } from './labels';

/** Memberships with one column for all centres that lie within a squared distance of each other, added up. */
export function joinCoincident(membership: Matrix, centres: Matrix, apart: number): Matrix {
  const { rows, columns: k } = membership;
  const column = new Int32Array(k).fill(-1);
  let count = 0;
  for (let c = 0; c < k; c++) {
    for (let other = 0; other < c && column[c] < 0; other++) if (squaredDistance(centres, c, other) <= apart) column[c] = column[other];
    if (column[c] < 0) column[c] = count++;
  }
  if (count === k) return membership;
  const data = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) for (let c = 0; c < k; c++) data[row * count + column[c]] += membership.data[row * k + c];
  return { rows, columns: count, data };
}

/**
 * Each row's label is its largest membership. Columns are put in the order of the labels, largest group first; a column that
 * is nobody's largest is left out, so that rows then sum to less than 1.
 */
export function labelsOfMembership(membership: Matrix): { labels: Int32Array; membership: Matrix } {
  const { rows, columns, data } = membership;
  return inOrderOfSize(Int32Array.from({ length: rows }, (_, row) => argmax(data.subarray(row * columns, (row + 1) * columns))), membership);
}

/** Numbers the groups of rows (columns of a membership, −1 = none) by size, largest first, and puts the columns in that order. */
export function inOrderOfSize(groups: Int32Array, membership: Matrix): { labels: Int32Array; membership: Matrix } {
  const { rows, columns, data } = membership;
  const labels = groups.slice();
  const k = numberBySize(labels);
  const source = new Int32Array(k);
  labels.forEach((label, row) => label >= 0 && (source[label] = groups[row]));
  const sorted = new Float32Array(rows * k);
  for (let row = 0, at = 0; row < rows; row++) for (let column = 0; column < k; column++) sorted[at++] = data[row * columns + source[column]];
  return { labels, membership: { rows, columns: k, data: sorted } };
}
