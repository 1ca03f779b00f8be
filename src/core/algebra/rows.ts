import type { Matrix } from '../types';

/** Some rows of a matrix, copied in the order asked for. */
export function rowsOf(matrix: Matrix, rows: Int32Array): Matrix {
  const { columns } = matrix;
  const data = new Float32Array(rows.length * columns);
  rows.forEach((row, at) => data.set(matrix.data.subarray(row * columns, (row + 1) * columns), at * columns));
  return { rows: rows.length, columns, data };
}

/** Rows first … first + count − 1, as a view of the same numbers. */
export function rowRange({ columns, data }: Matrix, first: number, count: number): Matrix {
  return { rows: count, columns, data: data.subarray(first * columns, (first + count) * columns) };
}

/** Squared length of each row. */
export function squaredLengths(matrix: Matrix): Float64Array {
  const squares = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = row * matrix.columns; at < (row + 1) * matrix.columns; at++) squares[row] += matrix.data[at] ** 2;
  }
  return squares;
}

/** The rows scaled to length 1, as a copy; a row of zeros stays one. */
export function unitRows(matrix: Matrix): Matrix {
  const { rows, columns } = matrix;
  const data = matrix.data.slice();
  squaredLengths(matrix).forEach((square, row) => {
    if (square === 0) return;
    const scale = 1 / Math.sqrt(square);
    for (let at = row * columns; at < (row + 1) * columns; at++) data[at] *= scale;
  });
  return { rows, columns, data };
}

/** Squared distance of two rows, in double precision. */
export function squaredDistance({ columns, data }: Matrix, a: number, b: number): number {
  let sum = 0;
  for (let c = 0, i = a * columns, j = b * columns; c < columns; c++) sum += (data[i + c] - data[j + c]) ** 2;
  return sum;
}

/** Mean of the rows; zeros when there are none. */
export function meanRow({ rows, columns, data }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let row = 0, at = 0; row < rows; row++) for (let c = 0; c < columns; c++, at++) mean[c] += data[at];
  return mean.map(sum => sum / Math.max(1, rows));
}
