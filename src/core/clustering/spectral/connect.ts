import type { Graph } from '../../graph/graph';
import type { Pace } from '../../work';
import type { Merges } from '../mergesInOrder';
import { createUnionFind, type UnionFind } from '../unionFind';
import type { Tie } from './affinity';

/** Number of parts of a graph that no edge joins. */
export function partCount(graph: Graph): number {
  return sizesOf(partsOf(graph), graph.nodes).size;
}

/**
 * Edges of a least spanning tree that tie a graph's smallest parts to what is nearest to them, one after the other, until no
 * more than `most` parts are left. Rejects with a `CancelledError` when cancelled.
 */
export async function tiesBetween(graph: Graph, { first, second, heights }: Merges, most: number, pace: Pace): Promise<Tie[]> {
  const parts = partsOf(graph);
  const sizes = sizesOf(parts, graph.nodes);
  const order = Array.from(heights.keys()).sort((a, b) => heights[a] - heights[b] || a - b);
  const leadsOut = (place: number) => parts.find(first[order[place]]) !== parts.find(second[order[place]]);
  /** Of each part places in that order: of the edges that lead out of it, and of some that did. */
  const leading = new Map([...sizes.keys()].map(part => [part, [] as number[]]));
  for (const [place, edge] of order.entries()) if (leadsOut(place)) for (const row of [first[edge], second[edge]]) leading.get(parts.find(row))!.push(place);
  const ofSize = new Map<number, number[]>();
  const list = (part: number, size: number) => void (ofSize.get(size) ?? ofSize.set(size, []).get(size)!).push(part);
  sizes.forEach((size, part) => list(part, size));

  const ties: Tie[] = [];
  // What is tied is larger than the smallest, so that sizes only grow; and what moves to another part moves into twice as much.
  for (let size = 1; sizes.size > most; size++) {
    for (const part of (ofSize.get(size) ?? []).sort((a, b) => a - b)) {
      if (pace.due) await pace.breathe();
      if (sizes.size <= most) break;
      if (sizes.get(part) !== size) continue;
      const out = leading.get(part)!.filter(leadsOut);
      const edge = order[out.reduce((nearest, place) => Math.min(nearest, place))];
      const [a, b] = [parts.find(first[edge]), parts.find(second[edge])];
      const other = a === part ? b : a;
      ties.push([first[edge], second[edge]]);
      parts.union(a, b);
      const [both, reached] = [size + sizes.get(other)!, leading.get(other)!];
      for (const place of out) reached.push(place);
      for (const gone of [part, other]) {
        sizes.delete(gone);
        leading.delete(gone);
      }
      const joined = parts.find(a);
      sizes.set(joined, both);
      leading.set(joined, reached);
      list(joined, both);
    }
  }
  return ties;
}

function partsOf({ nodes, offsets, targets }: Graph): UnionFind {
  const parts = createUnionFind(nodes);
  for (let i = 0; i < nodes; i++) for (let at = offsets[i]; at < offsets[i + 1]; at++) parts.union(i, targets[at]);
  return parts;
}

/** By the row that stands for each part, in the order of these. */
function sizesOf(parts: UnionFind, nodes: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let i = 0; i < nodes; i++) sizes.set(parts.find(i), (sizes.get(parts.find(i)) ?? 0) + 1);
  return sizes;
}
