import type { Matrix } from '../types';

/**
 * Rows of numbers at a byte each: number = byte · the row's scale. A quarter of the memory of a `Matrix`, with an error of
 * at most half a scale a number.
 */
export interface PackedRows {
  readonly rows: number;
  readonly columns: number;
  /** −127 … 127, row-major. */
  readonly data: Int8Array;
  readonly scales: Float32Array;
}

const LARGEST = 127;

/** Room for rows that `packInto` fills. */
export function packedZeros(rows: number, columns: number): PackedRows {
  return { rows, columns, data: new Int8Array(rows * columns), scales: new Float32Array(rows) };
}

/** Packs all rows of a matrix into the rows from `first` on. Throws a `RangeError` when they do not fit in. */
export function packInto(packed: PackedRows, first: number, { rows, columns, data }: Matrix): void {
  if (columns !== packed.columns || first + rows > packed.rows) throw new RangeError(`${rows} × ${columns} numbers do not fit into ${packed.rows} × ${packed.columns} from row ${first} on`);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const scale = largestOf(data, from, from + columns) / LARGEST;
    packed.scales[first + row] = scale;
    if (scale === 0) continue;
    for (let c = 0, to = (first + row) * columns; c < columns; c++) packed.data[to + c] = Math.round(data[from + c] / scale);
  }
}

/** The rows of a matrix, packed. */
export function packRows(matrix: Matrix): PackedRows {
  const packed = packedZeros(matrix.rows, matrix.columns);
  packInto(packed, 0, matrix);
  return packed;
}

/** Rows first … first + count − 1, as a view of the same bytes. */
export function packedRange({ columns, data, scales }: PackedRows, first: number, count: number): PackedRows {
  return { rows: count, columns, data: data.subarray(first * columns, (first + count) * columns), scales: scales.subarray(first, first + count) };
}

function largestOf(numbers: Float32Array, from: number, to: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = from;
  for (const end = to - ((to - from) % 4); at < end; at += 4) {
    a = Math.max(a, Math.abs(numbers[at]));
    b = Math.max(b, Math.abs(numbers[at + 1]));
    c = Math.max(c, Math.abs(numbers[at + 2]));
    d = Math.max(d, Math.abs(numbers[at + 3]));
  }
  for (; at < to; at++) a = Math.max(a, Math.abs(numbers[at]));
  return Math.max(a, b, c, d);
}
