import { contingency } from './contingency';
import { entropy, mutualInformation } from './mutualInformation';

/** Each 0 … 1, 1 = best. */
export interface Homogeneity {
  /** How far each group holds one class only. */
  readonly homogeneity: number;
  /** How far each class lies in one group only. */
  readonly completeness: number;
  /** Their harmonic mean. */
  readonly v: number;
}

/** Homogeneity, completeness and V-measure of found groups against classes (Rosenberg and Hirschberg, 2007; β = 1). */
export function homogeneity(found: ArrayLike<number>, truth: ArrayLike<number>): Homogeneity {
  const table = contingency(truth, found);
  const shared = mutualInformation(table);
  // What is shared is at most the whole; sums of logarithms may end a digit above it.
  const share = (whole: number) => (whole > 0 ? Math.min(1, shared / whole) : 1);
  const pure = share(entropy(table.rows, table.n));
  const complete = share(entropy(table.columns, table.n));
  return { homogeneity: pure, completeness: complete, v: pure + complete > 0 ? (2 * pure * complete) / (pure + complete) : 0 };
}
