import type { Graph } from '../../graph/graph';
import type { Merges } from '../mergesInOrder';
import { createUnionFind, type UnionFind } from '../unionFind';
import type { Tie } from './affinity';

/** Number of parts of a graph that no edge joins. */
export function partCount(graph: Graph): number {
  return sizesOf(partsOf(graph), graph.nodes).size;
}

/**
 * Edges of a least spanning tree that tie a graph's smallest parts to what is nearest to them, one after the other, until no
 * more than `most` parts are left.
 */
export function tiesBetween(graph: Graph, { first, second, heights }: Merges, most: number): Tie[] {
  const parts = partsOf(graph);
  const order = Array.from(heights.keys()).sort((a, b) => heights[a] - heights[b] || a - b);
  const ties: Tie[] = [];
  for (;;) {
    const sizes = sizesOf(parts, graph.nodes);
    if (sizes.size <= most) return ties;
    const [smallest] = Array.from(sizes).reduce((least, part) => (part[1] < least[1] ? part : least));
    const edge = order.find(at => (parts.find(first[at]) === smallest) !== (parts.find(second[at]) === smallest))!;
    ties.push([first[edge], second[edge]]);
    parts.union(first[edge], second[edge]);
  }
}

function partsOf({ nodes, offsets, targets }: Graph): UnionFind {
  const parts = createUnionFind(nodes);
  for (let i = 0; i < nodes; i++) for (let at = offsets[i]; at < offsets[i + 1]; at++) parts.union(i, targets[at]);
  return parts;
}

function sizesOf(parts: UnionFind, nodes: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let i = 0; i < nodes; i++) sizes.set(parts.find(i), (sizes.get(parts.find(i)) ?? 0) + 1);
  return sizes;
}
