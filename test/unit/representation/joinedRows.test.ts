import { expect, it } from 'vitest';
import { rowProduct } from '../../../src/core/algebra/rows';
import { joinedRows } from '../../../src/core/representation/joinedRows';
import { matrixOf } from '../matrices';

const first = matrixOf([[1, 0], [0.6, 0.8], [0, 0]]);
const second = matrixOf([[0, 1, 0], [0, 0.8, 0.6], [1, 0, 0]]);

it('mixes the cosines of two spaces by weight', () => {
  const joined = joinedRows(first, second, new Float64Array(3).fill(0.25));
  expect(joined.columns).toBe(5);
  expect(rowProduct(joined, 0, joined, 1)).toBeCloseTo(0.75 * 0.6 + 0.25 * 0.8, 6);
});

it('lets one space decide where the other knows nothing or has no weight', () => {
  const joined = joinedRows(first, second, Float64Array.of(0, 0.5, 0.5));
  expect([...joined.data.slice(0, 5)]).toEqual([1, 0, 0, 0, 0]);
  expect(rowProduct(joined, 2, joined, 2)).toBeCloseTo(1, 6);
});
