import { emptyNeighbours } from '../algebra/shapes';
import type { Neighbours } from '../types';

/** Room for the k nearest of n rows that are found little by little: −1 and −∞ where none is known yet. */
export function noNeighbours(n: number, k: number): Neighbours {
  const best = emptyNeighbours(n, k);
  best.indices.fill(-1);
  best.similarities.fill(-Infinity);
  return best;
}

/** What a row must be more similar than to be among those known of `row`: the last one's similarity, −∞ while there is room. */
export function floorOf({ k, similarities }: Neighbours, row: number): number {
  return similarities[(row + 1) * k - 1];
}

/** Puts `other` among the nearest of `row` if it is nearer than the last of them and not one of them; of equals the one that came first goes first. */
export function offer({ k, indices, similarities }: Neighbours, row: number, other: number, similarity: number): void {
  const first = row * k;
  let at = first + k - 1;
  if (!(similarity > similarities[at])) return;
  for (let known = first; known <= at; known++) if (indices[known] === other) return;
  for (; at > first && similarities[at - 1] < similarity; at--) {
    similarities[at] = similarities[at - 1];
    indices[at] = indices[at - 1];
  }
  similarities[at] = similarity;
  indices[at] = other;
}
