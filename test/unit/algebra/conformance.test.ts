import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import type { Algebra } from '../../../src/core/algebra/algebra';
import { packManyRows, unpackedRows } from '../../../src/core/algebra/packedRows';
import { plainAlgebra } from '../plainAlgebra';
import { squaredLengths } from '../../../src/core/algebra/rows';
import { seededRandom } from '../../../src/core/random';
import { largest } from '../../../src/core/retrieval/largest';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { createOnnxAlgebra, type OnnxAlgebra } from '../../../src/engine/onnx/onnxAlgebra';
import { matrixOf } from '../matrices';

let onnx: OnnxAlgebra;
beforeAll(async () => {
  onnx = await createOnnxAlgebra(2);
});
afterAll(() => onnx.release());

function randomUnit(rows: number, columns: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const data = Float32Array.from({ length: rows * columns }, () => random() - 0.5);
  for (let row = 0; row < rows; row++) {
    const own = data.subarray(row * columns, (row + 1) * columns);
    const length = Math.hypot(...own) || 1;
    own.forEach((value, i) => (own[i] = value / length));
  }
  return { rows, columns, data };
}

function expectClose(actual: Float32Array, expected: Float32Array, tolerance = 1e-4): void {
  expect(actual.length).toBe(expected.length);
  let worst = 0;
  actual.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - expected[i]))));
  expect(worst).toBeLessThan(tolerance);
}

/** What products of packed rows may be wrong by: of one side the kernels know only half of the steps. */
const PACKED = 5e-3;

