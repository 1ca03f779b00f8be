import { groupSizes, numberBySize } from '../clustering/labels';
import type { Graph } from '../graph/graph';

/**
 * Joins every community smaller than `smallest` to the one it has most edges with, smallest first; `labels` are changed in
 * place and numbered by size (−1 stays). Communities without an edge to the outside stay as they are.
 */
export function absorbSmall(graph: Graph, labels: Int32Array, smallest: number): void {
  const count = numberBySize(labels);
  const sizes = groupSizes(labels);
  if (count === 0 || sizes[count - 1] >= smallest) return;
  const target = Int32Array.from({ length: count }, (_, c) => c);
  const find = (c: number): number => {
    while (target[c] !== c) c = target[c];
    return c;
  };
  /** Of communities that are too small; those of others are not needed. */
  const members = Array.from(sizes, () => [] as number[]);
  labels.forEach((label, i) => sizes[label] < smallest && members[label].push(i));
  for (let c = count - 1; c > 0 && sizes[c] < smallest; c--) {
    if (target[c] !== c) continue;
    const own = members[c].sort((a, b) => a - b);
    const links = new Map<number, number>();
    for (const i of own) {
      for (let at = graph.offsets[i]; at < graph.offsets[i + 1]; at++) {
        const other = find(labels[graph.targets[at]]);
        if (other !== c) links.set(other, (links.get(other) ?? 0) + graph.weights[at]);
      }
    }
    let best = -1;
    for (const [other, weight] of links) {
      if (best < 0 || weight > links.get(best)! || (weight === links.get(best) && other < best)) best = other;
    }
    if (best < 0) continue;
    target[c] = best;
    if (sizes[best] < smallest) members[best].push(...own);
    sizes[best] += sizes[c];
  }
  for (let i = 0; i < labels.length; i++) if (labels[i] >= 0) labels[i] = find(labels[i]);
  numberBySize(labels);
}
