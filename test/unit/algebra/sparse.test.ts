import { describe, expect, it } from 'vitest';
import { evenRows, transposed, type SparseMatrix } from '../../../src/core/algebra/sparse';

/** Row r has r entries: 10·r + c in columns c = 0 … r − 1. */
function staircase(rows: number): SparseMatrix {
  const entries = Array.from({ length: rows }, (_, row) => Array.from({ length: row }, (_, column) => [column, 10 * row + column]));
  const start = Int32Array.from({ length: rows + 1 }, (_, row) => (row * (row - 1)) / 2);
  return { rows, columnCount: rows, start, columns: Int32Array.from(entries.flat(), ([column]) => column), values: Float64Array.from(entries.flat(), ([, value]) => value) };
}

describe('evenRows', () => {
  it('takes rows evenly spread, with their entries', () => {
    const { rows, columnCount, start, columns, values } = evenRows(staircase(7), 3);
    expect([rows, columnCount]).toEqual([3, 7]);
    expect([...start]).toEqual([0, 0, 2, 6]);
    expect([...columns]).toEqual([0, 1, 0, 1, 2, 3]);
    expect([...values]).toEqual([20, 21, 40, 41, 42, 43]);
  });

  it('gives a matrix with no more rows as it is', () => {
    const matrix = staircase(4);
    expect(evenRows(matrix, 4)).toBe(matrix);
  });
});

describe('transposed', () => {
  it('gives the same matrix when turned twice, with the columns of each row in order', () => {
    const matrix = staircase(5);
    expect(transposed(transposed(matrix))).toEqual(matrix);
    const mixed = { rows: 1, columnCount: 3, start: Int32Array.of(0, 3), columns: Int32Array.of(2, 0, 1), values: Float64Array.of(3, 1, 2) };
    expect(transposed(transposed(mixed))).toEqual({ ...mixed, columns: Int32Array.of(0, 1, 2), values: Float64Array.of(1, 2, 3) });
  });
});
