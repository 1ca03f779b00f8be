import { exactGroupSums } from '../algebra/groupSums';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** The means of k groups of rows, in 64 bits. */
export interface GroupCentres {
  readonly count: number;
  readonly columns: number;
  readonly sizes: Int32Array;
  /** k × d, row-major; a group without rows lies at 0. */
  readonly centres: Float64Array;
}

/** The centre of each group: labels 0 … k − 1, rows of −1 are in none. */
export async function groupCentres(vectors: Matrix, labels: Int32Array, work?: Work): Promise<GroupCentres> {
  const sizes = groupSizes(labels);
  const centres = await exactGroupSums(vectors, labels, sizes.length, work);
  const { columns } = vectors;
  for (let at = 0; at < centres.length; at++) centres[at] /= Math.max(1, sizes[Math.floor(at / columns)]);
  return { count: sizes.length, columns, sizes, centres };
}

/** Squared Euclidean distance of each row to its group's centre; 0 for rows in none. */
export function squaredDistancesToCentre({ columns, data, rows }: Matrix, labels: Int32Array, { centres }: GroupCentres): Float64Array {
  const squares = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    if (labels[row] < 0) continue;
    const [from, to] = [row * columns, labels[row] * columns];
    for (let c = 0; c < columns; c++) squares[row] += (data[from + c] - centres[to + c]) ** 2;
  }
  return squares;
}
