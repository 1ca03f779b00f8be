import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** Rows that are not parted any further. */
const LEAF = 12;
const ROWS_BETWEEN_BREATHS = 64;

/**
 * The k nearest other rows of each row of x by Euclidean distance, of equals the first, by a k-d tree (Bentley 1975): n × k
 * row numbers, nearest first. Exact; quick where rows have few columns and k < n.
 */
export async function nearestByTree(x: Matrix, k: number, work: Work = {}): Promise<Int32Array> {
  const { rows: n, columns, data } = x;
  const order = Int32Array.from({ length: n }, (_, row) => row);
  const axes = new Uint8Array(n);
  const pace = new Pace(work.signal);
  await build(x, order, axes, pace);
  const indices = new Int32Array(n * k);
  const squares = new Float64Array(k);
  let row = 0;
  let first = 0;
  let filled = 0;

  /** Keeps a row if it is among the nearest so far. */
  function offer(other: number): void {
    if (other === row) return;
    let square = 0;
    for (let c = 0, i = row * columns, j = other * columns; c < columns; c++) square += (data[i + c] - data[j + c]) ** 2;
    const behind = (at: number) => squares[at] > square || (squares[at] === square && indices[first + at] > other);
    if (filled === k && !behind(k - 1)) return;
    let at = filled < k ? filled++ : k - 1;
    for (; at > 0 && behind(at - 1); at--) {
      squares[at] = squares[at - 1];
      indices[first + at] = indices[first + at - 1];
    }
    squares[at] = square;
    indices[first + at] = other;
  }

  function search(from: number, to: number): void {
    if (to - from <= LEAF) {
      for (let at = from; at < to; at++) offer(order[at]);
      return;
    }
    const middle = (from + to) >> 1;
    const beyond = data[row * columns + axes[middle]] - data[order[middle] * columns + axes[middle]];
    if (beyond < 0) search(from, middle);
    else search(middle + 1, to);
    offer(order[middle]);
    if (filled === k && beyond ** 2 > squares[k - 1]) return;
    if (beyond < 0) search(middle + 1, to);
    else search(from, middle);
  }

  // In the order of the tree, so that what a row needs is what the last one needed.
  for (let at = 0; at < n; at++) {
    row = order[at];
    first = row * k;
    filled = 0;
    search(0, n);
    if (at % ROWS_BETWEEN_BREATHS === 0 && pace.due) {
      await pace.breathe();
      work.report?.(at, n);
    }
  }
  return indices;
}

/** Orders the rows of the list so that the middle one parts the others along the column of widest extent, and so on in either half. */
async function build(x: Matrix, order: Int32Array, axes: Uint8Array, pace: Pace): Promise<void> {
  const waiting = [0, order.length];
  while (waiting.length > 0) {
    if (pace.due) await pace.breathe();
    const [from, to] = waiting.splice(-2);
    if (to - from <= LEAF) continue;
    const middle = (from + to) >> 1;
    const axis = widestColumn(x, order, from, to);
    axes[middle] = axis;
    select(order, from, to - 1, middle, row => x.data[row * x.columns + axis]);
    waiting.push(middle + 1, to, from, middle);
  }
}

function widestColumn({ columns, data }: Matrix, order: Int32Array, from: number, to: number): number {
  let [widest, extent] = [0, -1];
  for (let c = 0; c < columns; c++) {
    let [least, largest] = [Infinity, -Infinity];
    for (let at = from; at < to; at++) {
      const value = data[order[at] * columns + c];
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
    if (largest - least > extent) [widest, extent] = [c, largest - least];
  }
  return widest;
}

/** Hoare's selection: what stands before the wanted place has no larger value, what stands behind it no smaller one. */
function select(order: Int32Array, left: number, right: number, wanted: number, valueOf: (row: number) => number): void {
  while (left < right) {
    const pivot = valueOf(order[(left + right) >> 1]);
    let [low, high] = [left, right];
    while (low <= high) {
      while (valueOf(order[low]) < pivot) low++;
      while (valueOf(order[high]) > pivot) high--;
      if (low > high) break;
      [order[low], order[high]] = [order[high], order[low]];
      low++;
      high--;
    }
    if (wanted <= high) right = high;
    else if (wanted >= low) left = low;
    else return;
  }
}
