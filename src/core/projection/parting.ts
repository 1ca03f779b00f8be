import type { Edges } from './fuzzyGraph';

/** Up to so many points neighbours are drawn often enough to matter; of more the numbers would be too many to look up. */
const FEW = 1_000;

/**
 * How strongly each of few points is pushed off each other, n × n, 0 … 1; undefined for many. The cross entropy that UMAP makes
 * small (McInnes, Healy, Melville 2018, section 3.2) parts two points by 1 − the weight of their edge. Points drawn by chance are
 * pushed off in full, which does no harm where they are seldom neighbours; of twenty points most are, copies among them.
 */
export function partingOfFew({ from, to, weights }: Edges, n: number): Float32Array | undefined {
  if (n > FEW) return undefined;
  const parting = new Float32Array(n * n).fill(1);
  for (let e = 0; e < weights.length; e++) {
    parting[from[e] * n + to[e]] = 1 - weights[e];
    parting[to[e] * n + from[e]] = 1 - weights[e];
  }
  return parting;
}
