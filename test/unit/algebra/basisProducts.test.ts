import { describe, expect, it } from 'vitest';
import { exactProducts, singleProducts, type BasisProducts } from '../../../src/core/algebra/basisProducts';
import { plainAlgebra } from '../plainAlgebra';
import { seededRandom } from '../../../src/core/random';

const size = 40;
const count = 12;

/** Rows by chance that are mostly along one direction, so that none is nearly orthogonal to another. */
function alikeRows(): Float64Array {
  const random = seededRandom(3);
  return Float64Array.from({ length: count * size }, (_, at) => 1 + Math.sin(at % size) + (random() - 0.5));
}

/** The largest distance of the products of the rows with each other from those of an orthonormal basis, where `zero` rows may be zero. */
async function offUnit(rows: Float32Array | Float64Array, zero: readonly number[] = []): Promise<number> {
  const dots = await exactProducts.dots(rows, rows, count, size);
  return Math.max(...dots.map((dot, at) => Math.abs(dot - (at % (count + 1) === 0 && !zero.includes(at / (count + 1)) ? 1 : 0))));
}

/** How much of a row is outside the span of an orthonormal basis. */
function outside(row: Float64Array, basis: Float32Array | Float64Array): number {
  const left = row.slice();
  for (let b = 0; b < count; b++) {
    const dot = row.reduce((sum, value, j) => sum + value * basis[b * size + j], 0);
    for (let j = 0; j < size; j++) left[j] -= dot * basis[b * size + j];
  }
  return Math.hypot(...left) / Math.hypot(...row);
}

describe.each<[string, BasisProducts, number]>([
  ['exact products', exactProducts, 1e-9],
  ['products in single precision', singleProducts(plainAlgebra), 2e-5],
])('orthonormalised by %s', (_, products, within) => {
  it('gives an orthonormal basis of the same span, however alike the rows are', async () => {
    const basis = await products.orthonormalised(alikeRows(), count, size);
    expect(await offUnit(basis)).toBeLessThan(within);
    for (let row = 0; row < count; row++) expect(outside(alikeRows().subarray(row * size, (row + 1) * size), basis)).toBeLessThan(100 * within);
  });

  it('makes a row that depends on earlier ones zero', async () => {
    const rows = alikeRows();
    rows.copyWithin(5 * size, 2 * size, 3 * size);
    const basis = await products.orthonormalised(rows, count, size);
    expect(await offUnit(basis, [5])).toBeLessThan(within);
    expect(basis.subarray(5 * size, 6 * size).every(value => value === 0)).toBe(true);
  });
});

it('parts rows in single precision no further than asked for', async () => {
  const { orthonormalised } = singleProducts(plainAlgebra);
  const random = seededRandom(5);
  // Rows a little off orthogonal ones.
  const rows = Float64Array.from({ length: count * size }, (_, at) => (at % size === Math.floor(at / size) ? 1 : 0.02 * (random() - 0.5)));
  expect(await offUnit(await orthonormalised(rows.slice(), count, size, 0.1))).toBeGreaterThan(1e-3);
  expect(await offUnit(await orthonormalised(rows.slice(), count, size))).toBeLessThan(2e-5);
});
