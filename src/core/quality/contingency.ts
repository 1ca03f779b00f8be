/** How many items carry each pair of labels, with the sums over rows and columns. Only pairs that occur are kept. */
export interface Contingency {
  readonly n: number;
  /** Number of items of each label of the first partition, then of the second. */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  /** The pairs that occur: row, column, count. */
  readonly cellRows: Int32Array;
  readonly cellColumns: Int32Array;
  readonly cells: Float64Array;
}

/** Counts the pairs of labels of two partitions of the same items; labels may be any integers. */
export function contingency(first: ArrayLike<number>, second: ArrayLike<number>): Contingency {
  if (first.length !== second.length) throw new RangeError(`Two partitions of ${first.length} and ${second.length} items.`);
  const n = first.length;
  const a = compactLabels(first);
  const b = compactLabels(second);
  const rows = new Float64Array(a.count);
  const columns = new Float64Array(b.count);
  const counts = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    rows[a.labels[i]]++;
    columns[b.labels[i]]++;
    const key = a.labels[i] * b.count + b.labels[i];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = Array.from(counts.keys());
  return {
    n,
    rows,
    columns,
    cellRows: Int32Array.from(keys, key => Math.floor(key / b.count)),
    cellColumns: Int32Array.from(keys, key => key % b.count),
    cells: Float64Array.from(counts.values()),
  };
}

/** Labels renumbered 0 … count − 1 in order of appearance. */
function compactLabels(labels: ArrayLike<number>): { labels: Int32Array; count: number } {
  const numbers = new Map<number, number>();
  const compact = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    let number = numbers.get(labels[i]);
    if (number === undefined) numbers.set(labels[i], (number = numbers.size));
    compact[i] = number;
  }
  return { labels: compact, count: numbers.size };
}
