import type { Algebra } from '../algebra/algebra';
import { rowRange, squaredLengths } from '../algebra/rows';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** Up to so many multiplications all distances are taken in 64 bits: some tenths of a second. */
const MOST_EXACT = 1e8;
/** Distances of one tile: 16 MB. */
const TILE = 1 << 22;

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
  const exact = rows * rows * columns <= MOST_EXACT;
  const pace = new Pace(work.signal);
  const squares = squaredLengths(vectors);
  const height = Math.max(1, Math.floor(TILE / rows));
  const sums = new Float64Array(sizes.length);
  for (let first = 0; first < rows; first += height) {
    const tile = rowRange(vectors, first, Math.min(height, rows - first));
    const products = exact ? undefined : (await algebra.productTransposed(tile, vectors, { signal: work.signal })).data;
    for (let row = first; row < first + tile.rows; row++) {
      if (pace.due) await pace.breathe();
      if (labels[row] < 0) continue;
      sums.fill(0);
      for (let other = 0; other < rows; other++) {
        if (labels[other] < 0 || other === row) continue;
        const square = products
          ? squares[row] + squares[other] - 2 * products[(row - first) * rows + other]
          : squaredDistance(vectors.data, row * columns, other * columns, columns);
        sums[labels[other]] += Math.sqrt(Math.max(0, square));
      }
      values[row] = silhouette(sums, sizes, labels[row]);
    }
    work.report?.(first + tile.rows, rows);
  }
  return values;
}

function squaredDistance(data: Float32Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) {
    const difference = data[a + c] - data[b + c];
    sum += difference * difference;
  }
  return sum;
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
