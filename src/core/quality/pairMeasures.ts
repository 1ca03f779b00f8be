import { pairsTogether } from './pairsTogether';

/** How two partitions agree on pairs of items, each 0 … 1 and 1 = the same, without any correction for chance. */
export interface PairMeasures {
  /** Share of all pairs that both put together or both put apart (Rand, 1971): near 1 wherever groups are many. */
  readonly rand: number;
  /** Of the pairs that either puts together, the share that both do. */
  readonly pairJaccard: number;
  /** Harmonic mean of the shares that are right of the pairs found together and found of the pairs that belong together. */
  readonly pairF1: number;
  /** Their geometric mean (Fowlkes and Mallows, 1983). */
  readonly fowlkesMallows: number;
}

/**
 * Counts on pairs. Where neither partition puts any two together they are the same; but as in scikit-learn Fowlkes-Mallows is
 * 0 where both put no pair together.
 */
export function pairMeasures(first: ArrayLike<number>, second: ArrayLike<number>): PairMeasures {
  const { n, inFirst, inSecond, inBoth } = pairsTogether(first, second);
  const pairs = (n * (n - 1)) / 2;
  const either = inFirst + inSecond - inBoth;
  return {
    rand: pairs === 0 ? 1 : (pairs - either + inBoth) / pairs,
    pairJaccard: either === 0 ? 1 : inBoth / either,
    pairF1: inFirst + inSecond === 0 ? 1 : (2 * inBoth) / (inFirst + inSecond),
    fowlkesMallows: inBoth === 0 ? 0 : Math.sqrt(inBoth / inFirst) * Math.sqrt(inBoth / inSecond),
  };
}
