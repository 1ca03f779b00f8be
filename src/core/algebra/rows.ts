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

/** Dot product of a row of one matrix and a row of another, or the same. */
export function rowProduct(a: Matrix, row: number, b: Matrix, other: number): number {
  let sum = 0;
  for (let c = 0, i = row * a.columns, j = other * b.columns; c < a.columns; c++) sum += a.data[i + c] * b.data[j + c];
  return sum;
}

/** Whether a row is all zeros, as that of a document without any known word. */
export function isZeroRow({ columns, data }: Matrix, row: number): boolean {
  for (let at = row * columns, end = at + columns; at < end; at++) if (data[at] !== 0) return false;
  return true;
}

/** Squared length of each row. */
export function squaredLengths(x: Matrix): Float64Array {
  const squares = new Float64Array(x.rows);
  for (let row = 0; row < x.rows; row++) squares[row] = squaredLength(x, row);
  return squares;
}

/** Four sums run side by side, which is four times as fast as waiting for one; so in the functions below. */
function squaredLength({ columns, data }: Matrix, row: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = row * columns;
  for (const end = at + columns - (columns % 4); at < end; at += 4) {
    a += data[at] * data[at];
    b += data[at + 1] * data[at + 1];
    c += data[at + 2] * data[at + 2];
    d += data[at + 3] * data[at + 3];
  }
  for (const end = (row + 1) * columns; at < end; at++) a += data[at] * data[at];
  return a + b + (c + d);
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

/** Squared distance of a row to a row of the same matrix or another, in double precision. */
export function squaredDistance({ columns, data }: Matrix, row: number, other: number, { data: others }: Matrix = { rows: 0, columns, data }): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let [i, j] = [row * columns, other * columns];
  for (const end = i + columns - (columns % 4); i < end; i += 4, j += 4) {
    a += (data[i] - others[j]) ** 2;
    b += (data[i + 1] - others[j + 1]) ** 2;
    c += (data[i + 2] - others[j + 2]) ** 2;
    d += (data[i + 3] - others[j + 3]) ** 2;
  }
  for (const end = (row + 1) * columns; i < end; i++, j++) a += (data[i] - others[j]) ** 2;
  return a + b + (c + d);
}

/** Mean and squared lengths of the rows, read once. */
export function meanAndSquares({ rows, columns, data }: Matrix): { mean: Float64Array; squares: Float64Array } {
  const mean = new Float64Array(columns);
  const squares = new Float64Array(rows);
  let row = 0;
  for (; row + 4 <= rows; row += 4) addFourRowsAndSquares(mean, squares, data, row, columns);
  for (let at = row * columns; row < rows; row++) {
    for (let c = 0; c < columns; c++, at++) {
      mean[c] += data[at];
      squares[row] += data[at] * data[at];
    }
  }
  return { mean: mean.map(sum => sum / Math.max(1, rows)), squares };
}

function addFourRowsAndSquares(sums: Float64Array, squares: Float64Array, data: Float32Array, row: number, columns: number): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = row * columns;
  const [second, third, fourth] = [columns, 2 * columns, 3 * columns];
  for (let column = 0; column < columns; column++, at++) {
    const p = data[at];
    const q = data[at + second];
    const r = data[at + third];
    const s = data[at + fourth];
    sums[column] += p + q + (r + s);
    a += p * p;
    b += q * q;
    c += r * r;
    d += s * s;
  }
  squares[row] = a;
  squares[row + 1] = b;
  squares[row + 2] = c;
  squares[row + 3] = d;
}

/** Stands by itself, as what is compiled in the midst of a long loop is lost at its end. */
function addFourRows(sums: Float64Array, data: Float32Array, at: number, columns: number): void {
  const [second, third, fourth] = [columns, 2 * columns, 3 * columns];
  for (let c = 0; c < columns; c++, at++) sums[c] += data[at] + data[at + second] + (data[at + third] + data[at + fourth]);
}

/** Mean of the rows; zeros when there are none. */
export function meanRow({ rows, columns, data }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  let at = 0;
  for (const end = (rows - (rows % 4)) * columns; at < end; at += 4 * columns) addFourRows(mean, data, at, columns);
  for (let c = 0; at < data.length; at++, c = c + 1 === columns ? 0 : c + 1) mean[c] += data[at];
  return mean.map(sum => sum / Math.max(1, rows));
}
