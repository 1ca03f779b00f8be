import { membersByLabel } from '../clustering/labels';
import type { Graph } from './graph';

/**
 * The graph whose nodes are the communities 0 … count − 1 of `labels`, edges added up. What lies inside a community is
 * not an edge any more but stays in its strength, so modularity keeps its meaning. Nodes marked with a 1 in `inner` are known
 * to have no edge to another community.
 */
export function aggregateGraph(graph: Graph, labels: Int32Array, count: number, inner?: Uint8Array): Graph {
  const { nodes, offsets, targets, weights, total } = graph;
  const strengths = new Float64Array(count);
  for (let i = 0; i < nodes; i++) strengths[labels[i]] += graph.strengths[i];
  const { starts, members } = membersByLabel(labels, count);

  const rowOffsets = new Int32Array(count + 1);
  const most = Math.min(targets.length, count * (count - 1));
  const rowTargets = new Int32Array(most);
  const rowWeights = new Float32Array(most);
  const sums = new Float64Array(count);
  let filled = 0;
  for (let c = 0; c < count; c++) {
    const start = filled;
    for (let m = starts[c]; m < starts[c + 1]; m++) {
      const i = members[m];
      if (inner && inner[i] === 1) continue;
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
  return {
    nodes: count,
    offsets: rowOffsets,
    targets: rowTargets.slice(0, filled),
    weights: rowWeights.slice(0, filled),
    strengths,
    total,
  };
}
