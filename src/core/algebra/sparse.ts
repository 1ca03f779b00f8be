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

/** So many of the rows, evenly spread, in their order; the matrix itself where there are no more. */
export function evenRows(matrix: SparseMatrix, count: number): SparseMatrix {
  if (matrix.rows <= count) return matrix;
  const rows = Array.from({ length: count }, (_, at) => sparseRow(matrix, Math.floor((at * matrix.rows) / count)));
  const start = new Int32Array(count + 1);
  rows.forEach(({ columns }, at) => (start[at + 1] = start[at] + columns.length));
  const some = { rows: count, columnCount: matrix.columnCount, start, columns: new Int32Array(start[count]), values: new Float64Array(start[count]) };
  rows.forEach(({ columns, values }, at) => {
    some.columns.set(columns, start[at]);
    some.values.set(values, start[at]);
  });
  return some;
}

/** a · b: (n × m sparse) times m rows of `width` numbers → n rows of `width`. */
export async function sparseTimes(a: SparseMatrix, b: Float64Array, width: number, pace: Pace): Promise<Float64Array> {
  const product = new Float64Array(a.rows * width);
  for (let row = 0; row < a.rows; row++) {
    const end = a.start[row + 1];
    let e = a.start[row];
    for (; e + 4 <= end; e += 4) addFourRows(product, row, a, e, b, width);
    for (; e < end; e++) addRow(product, row, a.values[e], b, a.columns[e], width);
    if (pace.due) await pace.breathe();
  }
  return product;
}

/** Columns as rows. */
export function transposed({ rows, columnCount, start, columns, values }: SparseMatrix): SparseMatrix {
  const turned = { start: new Int32Array(columnCount + 1), columns: new Int32Array(columns.length), values: new Float64Array(values.length) };
  for (let e = 0; e < columns.length; e++) turned.start[columns[e] + 1]++;
  for (let column = 0; column < columnCount; column++) turned.start[column + 1] += turned.start[column];
  const next = turned.start.slice();
  for (let row = 0; row < rows; row++) {
    for (let e = start[row]; e < start[row + 1]; e++) {
      const to = next[columns[e]]++;
      turned.columns[to] = row;
      turned.values[to] = values[e];
    }
  }
  return { rows: columnCount, columnCount: rows, ...turned };
}

/** Adds a multiple of a row of `from` to a row of `to`; both have rows of `width` numbers. */
export function addRow(to: Float64Array, row: number, factor: number, from: Float64Array, fromRow: number, width: number): void {
  for (let c = 0, at = row * width, source = fromRow * width; c < width; c++) to[at + c] += factor * from[source + c];
}

/** As `addRow` for four entries of a sparse matrix from `e` on, one after the other: the same sums, with a third of the steps. */
function addFourRows(to: Float64Array, row: number, { columns, values }: SparseMatrix, e: number, from: Float64Array, width: number): void {
  const [v0, v1, v2, v3] = [values[e], values[e + 1], values[e + 2], values[e + 3]];
  const [f0, f1, f2, f3] = [columns[e] * width, columns[e + 1] * width, columns[e + 2] * width, columns[e + 3] * width];
  for (let c = 0, at = row * width; c < width; c++, at++) {
    to[at] = to[at] + v0 * from[f0 + c] + v1 * from[f1 + c] + v2 * from[f2 + c] + v3 * from[f3 + c];
  }
}
