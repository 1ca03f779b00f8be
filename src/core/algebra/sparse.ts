import type { Pace } from '../work';

/** Rows of mostly zeros (CSR): row i has `values[e]` in column `columns[e]` for e from start[i] to start[i + 1]. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columnCount: number;
  readonly start: Int32Array;
  /** Ascending within a row. */
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** One such row; columns ascend. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** A row of the matrix, sharing its numbers. */
export function sparseRow({ start, columns, values }: SparseMatrix, row: number): SparseRow {
  return { columns: columns.subarray(start[row], start[row + 1]), values: values.subarray(start[row], start[row + 1]) };
}

/** a · b: (n × m sparse) times m rows of `width` numbers → n rows of `width`. */
export async function sparseTimes(a: SparseMatrix, b: Float64Array, width: number, pace: Pace): Promise<Float64Array> {
  const product = new Float64Array(a.rows * width);
  for (let row = 0; row < a.rows; row++) {
    for (let e = a.start[row]; e < a.start[row + 1]; e++) addRow(product, row, a.values[e], b, a.columns[e], width);
    if (pace.due) await pace.breathe();
  }
  return product;
}

/** aᵀ · b: (n × m sparse) transposed times n rows of `width` numbers → m rows of `width`. */
export async function transposedTimes(a: SparseMatrix, b: Float64Array, width: number, pace: Pace): Promise<Float64Array> {
  const product = new Float64Array(a.columnCount * width);
  for (let row = 0; row < a.rows; row++) {
    for (let e = a.start[row]; e < a.start[row + 1]; e++) addRow(product, a.columns[e], a.values[e], b, row, width);
    if (pace.due) await pace.breathe();
  }
  return product;
}

/** Adds a multiple of a row of `from` to a row of `to`; both have rows of `width` numbers. */
export function addRow(to: Float64Array, row: number, factor: number, from: Float64Array, fromRow: number, width: number): void {
  for (let c = 0, at = row * width, source = fromRow * width; c < width; c++) to[at + c] += factor * from[source + c];
}
