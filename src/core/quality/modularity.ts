import { communityStrengths } from '../graph/aggregate';
import type { Graph } from '../graph/graph';

/** Modularity of a partition (labels 0 … below the number of nodes) at a resolution (Newman and Girvan, 2004): at most 1. */
export function modularity(graph: Graph, labels: Int32Array, resolution = 1): number {
  const { total } = graph;
  if (total === 0) return 0;
  return weightInside(graph, labels) / total - resolution * expectedInside(graph, labels);
}

/** Twice the weight of the edges inside communities. A loop by itself: code compiled in its midst is then good to the end. */
function weightInside({ nodes, offsets, targets, weights }: Graph, labels: Int32Array): number {
  let inside = 0;
  for (let i = 0; i < nodes; i++) {
    const label = labels[i];
    for (let at = offsets[i], end = offsets[i + 1]; at < end; at++) if (labels[targets[at]] === label) inside += weights[at];
  }
  return inside;
}

/** The share of the weight that would be inside by chance. */
function expectedInside(graph: Graph, labels: Int32Array): number {
  const sums = communityStrengths(graph, labels, new Float64Array(graph.nodes));
  let expected = 0;
  for (let c = 0; c < sums.length; c++) expected += (sums[c] / graph.total) ** 2;
  return expected;
}
