import { describe, expect, it } from 'vitest';
import { aggregateGraph } from '../../../src/core/graph/aggregate';
import { roomFor } from '../../../src/core/graph/room';
import { eachEdge, graphFromEdges, graphOfKept, joinedGraph, reweightedGraph, thinnedGraph, unionGraph, type Graph } from '../../../src/core/graph/graph';
import { subgraph } from '../../../src/core/graph/subgraph';
import { ringOfCliques } from './graphOf';

const edgesOf = (graph: Graph): string[] => {
  const edges: string[] = [];
  for (let i = 0; i < graph.nodes; i++) {
    for (let at = graph.offsets[i]; at < graph.offsets[i + 1]; at++) edges.push(`${i}-${graph.targets[at]}:${graph.weights[at]}`);
  }
  return edges.sort();
};

describe('unionGraph', () => {
  it('joins two documents once when either names the other', () => {
    const neighbours = { k: 2, indices: Int32Array.from([1, 2, 0, 2, 1, 0, 0, 1]), similarities: new Float32Array(8) };
    const graph = unionGraph(neighbours, 1);
    expect(edgesOf(graph)).toEqual(['0-1:1', '0-3:1', '1-0:1', '1-2:1', '2-1:1', '3-0:1']);
    expect(Array.from(graph.strengths)).toEqual([2, 2, 1, 1]);
    expect(graph.total).toBe(6);
  });

  it('takes a single document', () => {
    expect(unionGraph({ k: 0, indices: new Int32Array(0) }).total).toBe(0);
  });
});

describe('thinnedGraph', () => {
  it('keeps about the share asked for, both directions together, the same for the same seed', () => {
    const whole = ringOfCliques(20, 12);
    const thin = thinnedGraph(whole, 0.8, 3);
    expect(thin.total / whole.total).toBeGreaterThan(0.75);
    expect(thin.total / whole.total).toBeLessThan(0.85);
    const edges = edgesOf(thin);
    expect(edges.map(edge => edge.replace(/(\d+)-(\d+)/, '$2-$1')).sort()).toEqual(edges);
    expect(edgesOf(thinnedGraph(whole, 0.8, 3))).toEqual(edges);
    expect(edgesOf(thinnedGraph(whole, 0.8, 4))).not.toEqual(edges);
  });
});

it('aggregateGraph adds up the edges between communities and keeps the strengths', () => {
  const graph = ringOfCliques(4, 5);
  const small = aggregateGraph(graph, Int32Array.from({ length: 20 }, (_, i) => Math.floor(i / 5)), 4);
  expect(edgesOf(small)).toEqual(['0-1:1', '0-3:1', '1-0:1', '1-2:1', '2-1:1', '2-3:1', '3-0:1', '3-2:1']);
  expect(small.total).toBe(graph.total);
  expect(small.strengths.reduce((sum, strength) => sum + strength)).toBe(graph.total);
});

it('reweightedGraph leaves out edges of factor 0 and keeps what lies inside a node', () => {
  // Communities 0 1, 2 and 3 of a square with a diagonal: an edge lies inside the first.
  const square = graphFromEdges(4, visit => [[0, 1], [1, 2], [2, 3], [3, 0], [0, 2]].forEach(([i, j]) => visit(i, j)));
  const graph = reweightedGraph(aggregateGraph(square, Int32Array.from([0, 0, 1, 2]), 3), (i, j) => (i + j === 1 ? 0.5 : i + j === 2 ? 0 : 1));
  expect(edgesOf(graph)).toEqual(['0-1:1', '1-0:1', '1-2:1', '2-1:1']);
  expect(Array.from(graph.strengths)).toEqual([3, 2, 1]);
  expect(graph.total).toBe(6);
});

it('graphOfKept is the graph of the edges that are kept, in the order in which they are told', () => {
  const whole = ringOfCliques(6, 5);
  const keeps = (i: number, j: number) => (i + j) % 3 > 0;
  expect(graphOfKept(whole, keeps)).toEqual(graphFromEdges(whole.nodes, visit => eachEdge(whole, (i, j, weight) => keeps(i, j) && visit(i, j, weight))));
});

it('subgraph keeps the edges between its members', () => {
  const part = subgraph(ringOfCliques(3, 4), Int32Array.from([0, 1, 2, 3, 5]));
  expect(part.nodes).toBe(5);
  expect(part.total).toBe(2 * (6 + 1));
  expect(edgesOf(part)).toContain('0-4:1');
});

it('joinedGraph adds the weights of edges both have, those of the second at their weight', () => {
  const first = graphFromEdges(3, visit => visit(0, 1, 2));
  const second = graphFromEdges(3, visit => {
    visit(1, 0, 3);
    visit(1, 2);
  });
  const joined = joinedGraph(first, second, 0.5);
  expect(edgesOf(joined)).toEqual(['0-1:3.5', '1-0:3.5', '1-2:0.5', '2-1:0.5']);
  expect(Array.from(joined.strengths)).toEqual([3.5, 4, 0.5]);
  expect(joined.total).toBe(8);
});

it('a graph made in one place of a room leaves those in the others as they are', () => {
  const ring = ringOfCliques(4, 5);
  const room = roomFor(ring.nodes);
  const [first, second] = room.places;
  const cliques = Int32Array.from({ length: 20 }, (_, i) => Math.floor(i / 5));
  const small = aggregateGraph(ring, cliques, 4, undefined, room, first);
  const before = structuredClone(small);
  const smaller = aggregateGraph(small, Int32Array.from([0, 0, 1, 1]), 2, undefined, room, second);
  expect(small).toEqual(before);
  expect(smaller).toEqual(aggregateGraph(before, Int32Array.from([0, 0, 1, 1]), 2));
  // Larger than what stood there before.
  expect(aggregateGraph(ring, Int32Array.from(cliques.keys()), 20, undefined, room, second)).toEqual(aggregateGraph(ring, Int32Array.from(cliques.keys()), 20));
  expect(small).toEqual(before);
});
