import { expect, it } from 'vitest';
import { eachEdge, unionGraph } from '../../../src/core/graph/graph';
import { nearGraph, reachAmong, weightAt } from '../../../src/core/graph/nearGraph';

/** Each of n nodes in a ring has the next ones for neighbours, the nearest first. */
const ring = (nodes: number, k: number) => ({ k, indices: Int32Array.from({ length: nodes * k }, (_, at) => (Math.floor(at / k) + 1 + (at % k)) % nodes) });

it('nearGraph has the edges of the union, and the first neighbours count more', () => {
  const neighbours = ring(40, 5);
  const weights = new Map<number, number>();
  const graph = nearGraph(neighbours);
  eachEdge(graph, (i, j, weight) => weights.set((j - i + 40) % 40, weight));
  for (let place = 0; place < 5; place++) expect(weights.get(place + 1)).toBeCloseTo(weightAt(place, reachAmong(40)), 6);
  expect(graph.targets).toEqual(unionGraph(neighbours).targets);
  expect(graph.total).toBeCloseTo(graph.weights.reduce((sum, weight) => sum + weight), 4);
});

it('nearGraph takes the better of the two places', () => {
  // 0 names 1 last, 1 names 0 first.
  const { weights, offsets } = nearGraph({ k: 2, indices: Int32Array.from([2, 1, 0, 2, 0, 1]) });
  expect(Array.from(weights.subarray(offsets[0], offsets[1]))).toEqual([1, 1]);
});

it('the more nodes, the farther ties reach, until all count the same', () => {
  const reaches = [2, 20, 100, 200, 400, 800, 999].map(reachAmong);
  expect(reaches).toEqual([...reaches].sort((a, b) => a - b));
  expect(reaches[0]).toBe(3);
  expect(weightAt(14, reaches[6])).toBeGreaterThan(0.99);
  expect(weightAt(14, reachAmong(1_000))).toBe(1);
  expect(nearGraph(ring(1_000, 5))).toEqual(unionGraph(ring(1_000, 5)));
});
