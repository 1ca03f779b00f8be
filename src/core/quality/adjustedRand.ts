import { contingency } from './contingency';

/**
 * Adjusted Rand index of two partitions (Hubert and Arabie, 1985): 1 = the same, about 0 = no more alike than by chance.
 * As in scikit-learn, two partitions without any pair to judge count as the same.
 */
export function adjustedRand(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const { n, rows, columns, cells } = contingency(first, second);
  const together = sumOfPairs(cells);
  const inFirst = sumOfPairs(rows);
  const inSecond = sumOfPairs(columns);
  const pairs = (n * (n - 1)) / 2;
  if (pairs === 0) return 1;
  const expected = (inFirst * inSecond) / pairs;
  const most = (inFirst + inSecond) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Number of pairs within groups of these sizes. */
export function sumOfPairs(counts: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) sum += (counts[at] * (counts[at] - 1)) / 2;
  return sum;
}
