import type { Algebra } from '../algebra/algebra';
import { isZeroRow } from '../algebra/rows';
import type { Sample } from '../levels/measureLevels';
import { Pace, type Work } from '../work';
import type { Matrix } from '../types';

/**
 * Mean cosine silhouette (Rousseeuw, 1987) of the sampled documents at 1, 2, … L groups of a hierarchy: what a group is to
 * a document is the sum of what its leaves are, so one product with the leaves' sums serves all numbers of groups.
 */
export async function separatenessOf(
  sample: Sample,
  leaves: Int32Array,
  sums: Matrix,
  sizes: Int32Array,
  merges: ArrayLike<number>,
  algebra: Algebra,
  work: Work = {},
): Promise<Float64Array> {
  const count = sizes.length;
  const likeness = (await algebra.productTransposed(sample.vectors, sums, work)).data;
  const own = sample.rows.map(row => leaves[row]);
  const seen: Seen = { vectors: sample.vectors, likeness, count, size: Float64Array.from(sizes), own, nearest: new Int32Array(own.length).fill(-1) };
  /** The column of each node, which its merge hands on to the first of its two. */
  const column = new Int32Array(2 * count - 1).map((_, node) => (node < count ? node : -1));
  const grouped = own.reduce((sum, leaf) => sum + (leaf >= 0 ? 1 : 0), 0);
  let there = Array.from(sizes.keys());
  const values = new Float64Array(count);
  const pace = new Pace(work.signal);
  for (let groups = count; groups > 1; groups--) {
    values[groups - 1] = sumOfSilhouettes(seen, there) / Math.max(1, grouped);
    const at = 2 * (count - groups);
    const [to, from] = [column[merges[at]], column[merges[at + 1]]];
    join(seen, to, from);
    column[count + (at >> 1)] = to;
    there = there.filter(group => group !== from);
    await pace.breathe();
  }
  return values;
}

/** The sampled documents beside the groups that there are, whose columns are those of leaves. */
interface Seen {
  readonly vectors: Matrix;
  /** Documents × leaves: the sum of the products with the documents of a group. */
  readonly likeness: Float32Array;
  readonly count: number;
  readonly size: Float64Array;
  readonly own: Int32Array;
  /** The nearest group of each that it is not in, −1 where a merge may have made it another. */
  readonly nearest: Int32Array;
}

function sumOfSilhouettes({ vectors, likeness, count, size, own, nearest }: Seen, groups: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < own.length; i++) {
    if (own[i] < 0 || size[own[i]] < 2) continue;
    if (nearest[i] < 0) nearest[i] = nearestOf(likeness, i * count, own[i], groups, size);
    // The distance to oneself is 0, so only the size − 1 others share the sum; a row of zeros is at distance 1 from each.
    const like = likeness[i * count + own[i]];
    const inside = like === 0 && isZeroRow(vectors, i) ? 1 : (size[own[i]] - like) / (size[own[i]] - 1);
    sum += silhouette(inside, 1 - likeness[i * count + nearest[i]] / size[nearest[i]]);
  }
  return sum;
}

/** Joins a group to another. A loop by itself, as loops that may wait are compiled worse. */
function join({ likeness, count, size, own, nearest }: Seen, to: number, from: number): void {
  size[to] += size[from];
  for (let i = 0, row = 0; i < own.length; i++, row += count) {
    likeness[row + to] += likeness[row + from];
    if (own[i] === from) own[i] = to;
    if (own[i] === to || nearest[i] === to || nearest[i] === from) nearest[i] = -1;
    else if (nearest[i] >= 0 && likeness[row + to] / size[to] > likeness[row + nearest[i]] / size[nearest[i]]) nearest[i] = to;
  }
}

function nearestOf(likeness: Float32Array, row: number, own: number, groups: readonly number[], size: Float64Array): number {
  let nearest = -1;
  let most = -Infinity;
  for (const group of groups) {
    const near = likeness[row + group] / size[group];
    if (group === own || near <= most) continue;
    most = near;
    nearest = group;
  }
  return nearest;
}

/** From the mean distances to its own group and to the nearest other. */
function silhouette(inside: number, outside: number): number {
  const larger = Math.max(inside, outside);
  return larger > 1e-6 ? (outside - inside) / larger : 0;
}
