import type { NearestRows } from '../../graph/nearestRows';
import type { Vectors } from '../../algebra/basisProducts';
import type { SymmetricOperator } from '../../algebra/largestEigen';
import { graphFromEdges, unionGraph, type Graph } from '../../graph/graph';
import { sumOf } from '../../sums';
import type { Pace } from '../../work';

/** An edge between two rows. */
export type Tie = readonly [i: number, j: number];

/**
 * The graph that ties rows to their nearest ones, weight 1 where both name each other and ½ where one does, as scikit-learn's
 * `nearest_neighbors`; further ties, between rows that do not, have weight ½.
 */
export function affinityGraph(near: NearestRows, ties: readonly Tie[] = []): Graph {
  const { k, indices } = near;
  const { nodes, offsets, targets } = unionGraph(near);
  const graph = graphFromEdges(nodes, visit => {
    for (let i = 0; i < nodes; i++) for (let at = offsets[i]; at < offsets[i + 1]; at++) if (i < targets[at]) visit(i, targets[at]);
    for (const [i, j] of ties) visit(i, j);
  });
  const names = (i: number, j: number) => indices.subarray(i * k, (i + 1) * k).includes(j);
  const weights = new Float32Array(graph.targets.length);
  const strengths = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    for (let at = graph.offsets[i]; at < graph.offsets[i + 1]; at++) {
      const j = graph.targets[at];
      weights[at] = names(i, j) && names(j, i) ? 1 : 0.5;
      strengths[i] += weights[at];
    }
  }
  return { ...graph, weights, strengths, total: sumOf(strengths) };
}

/**
 * D^−½ · A · D^−½ of a graph, D its degrees: 1 minus its eigenvalues are those of the normalised Laplacian, so that the
 * largest ones here are the smallest there.
 */
export function normalisedAffinity({ nodes, offsets, targets, weights, strengths }: Graph, pace: Pace): SymmetricOperator {
  const scaled = Float64Array.from(weights);
  for (let i = 0; i < nodes; i++) {
    for (let at = offsets[i]; at < offsets[i + 1]; at++) scaled[at] /= Math.sqrt(strengths[i] * strengths[targets[at]]);
  }
  const multiply = async (vectors: Vectors, count: number) => {
    const product = new Float64Array(vectors.length);
    for (let v = 0; v < count; v++) {
      const from = v * nodes;
      for (let i = 0; i < nodes; i++) {
        let sum = 0;
        for (let at = offsets[i]; at < offsets[i + 1]; at++) sum += scaled[at] * vectors[from + targets[at]];
        product[from + i] = sum;
      }
      if (pace.due) await pace.breathe();
    }
    return product;
  };
  return { size: nodes, least: -1, multiply };
}
