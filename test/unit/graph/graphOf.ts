import type { Graph } from '../../../src/core/graph/graph';

/** A graph from its edges, each of weight 1. */
export function graphOf(nodes: number, edges: readonly (readonly [number, number])[]): Graph {
  const rows: number[][] = Array.from({ length: nodes }, () => []);
  for (const [i, j] of edges) {
    rows[i].push(j);
    rows[j].push(i);
  }
  const offsets = new Int32Array(nodes + 1);
  rows.forEach((row, i) => (offsets[i + 1] = offsets[i] + row.length));
  const targets = Int32Array.from(rows.flat());
  return {
    nodes,
    offsets,
    targets,
    weights: new Float32Array(targets.length).fill(1),
    strengths: Float64Array.from(rows, row => row.length),
    total: targets.length,
  };
}

/** Cliques of `size` nodes in a ring, each joined to the next by a single edge. */
export function ringOfCliques(cliques: number, size: number): Graph {
  const edges: [number, number][] = [];
  for (let c = 0; c < cliques; c++) {
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) edges.push([c * size + i, c * size + j]);
    edges.push([c * size, ((c + 1) % cliques) * size + 1]);
  }
  return graphOf(cliques * size, edges);
}
