import { expect, it } from 'vitest';
import { meanAndSquares, meanRow, squaredLengths } from '../../../src/core/algebra/rows';
import { seededRandom } from '../../../src/core/random';

it.each([0, 1, 4, 11])('takes the mean and the squared lengths of %i rows at once as one after the other', rows => {
  const random = seededRandom(rows);
  const x = { rows, columns: 7, data: Float32Array.from({ length: rows * 7 }, random) };
  const { mean, squares } = meanAndSquares(x);
  expect(mean).toEqual(meanRow(x));
  expect(squares.length).toBe(rows);
  squaredLengths(x).forEach((square, row) => expect(squares[row]).toBeCloseTo(square, 12));
});
