import { numberBySize } from './labels';
import { rootOf } from './unionFind';
import type { Dendrogram } from './method';

/** The rows of a dendrogram in k groups, largest first; fewer when rows are equal (joined at height 0). */
export function cutDendrogram({ nodes, heights }: Dendrogram, k: number): Int32Array {
  const n = heights.length + 1;
  const apart = heights.findIndex(height => height > 0);
  const merges = Math.max(n - Math.max(1, k), apart < 0 ? heights.length : apart);
  const parent = Int32Array.from({ length: 2 * n }, (_, node) => node);
  for (let merge = 0; merge < merges; merge++) parent[nodes[2 * merge]] = parent[nodes[2 * merge + 1]] = n + merge;
  const numbers = new Map<number, number>();
  const labels = Int32Array.from({ length: n }, (_, row) => {
    const root = rootOf(parent, row);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
  numberBySize(labels);
  return labels;
}
