import { contingency } from './contingency';

/** How many of all pairs of n items are together in the first of two partitions, in the second, and in both. */
export interface PairsTogether {
  readonly n: number;
  readonly inFirst: number;
  readonly inSecond: number;
  readonly inBoth: number;
}

/** Up to so many pairs of labels every pair has a counter: less work than to keep those that occur. */
const MOST_COUNTERS = 1 << 18;

/** Counts the pairs of items that two partitions put together; labels may be any integers. */
export function pairsTogether(first: ArrayLike<number>, second: ArrayLike<number>): PairsTogether {
  const rows = countersFor(first);
  const columns = countersFor(second);
  if (first.length === second.length && rows * columns <= MOST_COUNTERS) {
    return { n: first.length, inFirst: pairsWithin(first, rows), inSecond: pairsWithin(second, columns), inBoth: pairsWithinBoth(first, second, rows, columns) };
  }
  const table = contingency(first, second);
  return { n: table.n, inFirst: sumOfPairs(table.rows), inSecond: sumOfPairs(table.columns), inBoth: sumOfPairs(table.cells) };
}

/** Each item is together with those of its label that came before it. A loop by itself: code compiled in its midst is then good to the end. */
function pairsWithin(labels: ArrayLike<number>, counters: number): number {
  const seen = new Int32Array(counters);
  let pairs = 0;
  for (let i = 0; i < labels.length; i++) pairs += seen[labels[i]]++;
  return pairs;
}

function pairsWithinBoth(first: ArrayLike<number>, second: ArrayLike<number>, rows: number, columns: number): number {
  const seen = new Int32Array(rows * columns);
  let pairs = 0;
  for (let i = 0; i < first.length; i++) pairs += seen[first[i] * columns + second[i]]++;
  return pairs;
}

/** Greatest label + 1; Infinity where a label cannot be the number of a counter. */
function countersFor(labels: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (!(label >= 0 && Number.isInteger(label))) return Infinity;
    if (label >= count) count = label + 1;
  }
  return count;
}

/** Number of pairs within groups of these sizes. */
function sumOfPairs(counts: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) sum += (counts[at] * (counts[at] - 1)) / 2;
  return sum;
}
