import type { Matrix } from '../types';
import { breathe, type Work } from '../work';
import { rowRange } from './rows';

/**
 * Rows of numbers at a byte each: number = (byte − `MIDDLE`) · the row's scale. A quarter of the memory of a `Matrix`, with an
 * error of at most half a scale a number.
 */
export interface PackedRows {
  readonly rows: number;
  readonly columns: number;
  /** 1 … 255, row-major; 0 in rows that nothing was packed into. */
  readonly data: Uint8Array;
  readonly scales: Float32Array;
}

/** The byte of 0: kernels are ten times as fast with rows of bytes without a sign. */
export const MIDDLE = 128;
const LARGEST = 127;
/** So many numbers are packed between two breaths. */
const AT_ONCE = 1 << 22;

/**
 * Room for rows that `packInto` fills; of scale 0, and so zeros, before. No byte of it is touched here: the memory of many rows
 * comes page by page, which takes too long to be done in one go.
 */
export function packedZeros(rows: number, columns: number): PackedRows {
  return { rows, columns, data: new Uint8Array(rows * columns), scales: new Float32Array(rows) };
}

/** Packs all rows of a matrix into the rows from `first` on. Throws a `RangeError` when they do not fit in. */
export function packInto(packed: PackedRows, first: number, { rows, columns, data }: Matrix): void {
  if (columns !== packed.columns || first + rows > packed.rows) throw new RangeError(`${rows} × ${columns} numbers do not fit into ${packed.rows} × ${packed.columns} from row ${first} on`);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const scale = largestOf(data, from, from + columns) / LARGEST;
    packed.scales[first + row] = scale;
    if (scale === 0) {
      packed.data.fill(MIDDLE, (first + row) * columns, (first + row + 1) * columns);
      continue;
    }
    const steps = 1 / scale;
    // What is behind the point is cut off, so that half of one more rounds.
    for (let c = 0, to = (first + row) * columns; c < columns; c++) packed.data[to + c] = data[from + c] * steps + (MIDDLE + 0.5);
  }
}

/** The rows of some matrices, packed one after another with breaths between them. Rejects with a `CancelledError` when cancelled. */
export async function packManyRows(matrices: readonly Matrix[], work: Work): Promise<PackedRows> {
  const { columns } = matrices[0];
  const packed = packedZeros(matrices.reduce((sum, { rows }) => sum + rows, 0), columns);
  const tile = Math.ceil(AT_ONCE / Math.max(1, columns));
  let to = 0;
  for (const matrix of matrices) {
    for (let first = 0; first < matrix.rows; first += tile) {
      const part = rowRange(matrix, first, Math.min(tile, matrix.rows - first));
      packInto(packed, to, part);
      to += part.rows;
      await breathe(work.signal);
    }
  }
  return packed;
}

/** Rows first … first + count − 1, as a view of the same bytes. */
export function packedRange({ columns, data, scales }: PackedRows, first: number, count: number): PackedRows {
  return { rows: count, columns, data: data.subarray(first * columns, (first + count) * columns), scales: scales.subarray(first, first + count) };
}

/** Some packed rows as numbers, in the order asked for. */
export function unpackedRows({ columns, data, scales }: PackedRows, rows: Int32Array): Matrix {
  const numbers = new Float32Array(rows.length * columns);
  rows.forEach((row, at) => {
    for (let c = 0; c < columns; c++) numbers[at * columns + c] = (data[row * columns + c] - MIDDLE) * scales[row];
  });
  return { rows: rows.length, columns, data: numbers };
}

function largestOf(numbers: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let at = from; at < to; at++) {
    const size = Math.abs(numbers[at]);
    if (size > most) most = size;
  }
  return most;
}
