import { expect, it } from 'vitest';
import { joinedRows } from '../../../src/core/representation/joinedRows';
import type { Matrix } from '../../../src/core/types';

const matrix = (...rows: number[][]): Matrix => ({ rows: rows.length, columns: rows[0].length, data: Float32Array.from(rows.flat()) });
const first = matrix([1, 0], [0.6, 0.8], [0, 0]);
const second = matrix([0, 1, 0], [0, 0.8, 0.6], [1, 0, 0]);

function cosine({ data, columns }: Matrix, a: number, b: number): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += data[a * columns + c] * data[b * columns + c];
  return sum;
}

it('mixes the cosines of two spaces by weight', () => {
  const joined = joinedRows(first, second, new Float64Array(3).fill(0.25));
  expect(joined.columns).toBe(5);
  expect(cosine(joined, 0, 1)).toBeCloseTo(0.75 * 0.6 + 0.25 * 0.8, 6);
});

it('lets one space decide where the other knows nothing or has no weight', () => {
  const joined = joinedRows(first, second, Float64Array.of(0, 0.5, 0.5));
  expect([...joined.data.slice(0, 5)]).toEqual([1, 0, 0, 0, 0]);
  expect(cosine(joined, 2, 2)).toBeCloseTo(1, 6);
});
