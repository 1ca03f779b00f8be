import type { Algebra } from '../algebra/algebra';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import type { Work } from '../work';

/**
 * Silhouette of each unit vector by cosine distance (Rousseeuw, 1987), exact without a distance matrix: the mean distance
 * to a group is 1 − x · sum(group) / size. Labels are 0 … count − 1; −1 (in no group), a document alone in its group and a
 * single group give 0.
 */
export async function silhouettes(vectors: Matrix, labels: Int32Array, algebra: Algebra, work?: Work): Promise<Float32Array> {
  const values = new Float32Array(vectors.rows);
  const sizes = groupSizes(labels);
  const count = sizes.length;
  if (count < 2) return values;
  const sums = await algebra.groupSums(vectors, labels, count, work);
  const products = (await algebra.productTransposed(vectors, sums, work)).data;
  for (let i = 0; i < vectors.rows; i++) {
    const own = labels[i];
    if (own < 0 || sizes[own] < 2) continue;
    // The distance to oneself is 0, so only the size − 1 others share the sum.
    const inside = (sizes[own] - products[i * count + own]) / (sizes[own] - 1);
    let nearest = Infinity;
    for (let c = 0; c < count; c++) {
      if (c !== own && sizes[c] > 0) nearest = Math.min(nearest, 1 - products[i * count + c] / sizes[c]);
    }
    const larger = Math.max(inside, nearest);
    values[i] = nearest < Infinity && larger > 1e-6 ? (nearest - inside) / larger : 0;
  }
  return values;
}

/** Mean silhouette of the documents that are in a group; 0 when there is none. */
export async function meanSilhouette(vectors: Matrix, labels: Int32Array, algebra: Algebra, work?: Work): Promise<number> {
  return meanOfGrouped(await silhouettes(vectors, labels, algebra, work), labels);
}

/** Mean of the values of rows that are in a group; 0 when there is none. */
export function meanOfGrouped(values: ArrayLike<number>, labels: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (labels[i] < 0) continue;
    sum += values[i];
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
