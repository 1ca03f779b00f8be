/** How many items carry each pair of labels, with the sums over rows and columns. Only pairs that occur are kept. */
export interface Contingency {
  readonly n: number;
  /** Row and column of each item: its labels renumbered in order of appearance. */
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
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
  for (let i = 0; i < n; i++) {
    rows[a.labels[i]]++;
    columns[b.labels[i]]++;
  }
  return { n, rowOf: a.labels, columnOf: b.labels, rows, columns, ...(a.count * b.count <= MOST_DENSE ? denseCells(a, b) : sparseCells(a, b)) };
}

interface Compact {
  readonly labels: Int32Array;
  readonly count: number;
}

/** Up to so many pairs of labels every pair has a counter; above, only those that occur. */
const MOST_DENSE = 1 << 18;

type Cells = Pick<Contingency, 'cellRows' | 'cellColumns' | 'cells'>;

function denseCells(a: Compact, b: Compact): Cells {
  const counts = new Int32Array(a.count * b.count);
  let many = 0;
  for (let i = 0; i < a.labels.length; i++) if (counts[a.labels[i] * b.count + b.labels[i]]++ === 0) many++;
  const [cellRows, cellColumns, cells] = [new Int32Array(many), new Int32Array(many), new Float64Array(many)];
  for (let row = 0, key = 0, at = 0; row < a.count; row++) {
    for (let column = 0; column < b.count; column++, key++) {
      if (counts[key] === 0) continue;
      cellRows[at] = row;
      cellColumns[at] = column;
      cells[at++] = counts[key];
    }
  }
  return { cellRows, cellColumns, cells };
}

function sparseCells(a: Compact, b: Compact): Cells {
  const counts = new Map<number, number>();
  for (let i = 0; i < a.labels.length; i++) {
    const key = a.labels[i] * b.count + b.labels[i];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()];
  return {
    cellRows: Int32Array.from(keys, key => Math.floor(key / b.count)),
    cellColumns: Int32Array.from(keys, key => key % b.count),
    cells: Float64Array.from(counts.values()),
  };
}

/** Labels renumbered 0 … count − 1 in order of appearance. */
function compactLabels(labels: ArrayLike<number>): Compact {
  const compact = new Int32Array(labels.length);
  // Labels that come from an algorithm lie in 0 … n − 1: a table is ten times faster than a map.
  const table = new Int32Array(labels.length).fill(-1);
  const others = new Map<number, number>();
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (label >= 0 && label < table.length && Number.isInteger(label)) {
      if (table[label] < 0) table[label] = count++;
      compact[i] = table[label];
    } else {
      let number = others.get(label);
      if (number === undefined) others.set(label, (number = count++));
      compact[i] = number;
    }
  }
  return { labels: compact, count };
}
