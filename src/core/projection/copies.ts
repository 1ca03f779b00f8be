import { createUnionFind } from '../clustering/unionFind';
import type { Neighbours } from '../types';

/** Share of the distance to its farthest neighbour below which a document's neighbour is taken for nearly a copy of it. */
const NEARLY = 0.25;
/** From this weight on they are copies for all that can be seen, and lie on one place. */
const EXACTLY = 0.9;
/** What single precision leaves of the distance of equal rows, and some more. */
const SAME = 1e-5;

/** How far a document's neighbours (by their cosines, nearest first) are copies of it: 1 for exact ones, 0 for all that only say something alike. */
export function copyWeights(similarities: ArrayLike<number>): Float32Array {
  const least = similarities[similarities.length - 1];
  return Float32Array.from(similarities, similarity => copyWeight(similarity, least));
}

/** The same of one of its neighbours, by the cosine of the farthest. */
function copyWeight(similarity: number, least: number): number {
  return Math.max(0, Math.min(1, 1 - (1 - similarity) / (NEARLY * Math.max(SAME, 1 - least))));
}

/** True where the nearest neighbour is a copy for all that can be seen. */
export function hasCopy(similarities: ArrayLike<number>): boolean {
  return similarities.length > 0 && copyWeights(similarities)[0] >= EXACTLY;
}

/**
 * Brings copies together on the map (x, y interleaved, in place), exact ones to one place, near ones the nearer the fewer words
 * tell them apart: the descent leaves them as far apart as any document and its nearest one.
 */
export function gatherCopies(points: Float32Array, { k, indices, similarities }: Neighbours): void {
  const n = points.length / 2;
  const sums = Float64Array.from(points);
  const shares = new Float64Array(n).fill(1);
  const exact = createUnionFind(n);
  for (let i = 0; i < n; i++) {
    const end = (i + 1) * k;
    for (let at = i * k; at < end; at++) {
      const likeness = copyWeight(similarities[at], similarities[end - 1]);
      // Nearest first, and most documents have no copy at all.
      if (likeness === 0) break;
      const j = indices[at];
      if (likeness >= EXACTLY) exact.union(i, j);
      // Most edges are met from both of their ends.
      const weight = likeness / 2;
      for (const [one, other] of [[i, j], [j, i]]) {
        shares[one] += weight;
        for (const axis of [0, 1]) sums[2 * one + axis] += weight * points[2 * other + axis];
      }
    }
  }
  // Copies share what draws them.
  for (let i = 0; i < n; i++) {
    const first = exact.find(i);
    if (first === i) continue;
    shares[first] += shares[i];
    for (const axis of [0, 1]) sums[2 * first + axis] += sums[2 * i + axis];
  }
  for (let i = 0; i < n; i++) for (const axis of [0, 1]) points[2 * i + axis] = sums[2 * exact.find(i) + axis] / shares[exact.find(i)];
}
