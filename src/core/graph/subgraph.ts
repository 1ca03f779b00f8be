import type { Graph } from './graph';

/** The graph between some of the nodes; node i of it is `members[i]`. */
export function subgraph(graph: Graph, members: Int32Array): Graph {
  const place = new Int32Array(graph.nodes).fill(-1);
  members.forEach((node, position) => (place[node] = position));
  const offsets = new Int32Array(members.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  const strengths = new Float64Array(members.length);
  let total = 0;
  for (let i = 0; i < members.length; i++) {
    for (let at = graph.offsets[members[i]]; at < graph.offsets[members[i] + 1]; at++) {
      const j = place[graph.targets[at]];
      if (j < 0) continue;
      targets.push(j);
      weights.push(graph.weights[at]);
      strengths[i] += graph.weights[at];
    }
    offsets[i + 1] = targets.length;
    total += strengths[i];
  }
  return { nodes: members.length, offsets, targets: Int32Array.from(targets), weights: Float32Array.from(weights), strengths, total };
}
