/** Rows of mostly zeros (CSR): row i has `values[e]` in column `columns[e]` for e from start[i] to start[i + 1]. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columnCount: number;
  readonly start: Int32Array;
  /** Ascending within a row. */
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** a · b: (n × m sparse) times m rows of `width` numbers → n rows of `width`. */
export function sparseTimes(a: SparseMatrix, b: Float64Array, width: number): Float64Array {
  const product = new Float64Array(a.rows * width);
  for (let row = 0; row < a.rows; row++) {
    const to = row * width;
    for (let e = a.start[row]; e < a.start[row + 1]; e++) {
      const value = a.values[e];
      for (let c = 0, from = a.columns[e] * width; c < width; c++) product[to + c] += value * b[from + c];
    }
  }
  return product;
}

/** aᵀ · b: (n × m sparse) transposed times n rows of `width` numbers → m rows of `width`. */
export function transposedTimes(a: SparseMatrix, b: Float64Array, width: number): Float64Array {
  const product = new Float64Array(a.columnCount * width);
  for (let row = 0; row < a.rows; row++) {
    const from = row * width;
    for (let e = a.start[row]; e < a.start[row + 1]; e++) {
      const value = a.values[e];
      for (let c = 0, to = a.columns[e] * width; c < width; c++) product[to + c] += value * b[from + c];
    }
  }
  return product;
}
