import type { Graph } from './graph';

/** The graph between some of the nodes; node i of it is `members[i]`. */
export function subgraph(graph: Graph, members: Int32Array): Graph {
  const place = new Int32Array(graph.nodes).fill(-1);
  members.forEach((node, position) => (place[node] = position));
  const offsets = new Int32Array(members.length + 1);
  const most = members.reduce((sum, node) => sum + graph.offsets[node + 1] - graph.offsets[node], 0);
  const targets = new Int32Array(most);
  const weights = new Float32Array(most);
  const strengths = new Float64Array(members.length);
  let total = 0;
  let filled = 0;
  for (let i = 0; i < members.length; i++) {
    for (let at = graph.offsets[members[i]]; at < graph.offsets[members[i] + 1]; at++) {
      const j = place[graph.targets[at]];
      if (j < 0) continue;
      targets[filled] = j;
      weights[filled++] = graph.weights[at];
      strengths[i] += graph.weights[at];
    }
    offsets[i + 1] = filled;
    total += strengths[i];
  }
  return { nodes: members.length, offsets, targets: targets.slice(0, filled), weights: weights.slice(0, filled), strengths, total };
}
