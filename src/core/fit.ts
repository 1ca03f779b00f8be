/** How well a document fits its group, as a word: strong ≥ 0.75, fair ≥ 0.5, weak below. */
export type Fit = 'strong' | 'fair' | 'weak';

/** The word for a strength, 0 … 1. */
export function fitOf(strength: number): Fit {
  if (strength >= 0.75) return 'strong';
  return strength >= 0.5 ? 'fair' : 'weak';
}
