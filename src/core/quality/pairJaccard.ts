import { contingency } from './contingency';
import { sumOfPairs } from './adjustedRand';

/**
 * Of all pairs of items that either partition puts together, the share that both do (Jaccard index of the pair confusion
 * matrix): 0 … 1; 1 where neither puts any two together.
 */
export function pairJaccard(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const { rows, columns, cells } = contingency(first, second);
  const both = sumOfPairs(cells);
  const either = sumOfPairs(rows) + sumOfPairs(columns) - both;
  return either === 0 ? 1 : both / either;
}
