import type { Matrix } from '../../src/core/types';

/** A matrix with these rows; `columns` tells how wide it is where there are none. */
export function matrixOf(rows: readonly (readonly number[])[], columns = rows[0]?.length ?? 0): Matrix {
  return { rows: rows.length, columns, data: Float32Array.from(rows.flat()) };
}

/** A matrix of so many columns from its numbers, row by row. */
export function matrixOfNumbers(numbers: readonly number[], columns: number): Matrix {
  return { rows: numbers.length / columns, columns, data: Float32Array.from(numbers) };
}
