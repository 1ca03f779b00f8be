import type { Algebra } from '../algebra/algebra';
import { isZeroRow } from '../algebra/rows';
import { groupCount, groupSizes } from '../clustering/labels';
import { partedBy } from '../clustering/partedBy';
import { labelsOfLeaves } from '../hierarchy/nodes';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** Products that are kept at a time: 2²² floats are 16 MB. */
const MOST_PRODUCTS = 1 << 22;

/**
 * Silhouette of each unit vector by cosine distance (Rousseeuw, 1987), exact without a distance matrix: the mean distance
 * to a group is 1 − x · sum(group) / size. A row of zeros is at distance 1 from all others. Labels are 0 … count − 1; −1 (in no group), a document alone in its group and a
 * single group give 0.
 */
export async function silhouettes(vectors: Matrix, labels: Int32Array, algebra: Algebra, work?: Work): Promise<Float32Array> {
  if (groupCount(labels) < 2) return new Float32Array(vectors.rows);
  return silhouettesBy(await towardsGroups(vectors, labels, algebra, work), labels);
}

/** What vectors (n × d) have to do with their groups. */
export interface TowardsGroups {
  readonly vectors: Matrix;
  readonly sizes: Int32Array;
  /** Of the rows of each group: groups × d. */
  readonly sums: Matrix;
  /** Of each row with these sums: n × groups. */
  readonly products: Float32Array;
}

/** Of labels 0 … count − 1; −1 = in no group. */
export async function towardsGroups(vectors: Matrix, labels: Int32Array, algebra: Algebra, work?: Work): Promise<TowardsGroups> {
  const sizes = groupSizes(labels);
  const sums = await algebra.groupSums(vectors, labels, sizes.length, work);
  return { vectors, sizes, sums, products: (await algebra.productTransposed(vectors, sums, work)).data };
}

/** The silhouettes of what is known. */
export function silhouettesBy({ vectors, sizes, products }: TowardsGroups, labels: Int32Array): Float32Array {
  return fromProducts(vectors, products, 0, sizes.length, labels, sizes);
}

/** Of documents whose products with the sums of their groups stand in `stride` columns from `first` on. */
function fromProducts(vectors: Matrix, products: Float32Array, first: number, stride: number, labels: Int32Array, sizes: Int32Array): Float32Array {
  const values = new Float32Array(labels.length);
  const count = sizes.length;
  // Dividing takes several times as long as multiplying.
  const shares = Float64Array.from(sizes, size => 1 / size);
  for (let i = 0, at = first; i < labels.length; i++, at += stride) {
    const own = labels[i];
    if (own < 0 || sizes[own] < 2) continue;
    // The distance to oneself is 0, so only the size − 1 others share the sum.
    const inside = products[at + own] === 0 && isZeroRow(vectors, i) ? 1 : (sizes[own] - products[at + own]) / (sizes[own] - 1);
    // The distance to the most similar group: rounding keeps the order of differences from 1.
    let most = -Infinity;
    for (let c = 0; c < count; c++) {
      const similarity = products[at + c] * shares[c];
      if (similarity > most && c !== own && sizes[c] > 0) most = similarity;
    }
    const nearest = 1 - most;
    const larger = Math.max(inside, nearest);
    values[i] = nearest < Infinity && larger > 1e-6 ? (nearest - inside) / larger : 0;
  }
  return values;
}

/**
 * Mean silhouette by each of several partitions, with as many of them in one product as there is room for. What no partition
 * parts is added up once for all of them, and where that is in fewer parts than there are columns, so are the products.
 */
export async function meanSilhouettes(vectors: Matrix, partitions: readonly Int32Array[], algebra: Algebra): Promise<number[]> {
  const means: number[] = [];
  const sizes = partitions.map(groupSizes);
  const most = MOST_PRODUCTS / Math.max(1, vectors.rows);
  const parts = partitions.reduce(partedBy, new Int32Array(vectors.rows));
  const partSums = await algebra.groupSums(vectors, parts, groupCount(parts));
  const [rows, added] = partSums.rows < vectors.columns ? [await algebra.productTransposed(vectors, partSums), unitMatrix(partSums.rows)] : [vectors, partSums];
  while (means.length < partitions.length) {
    const first = means.length;
    let [next, columns] = [first, 0];
    do columns += sizes[next++].length;
    while (next < partitions.length && columns + sizes[next].length <= most);
    const together: Matrix = { rows: columns, columns: added.columns, data: new Float32Array(columns * added.columns) };
    const offsets: number[] = [];
    for (let at = first, offset = 0; at < next; offset += sizes[at++].length) {
      offsets.push(offset);
      together.data.set((await algebra.groupSums(added, labelsOfLeaves(parts, added.rows, partitions[at]), sizes[at].length)).data, offset * added.columns);
    }
    const products = (await algebra.productTransposed(rows, together)).data;
    offsets.forEach((offset, at) => means.push(meanOfGrouped(fromProducts(vectors, products, offset, columns, partitions[first + at], sizes[first + at]), partitions[first + at])));
  }
  return means;
}

function unitMatrix(size: number): Matrix {
  const data = new Float32Array(size * size);
  for (let i = 0; i < size; i++) data[i * size + i] = 1;
  return { rows: size, columns: size, data };
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
