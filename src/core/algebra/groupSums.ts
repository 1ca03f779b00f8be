import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { checkMatrix } from './shapes';

/** Rows between two looks at the time. */
const BETWEEN_BREATHS = 1_024;

/**
 * Sum of the rows of each group (labels in 0 … k − 1, others ignored) → k × d. Adds in 64 bits: reading x once is all there
 * is to do, so that no kernel is faster, and the sums do not depend on the number of threads.
 */
export async function groupSums(x: Matrix, labels: Int32Array, k: number, work: Work = {}): Promise<Matrix> {
  return { rows: k, columns: x.columns, data: new Float32Array(await exactGroupSums(x, labels, k, work)) };
}

/** The same sums with all their 64 bits, row-major. */
export async function exactGroupSums(x: Matrix, labels: Int32Array, k: number, work: Work = {}): Promise<Float64Array> {
  checkMatrix('matrix', x);
  if (labels.length !== x.rows) throw new RangeError(`${x.rows} rows need as many labels, not ${labels.length}`);
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`the number of groups must be a whole number from 0, not ${k}`);
  throwIfCancelled(work.signal);
  const { rows } = x;
  const adding = startAdding(x, k);
  const pace = new Pace(work.signal);
  for (let first = 0; first < rows; first += BETWEEN_BREATHS) {
    const last = Math.min(rows, first + BETWEEN_BREATHS);
    addRows(adding, labels, first, last);
    if (last === rows) break;
    await pace.breathe();
    work.report?.(last, rows);
  }
  return finished(adding);
}

/** The same in one go. */
export function groupSumsAtOnce(x: Matrix, labels: Int32Array, k: number): Float64Array<ArrayBuffer> {
  const adding = startAdding(x, k);
  addRows(adding, labels, 0, x.rows);
  return finished(adding);
}

/** Four rows of a group are added at a time: what is added up is read and written once for four. */
interface Adding {
  readonly x: Matrix;
  readonly sums: Float64Array<ArrayBuffer>;
  /** Room for four rows of each group, and how many of them wait. */
  readonly waiting: Int32Array;
  readonly counts: Int32Array;
}

function startAdding(x: Matrix, k: number): Adding {
  return { x, sums: new Float64Array(k * x.columns), waiting: new Int32Array(4 * k), counts: new Int32Array(k) };
}

/** Takes up some rows, in one go, as loops that may wait are compiled worse. */
function addRows({ x, sums, waiting, counts }: Adding, labels: Int32Array, first: number, last: number): void {
  for (let row = first; row < last; row++) {
    const label = labels[row];
    if (label < 0 || label >= counts.length) continue;
    waiting[4 * label + counts[label]++] = row;
    if (counts[label] < 4) continue;
    addFour(sums, label, x, waiting, 4 * label);
    counts[label] = 0;
  }
}

/** Adds what still waits. */
function finished({ x, sums, waiting, counts }: Adding): Float64Array<ArrayBuffer> {
  for (let label = 0; label < counts.length; label++) for (let at = 0; at < counts[label]; at++) addOne(sums, label, x, waiting[4 * label + at]);
  return sums;
}

function addFour(sums: Float64Array, group: number, { columns, data }: Matrix, rows: Int32Array, first: number): void {
  let [a, b, c, d] = [rows[first] * columns, rows[first + 1] * columns, rows[first + 2] * columns, rows[first + 3] * columns];
  for (let to = group * columns, end = to + columns; to < end; to++, a++, b++, c++, d++) sums[to] += data[a] + data[b] + (data[c] + data[d]);
}

function addOne(sums: Float64Array, group: number, { columns, data }: Matrix, row: number): void {
  for (let from = row * columns, to = group * columns, end = to + columns; to < end; from++, to++) sums[to] += data[from];
}
