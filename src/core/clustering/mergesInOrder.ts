import type { Dendrogram } from './method';
import { rootOf } from './unionFind';

/** Merges in any order in which parts come before their union; groups are named by any one of their rows. */
export interface Merges {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly heights: Float64Array;
}

/** The n − 1 merges of n rows sorted by height and numbered as scipy's linkage does, the lower node of each pair first. */
export function mergesInOrder({ first, second, heights }: Merges, n: number): Dendrogram {
  const order = Array.from(heights.keys()).sort((a, b) => heights[a] - heights[b] || a - b);
  const nodes = new Int32Array(2 * order.length);
  const parent = Int32Array.from({ length: 2 * n }, (_, node) => node);
  order.forEach((merge, at) => {
    const a = rootOf(parent, first[merge]);
    const b = rootOf(parent, second[merge]);
    nodes[2 * at] = Math.min(a, b);
    nodes[2 * at + 1] = Math.max(a, b);
    parent[a] = parent[b] = n + at;
  });
  return { nodes, heights: Float64Array.from(order, merge => heights[merge]) };
}
