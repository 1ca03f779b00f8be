import { expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { nearestRows } from '../../../src/core/graph/nearestRows';
import { blobs } from '../grouping/blobs';

it('takes distances from the products where rows are many, but those of rows that are all but equal', async () => {
  const { vectors } = blobs([60, 50, 40], 0.4);
  // The last rows are copies of the first, and all but copies.
  const x = rowsOf(vectors, Int32Array.from({ length: 170 }, (_, row) => row % 150));
  for (let row = 160; row < 170; row++) x.data[row * x.columns] += 1e-6;
  const [precise, byProducts] = [await nearestRows(x, 6, plainAlgebra), await nearestRows(x, 6, plainAlgebra, {}, 0)];
  byProducts.distances.forEach((distance, at) => expect(distance).toBeCloseTo(precise.distances[at], 5));
  // What products say of such rows is noise; these are measured number by number.
  expect(precise.distances[0]).toBe(0);
  for (let at = 0; at < 20 * 6; at += 6) expect(byProducts.distances[at]).toBe(precise.distances[at]);
});
