import { orderByLabel, type ByLabel } from '../clustering/labels';
import type { Graph } from './graph';
import { entriesIn, roomFor } from './room';

/**
 * The graph whose nodes are the communities 0 … count − 1 of `labels`, edges added up. What lies inside a community is
 * not an edge any more but stays in its strength, so modularity keeps its meaning. Nodes marked with a 1 in `inner` are known
 * to have no edge to another community.
 */
export function aggregateGraph(graph: Graph, labels: Int32Array, count: number, inner?: Uint8Array, room = roomFor(graph.nodes)): Graph {
  const offsets = new Int32Array(count + 1);
  const { targets, weights } = entriesIn(room, Math.min(graph.targets.length, count * (count - 1)));
  const members = orderByLabel(labels, count, { starts: room.starts, members: room.order }, room.spare);
  const filled = fillRows({ offsets, targets, weights }, graph, labels, count, members, room.links, inner ?? room.none);
  return {
    nodes: count,
    offsets,
    targets: targets.slice(0, filled),
    weights: weights.slice(0, filled),
    strengths: communityStrengths(graph, labels, new Float64Array(count)),
    total: graph.total,
  };
}

/** Adds up the strength of each community in an array of zeros, which it gives back. A loop by itself, as others here: code compiled in its midst is then good to the end. */
export function communityStrengths({ nodes, strengths }: Graph, labels: Int32Array, sums: Float64Array): Float64Array {
  for (let i = 0; i < nodes; i++) sums[labels[i]] += strengths[i];
  return sums;
}

type Rows = Pick<Graph, 'offsets' | 'targets' | 'weights'>;

/** Adds up the edges between communities, row by row; `sums` are zeros, as many as communities at least. Gives the number of entries. */
function fillRows(rows: Rows, graph: Graph, labels: Int32Array, count: number, { starts, members }: ByLabel, sums: Float64Array, inner: Uint8Array): number {
  const { offsets, targets, weights } = graph;
  const { offsets: rowOffsets, targets: rowTargets, weights: rowWeights } = rows;
  let filled = 0;
  for (let c = 0; c < count; c++) {
    const start = filled;
    for (let m = starts[c]; m < starts[c + 1]; m++) {
      const i = members[m];
      if (inner[i] === 1) continue;
      for (let at = offsets[i]; at < offsets[i + 1]; at++) {
        const other = labels[targets[at]];
        if (other === c) continue;
        if (sums[other] === 0) rowTargets[filled++] = other;
        sums[other] += weights[at];
      }
    }
    for (let at = start; at < filled; at++) {
      rowWeights[at] = sums[rowTargets[at]];
      sums[rowTargets[at]] = 0;
    }
    rowOffsets[c + 1] = filled;
  }
  return filled;
}
