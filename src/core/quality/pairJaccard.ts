import { pairsTogether } from './pairsTogether';

/**
 * Of all pairs of items that either partition puts together, the share that both do (Jaccard index of the pair confusion
 * matrix): 0 … 1; 1 where neither puts any two together.
 */
export function pairJaccard(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const { inFirst, inSecond, inBoth } = pairsTogether(first, second);
  const either = inFirst + inSecond - inBoth;
  return either === 0 ? 1 : inBoth / either;
}
