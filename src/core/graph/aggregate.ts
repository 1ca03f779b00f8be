import { orderByLabel, type ByLabel } from '../clustering/labels';
import type { Graph, Rows } from './graph';
import { roomFor, rowsIn } from './room';

/**
 * The graph whose nodes are the communities 0 … count − 1 of `labels`, edges added up. What lies inside a community is
 * not an edge any more but stays in its strength, so modularity keeps its meaning. Nodes marked with a 1 in `inner` are known
 * to have no edge to another community. The graph stands in one of the places of the room, until another is made there.
 */
export function aggregateGraph(graph: Graph, labels: Int32Array, count: number, inner?: Uint8Array, room = roomFor(graph.nodes), place = room.places[0]): Graph {
  const rows = rowsIn(place, count, Math.min(graph.targets.length, count * (count - 1)));
  const members = orderByLabel(labels, count, { starts: room.starts, members: room.order }, room.spare);
  const filled = fillRows(rows, graph, labels, members, room.links, inner ?? room.none);
  // Arrays of its own are cut to what is in them: there was room for all edges of the other graph.
  const cut = rows.targets === place.targets ? 'subarray' : 'slice';
  return {
    nodes: count,
    offsets: rows.offsets.subarray(0, count + 1),
    targets: rows.targets[cut](0, filled),
    weights: rows.weights[cut](0, filled),
    strengths: communityStrengths(graph, labels, rows.strengths),
    total: graph.total,
  };
}

/** Adds up the strength of each community in an array of zeros, which it gives back. A loop by itself, as others here: code compiled in its midst is then good to the end. */
export function communityStrengths({ nodes, strengths }: Graph, labels: Int32Array, sums: Float64Array): Float64Array {
  for (let i = 0; i < nodes; i++) sums[labels[i]] += strengths[i];
  return sums;
}

/** Adds up the edges between communities, row by row; `sums` are zeros, as many as communities at least. Gives the number of entries. */
function fillRows(rows: Rows, graph: Graph, labels: Int32Array, { starts, members }: ByLabel, sums: Float64Array, inner: Uint8Array): number {
  const { nodes, offsets, targets, weights } = rows;
  let filled = 0;
  for (let c = 0; c < nodes; c++) {
    const start = filled;
    for (let m = starts[c], end = starts[c + 1]; m < end; m++) if (inner[members[m]] === 0) filled = addEdges(graph, labels, members[m], sums, targets, filled);
    for (let at = start; at < filled; at++) {
      const other = targets[at];
      weights[at] = sums[other];
      sums[other] = 0;
    }
    offsets[c + 1] = filled;
  }
  return filled;
}

/** Adds the edges of a node to other communities to their sums, and lists these where they had none. Gives how many are listed. */
function addEdges({ offsets, targets, weights }: Graph, labels: Int32Array, i: number, sums: Float64Array, listed: Int32Array, count: number): number {
  const own = labels[i];
  for (let at = offsets[i], end = offsets[i + 1]; at < end; at++) {
    const other = labels[targets[at]];
    if (other === own) continue;
    const sum = sums[other];
    if (sum === 0) listed[count++] = other;
    sums[other] = sum + weights[at];
  }
  return count;
}
