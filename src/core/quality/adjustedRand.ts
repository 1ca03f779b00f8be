import { pairsTogether, type PairsTogether } from './pairsTogether';

/**
 * Adjusted Rand index of two partitions (Hubert and Arabie, 1985): 1 = the same, about 0 = no more alike than by chance.
 * As in scikit-learn, two partitions without any pair to judge count as the same.
 */
export function adjustedRand(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return adjustedRandOf(pairsTogether(first, second));
}

/** The same, of what was counted of them. */
export function adjustedRandOf({ n, inFirst, inSecond, inBoth }: PairsTogether): number {
  const pairs = (n * (n - 1)) / 2;
  if (pairs === 0) return 1;
  const expected = (inFirst * inSecond) / pairs;
  const most = (inFirst + inSecond) / 2;
  return most === expected ? 1 : (inBoth - expected) / (most - expected);
}
