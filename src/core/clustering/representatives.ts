import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { seededRandom } from '../random';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { distinctRows } from './distinctRows';
import { fitKmeans, KMEANS_DEFAULTS } from './kmeans';
import { groupSizes } from './labels';
import type { Dendrogram } from './method';

/** Rows that stand for others: one for all copies of a row, or the centres of small groups. */
export interface Representatives {
  readonly rows: Matrix;
  /** How many rows each stands for. */
  readonly sizes: Int32Array;
  /** For each row the representative that stands for it. */
  readonly of: Int32Array;
  /** Mean squared distance of these rows to it: all 0 where it is a row itself. */
  readonly spreads: Float64Array;
  /** False when rows that differ share one. */
  readonly exact: boolean;
}

/**
 * What methods that look at all pairs work on: the distinct rows, or when these are more than `most` the centres of
 * `microGroups` groups by k-means.
 */
export async function representatives(x: Matrix, most: number, microGroups: number, seed: number, algebra: Algebra, work: Work = {}): Promise<Representatives> {
  const { first, kind } = distinctRows(x);
  if (first.length <= most) {
    const rows = first.length === x.rows ? x : rowsOf(x, first);
    return { rows, sizes: groupSizes(kind), of: kind, spreads: new Float64Array(first.length), exact: true };
  }
  const options = { ...KMEANS_DEFAULTS, start: 'random', maxIterations: 10 } as const;
  const { labels, inertias } = await fitKmeans(x, microGroups, options, seededRandom(seed), algebra, work);
  const sizes = groupSizes(labels);
  const sums = await algebra.groupSums(x, labels, sizes.length, { signal: work.signal });
  const rows = { ...sums, data: sums.data.map((sum, at) => sum / sizes[Math.floor(at / x.columns)]) };
  return { rows, sizes, of: labels, spreads: inertias.map((inertia, label) => inertia / sizes[label]), exact: false };
}

/** The dendrogram of all rows from that of their representatives: those who share one are joined first, at height 0. */
export function expandDendrogram({ nodes, heights }: Dendrogram, of: Int32Array): Dendrogram {
  const n = of.length;
  const count = heights.length + 1;
  const all: number[] = [];
  const join = (a: number, b: number) => all.push(Math.min(a, b), Math.max(a, b));
  /** The node that holds what each representative stands for. */
  const node = new Int32Array(count).fill(-1);
  let next = n;
  for (let row = 0; row < n; row++) {
    const known = node[of[row]];
    if (known >= 0) join(known, row);
    node[of[row]] = known < 0 ? row : next++;
  }
  const renumbered = (old: number) => (old < count ? node[old] : next + old - count);
  for (let at = 0; at < nodes.length; at += 2) join(renumbered(nodes[at]), renumbered(nodes[at + 1]));
  return { nodes: Int32Array.from(all), heights: Float64Array.from([...new Float64Array(n - count), ...heights]) };
}
