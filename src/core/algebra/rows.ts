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

/** Squared length of each row. Four sums run side by side, which is four times as fast as waiting for one. */
export function squaredLengths({ rows, columns, data }: Matrix): Float64Array {
  const squares = new Float64Array(rows);
  const even = columns - (columns % 4);
  for (let row = 0, at = 0; row < rows; row++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (const end = at + even; at < end; at += 4) {
      a += data[at] * data[at];
      b += data[at + 1] * data[at + 1];
      c += data[at + 2] * data[at + 2];
      d += data[at + 3] * data[at + 3];
    }
    for (const end = (row + 1) * columns; at < end; at++) a += data[at] * data[at];
    squares[row] = a + b + (c + d);
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
