import type { Algebra } from '../algebra/algebra';
import { distanceSums } from '../algebra/distanceSums';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';

/** Up to so many multiplications all distances are taken in 64 bits: some tenths of a second. */
const MOST_EXACT = 1e8;
/** Sums that are kept at a time: 32 MB. */
const MOST_SUMS = 1 << 22;

/**
 * Silhouette of each row by Euclidean distance (Rousseeuw, 1987), from all n² distances, of which only a tile is kept at a
 * time. Labels are 0 … k − 1; rows of −1 are left out and get 0, as do rows alone in their group and a single group.
 * Through the algebra (above some 500 rows of 384 numbers) distances are as good as 32 bits: of unit vectors about 1e-6,
 * 3e-4 between equal ones.
 */
export async function euclideanSilhouettes(
  vectors: Matrix,
  labels: Int32Array,
  algebra: Algebra,
  work: Work = {},
): Promise<Float64Array> {
  const { rows, columns } = vectors;
  const values = new Float64Array(rows);
  const sizes = groupSizes(labels);
  if (sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0) < 2) return values;
  const sumsBy = rows * rows * columns <= MOST_EXACT ? distanceSums : algebra.distanceSums;
  const most = Math.max(1, Math.floor(MOST_SUMS / sizes.length));
  for (let first = 0; first < rows; first += most) {
    const count = Math.min(most, rows - first);
    const sums = await sumsBy(vectors, { first, count }, labels, sizes.length, partOf(work, first / rows, (first + count) / rows));
    for (let row = 0; row < count; row++) {
      const own = labels[first + row];
      if (own >= 0) values[first + row] = silhouette(sums.subarray(row * sizes.length, (row + 1) * sizes.length), sizes, own);
    }
  }
  return values;
}

/** From the sums of the distances to each group's rows. */
function silhouette(sums: Float64Array, sizes: Int32Array, own: number): number {
  if (sizes[own] < 2) return 0;
  const inside = sums[own] / (sizes[own] - 1);
  let nearest = Infinity;
  for (let k = 0; k < sums.length; k++) if (k !== own && sizes[k] > 0) nearest = Math.min(nearest, sums[k] / sizes[k]);
  const larger = Math.max(inside, nearest);
  return larger > 0 ? (nearest - inside) / larger : 0;
}
