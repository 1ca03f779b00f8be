import { groupCount, membersByLabel } from '../clustering/labels';
import type { PairsTogether } from './pairsTogether';

/** A partition with what is needed to compare it with many others. */
export interface Comparable {
  /** 0 … count − 1. */
  readonly labels: Int32Array;
  readonly count: number;
  /** As `membersByLabel` gives them. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Pairs of items that are together. */
  readonly pairs: number;
}

/** Makes a partition comparable; no label is negative. */
export function comparable(labels: Int32Array): Comparable {
  const count = groupCount(labels);
  const { starts, members } = membersByLabel(labels, count);
  let pairs = 0;
  for (let c = 0; c < count; c++) pairs += ((starts[c + 1] - starts[c]) * (starts[c + 1] - starts[c] - 1)) / 2;
  return { labels, count, starts, members, pairs };
}

/** The pairs that two partitions of the same items put together, as `pairsTogether` counts them: with a counter for each label of the second, in turn for each of the first. */
export function pairsOf(first: Comparable, second: Comparable): PairsTogether {
  return { n: first.labels.length, inFirst: first.pairs, inSecond: second.pairs, inBoth: pairsInBoth(first, second.labels, new Int32Array(second.count)) };
}

/** A loop by itself: code compiled in its midst is then good to the end. */
function pairsInBoth({ count, starts, members }: Comparable, labels: Int32Array, seen: Int32Array): number {
  let pairs = 0;
  for (let c = 0; c < count; c++) {
    for (let at = starts[c], end = starts[c + 1]; at < end; at++) pairs += seen[labels[members[at]]]++;
    for (let at = starts[c], end = starts[c + 1]; at < end; at++) seen[labels[members[at]]] = 0;
  }
  return pairs;
}
