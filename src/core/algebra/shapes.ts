import type { Matrix, Neighbours } from '../types';
import type { NearestCentres } from './algebra';
import type { PackedRows } from './packedRows';

/** Throws a `RangeError` unless the buffer is as long as its rows and columns say. */
export function checkMatrix(name: string, { rows, columns, data }: Matrix): void {
  if (data.length !== rows * columns) throw new RangeError(`${name}: ${rows} × ${columns} needs ${rows * columns} numbers, not ${data.length}`);
}

/** Throws a `RangeError` unless both are sound matrices with rows of the same length. */
export function checkSameColumns(a: Matrix, b: Matrix): void {
  checkMatrix('first matrix', a);
  checkMatrix('second matrix', b);
  if (a.columns !== b.columns) throw new RangeError(`rows of ${a.columns} and of ${b.columns} numbers cannot be compared`);
}

/** Throws a `RangeError` unless both are sound matrices with rows of the same length, and rows have a centre to be near to. */
export function checkCentres(x: Matrix, centres: Matrix): void {
  checkSameColumns(x, centres);
  if (x.rows > 0 && centres.rows === 0) throw new RangeError('there is no centre to be near to');
}

/** Throws a `RangeError` unless both are sound and have rows of the same length. */
export function checkPacked(a: Matrix, packed: PackedRows): void {
  checkMatrix('matrix', a);
  checkBytes(packed);
  if (a.columns !== packed.columns) throw new RangeError(`rows of ${a.columns} and of ${packed.columns} numbers cannot be compared`);
}

function checkBytes({ rows, columns, data, scales }: PackedRows): void {
  if (data.length !== rows * columns || scales.length !== rows) throw new RangeError(`packed rows: ${rows} × ${columns} needs ${rows * columns} bytes and ${rows} scales, not ${data.length} and ${scales.length}`);
}

/** Throws a `RangeError` unless the rows are sound and not empty, and the numbers are of them. */
export function checkPackedSearch(packed: PackedRows, rows: Int32Array, others: Int32Array): void {
  checkBytes(packed);
  if (!packed.columns) throw new RangeError('rows without columns have no neighbours');
  checkNumbers(rows, packed.rows);
  checkNumbers(others, packed.rows);
}

/** How many others each of the rows has. Throws a `RangeError` unless that is a whole number and all are rows of x. */
export function checkOthers(x: Matrix, rows: Int32Array, others: Int32Array): number {
  checkMatrix('matrix', x);
  checkNumbers(rows, x.rows);
  checkNumbers(others, x.rows);
  const k = others.length / Math.max(1, rows.length);
  if (!Number.isInteger(k)) throw new RangeError(`${rows.length} rows cannot have ${others.length} others between them`);
  return k;
}

function checkNumbers(rows: Int32Array, count: number): void {
  for (const row of rows) if (row < 0 || row >= count) throw new RangeError(`there is no row ${row} among ${count}`);
}

/** Throws a `RangeError` unless both are sound matrices with as many rows. */
export function checkSameRows(a: Matrix, b: Matrix): void {
  checkMatrix('first matrix', a);
  checkMatrix('second matrix', b);
  if (a.rows !== b.rows) throw new RangeError(`${a.rows} and ${b.rows} rows do not go in pairs`);
}

/** Throws a `RangeError` unless both have rows of the same length, at least 1, and each row of a its floor. */
export function checkSearched(a: Matrix, b: Matrix, floors: Float32Array): void {
  checkSameColumns(a, b);
  if (!a.columns) throw new RangeError('rows without columns have no neighbours');
  if (floors.length !== a.rows) throw new RangeError(`${a.rows} rows need as many floors, not ${floors.length}`);
}

/** The matrix of the given size, filled with zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float32Array(rows * columns) };
}

/** The matrix of the given size in an array that is there, filled with zeros; in a new one where there is none. Throws a `RangeError` unless it fits. */
export function matrixIn(data: Float32Array | undefined, rows: number, columns: number): Matrix {
  if (data === undefined) return zeros(rows, columns);
  if (data.length !== rows * columns) throw new RangeError(`${rows} × ${columns} numbers do not fit into ${data.length}`);
  return { rows, columns, data: data.fill(0) };
}

/** The number of neighbours that n rows can have when k are asked for. Throws a `RangeError` unless k is a whole number ≥ 0. */
export function neighbourCount(n: number, k: number): number {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`the number of neighbours must be a whole number from 0, not ${k}`);
  return Math.max(0, Math.min(k, n - 1));
}

/** Room for the k nearest neighbours of n rows. */
export function emptyNeighbours(n: number, k: number): Neighbours {
  return { k, indices: new Int32Array(n * k), similarities: new Float32Array(n * k) };
}

/** Room for the nearest centres of n rows. */
export function emptyNearestCentres(n: number): NearestCentres {
  return { labels: new Int32Array(n), squaredDistances: new Float32Array(n), secondSquaredDistances: new Float32Array(n).fill(Infinity) };
}
