import { expect, it } from 'vitest';
import { mutualReachabilityTree } from '../../../src/core/clustering/hdbscan/spanningTree';
import type { Merges } from '../../../src/core/clustering/mergesInOrder';
import { affinityGraph, type Tie } from '../../../src/core/clustering/spectral/affinity';
import { partCount, tiesBetween } from '../../../src/core/clustering/spectral/connect';
import { graphFromEdges, type Graph } from '../../../src/core/graph/graph';
import { nearestRows } from '../../../src/core/graph/nearestRows';
import { seededRandom } from '../../../src/core/random';
import { CancelledError, Pace } from '../../../src/core/work';
import { computedMs, slowness } from '../../harness/slowness.mjs';
import { plainAlgebra } from '../plainAlgebra';

/** What the ties are, said in the plainest way: parts are named by their first row, and counted anew for each tie. */
function plainTies({ nodes, offsets, targets }: Graph, { first, second, heights }: Merges, most: number): Tie[] {
  const part = Array.from({ length: nodes }, (_, row) => row);
  const join = (a: number, b: number) => part.forEach((own, row) => own === Math.max(a, b) && (part[row] = Math.min(a, b)));
  for (let row = 0; row < nodes; row++) for (const target of targets.subarray(offsets[row], offsets[row + 1])) join(part[row], part[target]);
  const order = [...heights.keys()].sort((a, b) => heights[a] - heights[b] || a - b);
  const ties: Tie[] = [];
  while (new Set(part).size > most) {
    const sizeOf = (name: number) => part.filter(own => own === name).length;
    const [smallest] = [...new Set(part)].sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
    const edge = order.find(at => (part[first[at]] === smallest) !== (part[second[at]] === smallest))!;
    ties.push([first[edge], second[edge]]);
    join(part[first[edge]], part[second[edge]]);
  }
  return ties;
}

/** Rows in pairs, one pair behind the other, and a tree that is a path over all of them. */
function pairs(count: number) {
  const graph = graphFromEdges(2 * count, visit => {
    for (let pair = 0; pair < count; pair++) visit(2 * pair, 2 * pair + 1);
  });
  const random = seededRandom(1);
  const first = Int32Array.from({ length: 2 * count - 1 }, (_, row) => row);
  return { graph, tree: { first, second: first.map(row => row + 1), heights: Float64Array.from(first, row => (row % 2 === 0 ? 0 : random())) } };
}

it.each([1, 2])('ties the smallest parts to what is nearest to them, one after the other (%s near rows)', async neighbours => {
  const random = seededRandom(neighbours);
  const x = { rows: 150, columns: 2, data: Float32Array.from({ length: 300 }, () => random()) };
  const near = await nearestRows(x, neighbours, plainAlgebra);
  const [graph, tree] = [affinityGraph(near), await mutualReachabilityTree(x, near, new Float64Array(x.rows), plainAlgebra)];
  expect(partCount(graph)).toBeGreaterThan(3);
  for (const most of [1, 2, 5]) {
    const ties = await tiesBetween(graph, tree, most, new Pace(undefined));
    expect(ties).toEqual(plainTies(graph, tree, most));
    expect(partCount(affinityGraph(near, ties))).toBe(Math.min(most, partCount(graph)));
  }
});

it('takes a moment for any number of parts', async () => {
  const { graph, tree } = pairs(20_000);
  const begun = computedMs();
  expect(await tiesBetween(graph, tree, 2, new Pace(undefined))).toHaveLength(19_998);
  expect(computedMs() - begun).toBeLessThan(2_000 * slowness());
});

it('stops when it is stopped', async () => {
  const { graph, tree } = pairs(1_000);
  const stop = new AbortController();
  stop.abort();
  await expect(tiesBetween(graph, tree, 2, new Pace(stop.signal, 0))).rejects.toThrow(CancelledError);
});
