import { Pace, throwIfCancelled, type Work } from '../../work';
import type { Merges } from '../mergesInOrder';
import { createUnionFind } from '../unionFind';

/** The shortest way that is known out of a part of the tree. */
export interface WayOut {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * The n − 1 edges of a spanning tree by Borůvka's rounds: in each, `waysOut` gives ways from parts to others (`part` is the
 * row that stands for each row's part), and each is taken unless another has just joined the two.
 */
export async function treeByRounds(n: number, waysOut: (part: Int32Array) => Promise<Iterable<WayOut>>, work: Work): Promise<Merges> {
  const parts = createUnionFind(n);
  const [first, second, heights]: number[][] = [[], [], []];
  const pace = new Pace(work.signal);
  while (heights.length < n - 1) {
    work.report?.(heights.length, n - 1);
    throwIfCancelled(work.signal);
    for (const { from, to, length } of await waysOut(Int32Array.from({ length: n }, (_, row) => parts.find(row)))) {
      if (!parts.union(from, to)) continue;
      first.push(from);
      second.push(to);
      heights.push(length);
    }
    await pace.breathe();
  }
  work.report?.(n - 1, n - 1);
  return { first: Int32Array.from(first), second: Int32Array.from(second), heights: Float64Array.from(heights) };
}
