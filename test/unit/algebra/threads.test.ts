import { serialize } from 'node:v8';
import { expect, it } from 'vitest';
import type { Algebra } from '../../../src/core/algebra/algebra';
import { unitRows } from '../../../src/core/algebra/rows';
import { seededRandom } from '../../../src/core/random';
import { createOnnxAlgebra } from '../../../src/engine/onnx/onnxAlgebra';

const COLUMNS = 48;
const x = randomRows(1_500);
/** One group is much larger than the rest, so that there are tiles of it alone. */
const labels = Int32Array.from({ length: x.rows }, (_, row) => (row < 1_300 ? 0 : 1 + (row % 3)));

function randomRows(rows: number) {
  const random = seededRandom(5);
  return unitRows({ rows, columns: COLUMNS, data: Float32Array.from({ length: rows * COLUMNS }, () => random() - 0.5) });
}

it.each<[string, (algebra: Algebra) => Promise<unknown>]>([
  ['products', algebra => algebra.productTransposed(x, x)],
  ['products with a single row', algebra => algebra.productTransposed({ ...x, rows: 1, data: x.data.subarray(0, COLUMNS) }, x)],
  ['transposed products', algebra => algebra.gram(x)],
  ['nearest centres', algebra => algebra.nearestCentre(x, { ...x, rows: 20, data: x.data.subarray(0, 20 * COLUMNS) })],
  ['nearest rows', algebra => algebra.kNearest(x, 15)],
  ['sums of distances', algebra => algebra.distanceSums(x, { first: 0, count: x.rows }, labels, 4)],
])('%s are the same to the bit for every number of threads', async (_, compute) => {
  const found: Buffer[] = [];
  for (const threads of [1, 2, 3, 4]) {
    const algebra = await createOnnxAlgebra(threads);
    found.push(serialize(await compute(algebra)));
    await algebra.release();
  }
  expect(found.map(other => other.equals(found[0]))).toEqual([true, true, true, true]);
});