describe.each([
  ['plain', (): Algebra => plainAlgebra],
  ['onnx', (): Algebra => onnx],
])('%s algebra', (_, algebra) => {
  test('multiplies by the transposed matrix', async () => {
    const product = await algebra().productTransposed(matrixOf([[1, 2], [3, 4], [0, -1]]), matrixOf([[5, 6], [7, 8]]));
    expect(product).toMatchObject({ rows: 3, columns: 2 });
    expect([...product.data]).toEqual([17, 23, 39, 53, -6, -8]);
  });

  test.each([[0, 3], [3, 0], [1, 1], [5_003, 7]])('gives the product of %i and %i rows', async (n, m) => {
    const [a, b] = [randomUnit(n, 13, 1), randomUnit(m, 13, 2)];
    const product = await algebra().productTransposed(a, b);
    expect(product).toMatchObject({ rows: n, columns: m });
    expectClose(product.data, (await plainAlgebra.productTransposed(a, b)).data);
  });

  test.each([[1, 0], [1, 1], [3, 70_001]])('gives the product of %i rows with %i packed ones', async (m, n) => {
    const [a, b] = [randomUnit(m, 24, 3), randomUnit(n, 24, 4)];
    const product = await algebra().packedProduct(a, await packManyRows([b], {}));
    expect(product).toMatchObject({ rows: m, columns: n });
    // A packed number is wrong by at most half a step of its row, and a row has 127 steps.
    expectClose(product.data, (await plainAlgebra.productTransposed(a, b)).data, 0.01);
    expectClose(product.data, (await plainAlgebra.packedProduct(a, await packManyRows([b], {}))).data, 2e-3);
    const into = new Float32Array(m * n).fill(7);
    expect((await algebra().packedProduct(a, await packManyRows([b], {}), {}, into)).data).toBe(into);
    expect(into).toEqual(product.data);
  });

  test('multiplies the largest bytes there are without overflow', async () => {
    const ones = { rows: 1, columns: 1024, data: new Float32Array(1024).fill(1) };
    const signs = { rows: 2, columns: 1024, data: Float32Array.from({ length: 2048 }, (_, i) => (i < 1024 ? -1 : 1)) };
    expectClose((await algebra().packedProduct(ones, await packManyRows([signs], {}))).data, Float32Array.of(-1024, 1024), 0.1);
  });

  test('finds by packed rows whom it finds by whole ones', async () => {
    const [x, queries] = [randomUnit(4_000, 384, 15), randomUnit(20, 384, 16)];
    const [exact, packed] = [await algebra().productTransposed(queries, x), await algebra().packedProduct(queries, await packManyRows([x], {}))];
    let shared = 0;
    for (let q = 0; q < 20; q++) {
      const [a, b] = [exact, packed].map(({ data }) => new Set(largest(data.subarray(q * 4_000, (q + 1) * 4_000), 10)));
      shared += [...a].filter(row => b.has(row)).length;
    }
    // Made rows are all about equally far, so that neighbours change places sooner than those of texts.
    expect(shared / 200).toBeGreaterThan(0.95);
  });

  test('finds the nearest centre by Euclidean distance, whatever the centres’ lengths', async () => {
    const centres = matrixOf([[0, 0], [10, 0], [3, 4]]);
    const { labels, squaredDistances, secondSquaredDistances } = await algebra().nearestCentre(matrixOf([[1, 0], [7, 1], [3, 3], [0, 0]]), centres);
    expect([...labels]).toEqual([0, 1, 2, 0]);
    expectClose(squaredDistances, Float32Array.of(1, 10, 1, 0));
    expectClose(secondSquaredDistances, Float32Array.of(20, 25, 18, 25));
  });

  test('gives a row between equal centres to the first of them', async () => {
    const centre = randomUnit(1, 384, 5).data;
    const centres = { rows: 9, columns: 384, data: Float32Array.from({ length: 9 * 384 }, (_, i) => centre[i % 384]) };
    const { labels, squaredDistances, secondSquaredDistances } = await algebra().nearestCentre(randomUnit(33, 384, 6), centres);
    expect(new Set(labels)).toEqual(new Set([0]));
    expectClose(secondSquaredDistances, squaredDistances);
  });

  test('finds the nearest and the next centre of some rows, by squared lengths known before', async () => {
    const [x, centres] = [randomUnit(9_001, 13, 8), randomUnit(7, 13, 9)];
    const all = await plainAlgebra.nearestCentre(x, centres);
    const rows = Int32Array.from({ length: 4_500 }, (_, at) => 9_000 - 2 * at);
    const found = await algebra().nearestCentre(x, centres, {}, { rows, squares: squaredLengths(x) });
    expect(found.labels).toEqual(rows.map(row => all.labels[row]));
    expectClose(found.squaredDistances, Float32Array.from(rows, row => all.squaredDistances[row]));
    expectClose(found.secondSquaredDistances, Float32Array.from(rows, row => all.secondSquaredDistances[row]));
    expect((await algebra().nearestCentre(x, centres, {}, { rows: new Int32Array(0) })).labels.length).toBe(0);
  });

  test('sums up the distances to the other rows of each group', async () => {
    const x = randomUnit(700, 24, 12);
    // Two rows that are the same: products alone would put them apart.
    x.data.copyWithin(24, 0, 24);
    const labels = Int32Array.from({ length: 700 }, (_, row) => (row < 2 ? 4 : (row % 5) - 1));
    const sums = await algebra().distanceSums(x, { first: 0, count: 650 }, labels, 5);
    const expected = await plainAlgebra.distanceSums(x, { first: 0, count: 650 }, labels, 5);
    expectClose(Float32Array.from(sums), Float32Array.from(expected), 1e-3);
    expect(sums[4]).toBeLessThan(1e-3);
    // Most rows in no group, one number too large, and groups that hold nobody.
    const few = Int32Array.from({ length: 700 }, (_, row) => (row < 40 ? 3 : row === 699 ? 9 : row > 680 ? 6 : -1));
    const middle = await algebra().distanceSums(x, { first: 20, count: 640 }, few, 8);
    expectClose(Float32Array.from(middle), Float32Array.from(await plainAlgebra.distanceSums(x, { first: 20, count: 640 }, few, 8)), 1e-3);
    expect((await algebra().distanceSums(x, { first: 700, count: 0 }, labels, 5)).length).toBe(0);
    await expect(algebra().distanceSums(x, { first: 699, count: 2 }, labels, 5)).rejects.toThrow(RangeError);
  });

  test('takes no row, and a single centre', async () => {
    expect((await algebra().nearestCentre(matrixOf([], 2), matrixOf([[1, 2]]))).labels.length).toBe(0);
    const { labels, squaredDistances, secondSquaredDistances } = await algebra().nearestCentre(matrixOf([[4, 6]]), matrixOf([[1, 2]]));
    expect([...labels]).toEqual([0]);
    expectClose(squaredDistances, Float32Array.of(25));
    expect([...secondSquaredDistances]).toEqual([Infinity]);
  });

  test('finds the same nearest rows as comparing all pairs', async () => {
    const x = randomUnit(301, 24, 7);
    const expected = await plainAlgebra.kNearest(x, 10);
    const found = await algebra().kNearest(x, 10);
    expect(found.k).toBe(10);
    expect(found.indices).toEqual(expected.indices);
    expectClose(found.similarities, expected.similarities);
  });

  test('leaves the row itself out and takes equals by their index', async () => {
    const x = matrixOf(Array.from({ length: 40 }, () => [0.6, 0.8]));
    const { indices, similarities } = await algebra().kNearest(x, 3);
    expect([...indices.subarray(0, 6)]).toEqual([1, 2, 3, 0, 2, 3]);
    expect([...indices.subarray(39 * 3)]).toEqual([0, 1, 2]);
    expectClose(similarities, new Float32Array(120).fill(1));
  });

  test.each([[0, 5, 0], [1, 5, 0], [2, 5, 1], [4, 3, 3], [6, 0, 0]])('of %i rows and %i neighbours wanted gives %i', async (n, k, got) => {
    const found = await algebra().kNearest(randomUnit(n, 3, 8), k);
    expect(found.k).toBe(got);
    expect(found.indices.length).toBe(n * got);
  });

  test('finds the nearest of other rows, those without one above their floor left out', async () => {
    const [a, b] = [randomUnit(9_000, 24, 17), randomUnit(40, 24, 18)];
    const floors = Float32Array.from({ length: a.rows }, (_, row) => (row % 3 ? 0.5 : row % 2 ? 2 : -Infinity));
    const [found, expected] = [await algebra().nearestAmong(a, b, 5, floors), await plainAlgebra.nearestAmong(a, b, 5, floors)];
    const { data } = await plainAlgebra.productTransposed(a, b);
    const asked = Array.from(floors.keys()).filter(row => Math.max(...data.subarray(row * 40, (row + 1) * 40)) > floors[row]);
    expect(asked.length).toBeLessThan(a.rows / 2);
    expect([...found.rows]).toEqual(asked);
    expect(found.indices).toEqual(expected.indices);
    expectClose(found.similarities, expected.similarities);
    asked.slice(0, 50).forEach((row, at) => expect([...found.indices.subarray(5 * at, 5 * at + 5)]).toEqual(largest(data.subarray(row * 40, (row + 1) * 40), 5)));
  });

  test.each([[0, 3, 2], [3, 0, 2], [3, 2, 0], [3, 2, 9]])('of %i rows and %i others finds at most %i', async (n, m, k) => {
    const found = await algebra().nearestAmong(randomUnit(n, 5, 19), randomUnit(m, 5, 20), k, new Float32Array(n).fill(-Infinity));
    expect(found.k).toBe(Math.min(m, k));
    expect(found.indices.length).toBe(found.rows.length * found.k);
    expect(found.rows.length).toBe(found.k ? n : 0);
    const none = await algebra().nearestAmong(randomUnit(n, 5, 19), randomUnit(m, 5, 20), k, new Float32Array(n).fill(2));
    expect(none.indices.length).toBe(0);
  });

  test('finds the nearest of packed rows', async () => {
    const packed = await packManyRows([randomUnit(3_000, 96, 21)], {});
    const [rows, others] = [Int32Array.from({ length: 900 }, (_, at) => 2 * at), Int32Array.from({ length: 301 }, (_, at) => 2_999 - 9 * at)];
    const [found, expected] = [await algebra().nearestPacked(packed, rows, others, 20), await plainAlgebra.nearestPacked(packed, rows, others, 20)];
    expect(found.k).toBe(20);
    expectClose(found.similarities, expected.similarities, PACKED);
    const { data } = await plainAlgebra.productTransposed(unpackedRows(packed, rows), unpackedRows(packed, others));
    expectClose(found.similarities, Float32Array.from(found.indices, (row, at) => data[Math.floor(at / 20) * 301 + others.indexOf(row)]), PACKED);
    expect((await algebra().nearestPacked(packed, rows.subarray(0, 0), others, 5)).indices.length).toBe(0);
    expect((await algebra().nearestPacked(packed, rows, others.subarray(0, 0), 5)).k).toBe(0);
    const few = others.subarray(0, 5);
    const { indices } = await algebra().nearestPacked(await packManyRows([randomUnit(3_000, 13, 24)], {}), rows, few, 5);
    expect(new Set(indices)).toEqual(new Set(few));
  });

  test('tells of the products of packed rows above a floor that may rise', async () => {
    const x = randomUnit(2_000, 96, 22);
    x.data.fill(0, 0, 96);
    const packed = await packManyRows([x], {});
    const [rows, others] = [Int32Array.from({ length: 1_500 }, (_, at) => at), Int32Array.from({ length: 77 }, (_, at) => 5 * at)];
    const { data } = await plainAlgebra.productTransposed(unpackedRows(packed, rows), unpackedRows(packed, others));
    const told = new Map<number, number>();
    const visit = (row: number, other: number, product: number) => void told.set(row * 77 + other / 5, product);
    await algebra().eachPackedAbove(packed, rows, others, { floor: row => (row % 2 ? 0.15 : -Infinity), visit });
    const floorAt = (at: number) => (Math.floor(at / 77) % 2 ? 0.15 : -Infinity);
    const wrong = [...data.keys()].filter(at => Math.abs(data[at] - floorAt(at)) > PACKED && told.has(at) !== data[at] > floorAt(at));
    expect(wrong).toEqual([]);
    expectClose(Float32Array.from(told.values()), Float32Array.from(told.keys(), at => data[at]), PACKED);
    const least = new Float32Array(2_000).fill(-Infinity);
    await algebra().eachPackedAbove(packed, rows, others, { floor: row => least[row], visit: (row, _, product) => void (least[row] = product) });
    expectClose(least.subarray(0, 1_500), Float32Array.from(rows, row => Math.max(...data.subarray(row * 77, (row + 1) * 77))), PACKED);
  });

  test('multiplies rows with others of their own', async () => {
    const x = randomUnit(300, 96, 23);
    const rows = Int32Array.from({ length: 1_000 }, (_, at) => 299 - (at % 300));
    const others = Int32Array.from({ length: 1_000 * 7 }, (_, at) => (at * 131) % 300);
    const products = await algebra().productsWithOthers(x, rows, others);
    expectClose(products, await plainAlgebra.productsWithOthers(x, rows, others));
    const { data } = await plainAlgebra.productTransposed(x, x);
    expectClose(products, Float32Array.from(others, (other, at) => data[rows[Math.floor(at / 7)] * 300 + other]));
    expect((await algebra().productsWithOthers(x, rows, new Int32Array(0))).length).toBe(0);
  });

  test('adds the rows of each group and ignores labels outside', async () => {
    const x = matrixOf([[1, 2], [3, 4], [5, 6], [7, 8]]);
    const sums = await algebra().groupSums(x, Int32Array.of(1, -1, 1, 3), 3);
    expect(sums).toMatchObject({ rows: 3, columns: 2 });
    expect([...sums.data]).toEqual([0, 0, 6, 8, 0, 0]);
  });

  test.each([0, 1, 9_001])('multiplies %i rows with themselves', async n => {
    const x = randomUnit(n, 11, 9);
    const gram = await algebra().gram(x);
    expect(gram).toMatchObject({ rows: 11, columns: 11 });
    expectClose(gram.data, (await plainAlgebra.gram(x)).data, 1e-2);
    const trace = Array.from({ length: 11 }, (_, i) => gram.data[i * 12]).reduce((a, b) => a + b, 0);
    expect(trace).toBeCloseTo(n, 1);
  });

  test.each([0, 1, 9_001])('adds %i rows with weights', async n => {
    const [weights, x] = [randomUnit(n, 3, 13), randomUnit(n, 11, 14)];
    const sums = await algebra().transposedProduct(weights, x);
    expect(sums).toMatchObject({ rows: 3, columns: 11 });
    expectClose(sums.data, (await plainAlgebra.transposedProduct(weights, x)).data, 1e-2);
  });

  test('multiplies the columns of two matrices', async () => {
    const product = await algebra().transposedProduct(matrixOf([[1, 2], [3, 4]]), matrixOf([[5, 6, 0], [7, 8, 1]]));
    expect(product).toMatchObject({ rows: 2, columns: 3 });
    expect([...product.data]).toEqual([26, 30, 3, 38, 44, 4]);
  });

  test('leaves its inputs as they were', async () => {
    const x = randomUnit(50, 5, 10);
    const before = x.data.slice();
    await algebra().kNearest(x, 3);
    await algebra().nearestCentre(x, x);
    await algebra().gram(x);
    expect(x.data).toEqual(before);
  });

  test('refuses shapes that do not fit', async () => {
    const x = randomUnit(4, 3, 11);
    const broken = { rows: 4, columns: 4, data: x.data };
    await expect(algebra().productTransposed(x, randomUnit(2, 4, 1))).rejects.toThrow(RangeError);
    await expect(algebra().nearestCentre(x, matrixOf([], 3))).rejects.toThrow(RangeError);
    await expect(algebra().packedProduct(x, await packManyRows([randomUnit(2, 4, 1)], {}))).rejects.toThrow(RangeError);
    await expect(algebra().packedProduct(x, await packManyRows([x], {}), {}, new Float32Array(3))).rejects.toThrow(RangeError);
    await expect(algebra().kNearest(broken, 2)).rejects.toThrow(RangeError);
    await expect(algebra().kNearest(x, -1)).rejects.toThrow(RangeError);
    await expect(algebra().nearestAmong(x, x, 2, new Float32Array(3))).rejects.toThrow(RangeError);
    await expect(algebra().nearestAmong(x, randomUnit(2, 4, 1), 2, new Float32Array(4))).rejects.toThrow(RangeError);
    await expect(algebra().nearestPacked(await packManyRows([x], {}), Int32Array.of(4), Int32Array.of(0), 1)).rejects.toThrow(RangeError);
    await expect(algebra().eachPackedAbove(await packManyRows([x], {}), Int32Array.of(0), Int32Array.of(-1), { floor: () => 0, visit: () => undefined })).rejects.toThrow(RangeError);
    await expect(algebra().productsWithOthers(x, Int32Array.of(0, 1), Int32Array.of(1, 2, 3))).rejects.toThrow(RangeError);
    await expect(algebra().groupSums(x, new Int32Array(3), 2)).rejects.toThrow(RangeError);
    await expect(algebra().transposedProduct(x, randomUnit(3, 3, 1))).rejects.toThrow(RangeError);
    await expect(algebra().gram(broken)).rejects.toThrow(RangeError);
  });

  test('stops when cancelled before and in the middle', async () => {
    const x = randomUnit(6_000, 64, 12);
    await expect(algebra().kNearest(x, 5, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
    const controller = new AbortController();
    const started = performance.now();
    const cancelled = algebra().kNearest(x, 5, { signal: controller.signal, report: () => controller.abort() });
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect(performance.now() - started).toBeLessThan(5_000 * slowness());
  });
});
