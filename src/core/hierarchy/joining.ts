import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { mergesInOrder, type Merges } from '../clustering/mergesInOrder';
import type { Dendrogram } from '../clustering/method';
import { wardTree } from '../clustering/wardTree';
import { addTo } from '../gather';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** What the leaves lie in at one step of joining: only leaves of the same holder are joined in it. */
export interface Holders {
  /** The holder of each leaf. */
  readonly of: Int32Array;
  /** Steps of a higher tier come after all merges of a lower one; within a tier the merges of all steps are in one order. */
  readonly tier: number;
}

/**
 * Joins leaves, two at a time, to ever larger groups that pass exactly through the holders of each step (coarser from step
 * to step, the last one of all). Inside a holder by what adds least to the inertia (Ward, 1963). `sums` are the sums of the
 * leaves' rows.
 */
export async function joinLeaves(sums: Matrix, sizes: Int32Array, steps: readonly Holders[], algebra: Algebra, work: Work = {}): Promise<Dendrogram> {
  const count = sizes.length;
  const total = { ...sums, data: sums.data.slice() };
  const size = sizes.slice();
  const top = new Float64Array(count);
  const merges: Merges = { first: new Int32Array(Math.max(0, count - 1)), second: new Int32Array(Math.max(0, count - 1)), heights: new Float64Array(Math.max(0, count - 1)) };
  let made = 0;
  let floor = 0;
  /** Leaves that stand for what they have been joined to. */
  let standing = Array.from(sizes.keys());
  for (const [at, { of, tier }] of steps.entries()) {
    if (at > 0 && tier > steps[at - 1].tier) floor = merges.heights.subarray(0, made).reduce((most, height) => Math.max(most, height), floor);
    const next: number[] = [];
    for (const together of byHolder(standing, of)) {
      next.push(together[0]);
      if (together.length < 2) continue;
      const { nodes, heights } = await dendrogramOf(together, total, size, algebra, work);
      const standsFor = [...together];
      for (let merge = 0; merge < heights.length; merge++) {
        const [kept, gone] = [standsFor[nodes[2 * merge]], standsFor[nodes[2 * merge + 1]]].sort((a, b) => a - b);
        // A part must not be joined after what holds it.
        top[kept] = Math.max(floor + heights[merge], top[kept], top[gone]);
        addRow(total, kept, gone);
        size[kept] += size[gone];
        merges.first[made] = kept;
        merges.second[made] = gone;
        merges.heights[made++] = top[kept];
        standsFor.push(kept);
      }
    }
    standing = next;
  }
  return mergesInOrder(merges, count);
}

function byHolder(leaves: readonly number[], holder: Int32Array): number[][] {
  const found = new Map<number, number[]>();
  for (const leaf of leaves) addTo(found, holder[leaf], leaf);
  return [...found.values()];
}

async function dendrogramOf(leaves: readonly number[], total: Matrix, size: Int32Array, algebra: Algebra, work: Work): Promise<Dendrogram> {
  const rows = rowsOf(total, Int32Array.from(leaves));
  leaves.forEach((leaf, row) => divideRow(rows, row, size[leaf]));
  return wardTree(rows, Int32Array.from(leaves, leaf => size[leaf]), algebra, { signal: work.signal });
}

function divideRow({ columns, data }: Matrix, row: number, by: number): void {
  for (let at = row * columns, end = at + columns; at < end; at++) data[at] /= by;
}

function addRow({ columns, data }: Matrix, to: number, from: number): void {
  for (let c = 0; c < columns; c++) data[to * columns + c] += data[from * columns + c];
}
