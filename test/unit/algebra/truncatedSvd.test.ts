import { expect, it } from 'vitest';
import { sparseTimes } from '../../../src/core/algebra/sparse';
import { truncatedSvd } from '../../../src/core/algebra/truncatedSvd';
import { fitTfIdf, listed } from '../../../src/core/words/tfIdf';
import { CancelledError, Pace } from '../../../src/core/work';
import reference from '../../reference/words.json';

const { svd } = reference;
const tokens = svd.tokens.map(document => document.split(' ').filter(token => token !== ''));

async function matrixOf(documents: string[][]) {
  const options = { minDocuments: 1, maxShare: 1, maxFeatures: 100_000, sublinear: true };
  return (await fitTfIdf(documents.length, listed(i => documents[i]), options)).matrix;
}

it('equals scikit-learn: singular values, and the angles between the subspaces', async () => {
  const matrix = await matrixOf(tokens);
  const count = svd.components.length;
  const { values, right } = await truncatedSvd(matrix, count);
  svd.singularValues.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 5));
  // The squared cosines of all principal angles sum to the number of directions when the subspaces are the same.
  let sum = 0;
  for (let ours = 0; ours < count; ours++) {
    for (const theirs of svd.components) sum += theirs.reduce((dot, value, term) => dot + value * right[term * count + ours], 0) ** 2;
  }
  expect(sum).toBeGreaterThan(count - 1e-5);
});

it('puts documents where scikit-learn puts them, but for signs', async () => {
  const matrix = await matrixOf(tokens);
  const count = svd.components.length;
  const { right } = await truncatedSvd(matrix, count);
  const places = await sparseTimes(matrix, right, count, new Pace(undefined));
  for (const [row, expected] of svd.unit.entries()) {
    const own = places.subarray(row * count, (row + 1) * count);
    const length = Math.hypot(...own);
    // Where a document has no words, scikit-learn's row is rounding brought to unit length.
    if (tokens[row].length === 0) expect(length).toBe(0);
    else expected.forEach((value, c) => expect(Math.abs(own[c]) / length).toBeCloseTo(Math.abs(value), 3));
  }
});

it('gives no more directions than there are', async () => {
  const { values, right } = await truncatedSvd(await matrixOf([['a', 'b'], ['a', 'b'], ['c']]), 10);
  expect(values.length).toBe(2);
  expect(right.length).toBe(3 * 2);
  expect((await truncatedSvd(await matrixOf([[], []]), 10)).values.length).toBe(0);
});

it('stops when cancelled', async () => {
  await expect(truncatedSvd(await matrixOf(tokens), 4, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
});
