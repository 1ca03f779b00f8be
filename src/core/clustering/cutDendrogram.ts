import { numberBySize } from './labels';
import { rootOf } from './mergesInOrder';
import type { Dendrogram } from './method';

/** The rows of a dendrogram in k groups, largest first; fewer when rows are equal (joined at height 0). */
export function cutDendrogram(dendrogram: Dendrogram, k: number): Int32Array {
  const merges = Math.max(0, dendrogram.heights.length + 1 - Math.max(1, k));
  return labelsAfter(dendrogram, Math.max(merges, mergesUpTo(dendrogram, 0)));
}

/** The rows of a dendrogram in the groups that are joined at a height or below, largest first. */
export function cutAtHeight(dendrogram: Dendrogram, height: number): Int32Array {
  return labelsAfter(dendrogram, mergesUpTo(dendrogram, height));
}

function mergesUpTo({ heights }: Dendrogram, height: number): number {
  const above = heights.findIndex(value => value > height);
  return above < 0 ? heights.length : above;
}

function labelsAfter({ nodes, heights }: Dendrogram, merges: number): Int32Array {
  const n = heights.length + 1;
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
