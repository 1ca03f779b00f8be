import type { Graph } from '../graph/graph';

/** Modularity of a partition (labels 0 … below the number of nodes) at a resolution (Newman and Girvan, 2004): at most 1. */
export function modularity(graph: Graph, labels: Int32Array, resolution = 1): number {
  const { nodes, offsets, targets, weights, strengths, total } = graph;
  if (total === 0) return 0;
  const sums = new Float64Array(nodes);
  let inside = 0;
  for (let i = 0; i < nodes; i++) {
    sums[labels[i]] += strengths[i];
    for (let at = offsets[i]; at < offsets[i + 1]; at++) if (labels[targets[at]] === labels[i]) inside += weights[at];
  }
  let expected = 0;
  for (const sum of sums) expected += (sum / total) ** 2;
  return inside / total - resolution * expected;
}
