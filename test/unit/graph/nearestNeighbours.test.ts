import { describe, expect, test } from 'vitest';
import type { Algebra } from '../../../src/core/algebra/algebra';
import { plainAlgebra } from '../plainAlgebra';
import { nearestNeighbours } from '../../../src/core/graph/nearestNeighbours';
import type { Matrix, Neighbours } from '../../../src/core/types';
import { CancelledError, type Work } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';

const K = 10;
const byCells = (x: Matrix, work?: Work) => nearestNeighbours(x, K, plainAlgebra, work, 0);

function madeRows(): Matrix {
  const sizes = Array.from({ length: 20 }, (_, topic) => 30 + 2 * topic);
  return blobs(sizes, 0.9).vectors;
}

/** Share of the neighbours found that are as similar as the true ones. */
function recall(found: Neighbours, exact: Neighbours): number {
  let hits = 0;
  found.similarities.forEach((similarity, at) => {
    const last = (Math.floor(at / K) + 1) * K - 1;
    if (similarity > exact.similarities[last] - 1e-6) hits++;
  });
  return hits / found.indices.length;
}

function expectSound({ indices, similarities }: Neighbours, x: Matrix): void {
  for (let row = 0; row < x.rows; row++) {
    const own = indices.subarray(row * K, (row + 1) * K);
    expect(new Set(own).size).toBe(K);
    expect(own.includes(row)).toBe(false);
    for (let s = 0; s < K; s++) {
      let product = 0;
      for (let c = 0; c < x.columns; c++) product += x.data[row * x.columns + c] * x.data[own[s] * x.columns + c];
      expect(Math.abs(product - similarities[row * K + s])).toBeLessThan(1e-5);
      if (s > 0) expect(similarities[row * K + s]).toBeLessThanOrEqual(similarities[row * K + s - 1]);
    }
  }
}

describe('nearestNeighbours', () => {
  test('finds 99 of 100 neighbours without comparing all', async () => {
    const x = madeRows();
    let compared = 0;
    const counting: Algebra = {
      ...plainAlgebra,
      nearestPacked: (packed, rows, others, k) => ((compared += rows.length * others.length), plainAlgebra.nearestPacked(packed, rows, others, k)),
      eachPackedAbove: (packed, rows, others, search) => ((compared += rows.length * others.length), plainAlgebra.eachPackedAbove(packed, rows, others, search)),
    };
    const found = await nearestNeighbours(x, K, counting, {}, 0);
    expectSound(found, x);
    expect(recall(found, await plainAlgebra.kNearest(x, K))).toBeGreaterThan(0.985);
    // Half are in the sample, which is compared with all and does not grow beyond 500 rows.
    expect(compared - 500 * x.rows).toBeLessThan((x.rows * x.rows) / 4);
  });

  test('gives the same again, whatever has run before', async () => {
    const x = madeRows();
    expect(await byCells(x)).toEqual(await byCells(x));
  });

  test('compares all with all where there are few, and where cells would spare nothing', async () => {
    const x = madeRows();
    const exact = await plainAlgebra.kNearest(x, K);
    expect(await nearestNeighbours(x, K, plainAlgebra)).toEqual(exact);
    const even = blobs(Array.from({ length: 600 }, () => 1), 0, 100).vectors;
    expect(await byCells(even)).toEqual(await plainAlgebra.kNearest(even, K));
  });

  test('looks far enough for rows that are apart from all', async () => {
    const x = blobs([...Array.from({ length: 12 }, () => 50), ...Array.from({ length: 500 }, () => 1)], 0.3, 24).vectors;
    const found = await byCells(x);
    expectSound(found, x);
    expect(recall(found, await plainAlgebra.kNearest(x, K))).toBeGreaterThan(0.985);
  });

  test('comes to an end where a product is larger from one side than from the other, as by bytes', async () => {
    const x = madeRows();
    const uneven: Algebra = {
      ...plainAlgebra,
      eachPackedAbove: (packed, rows, others, { floor, visit }) => plainAlgebra.eachPackedAbove(packed, rows, others, { floor, visit: (row, other, product) => visit(row, other, row < other ? product : product - 0.1) }),
    };
    expectSound(await nearestNeighbours(x, K, uneven, {}, 0), x);
  });

  test('takes copies, and rows of which nothing is known', async () => {
    const x = madeRows();
    x.data.fill(0, 0, 300 * x.columns);
    for (let row = 300; row < 340; row++) x.data.copyWithin(row * x.columns, 800 * x.columns, 801 * x.columns);
    const found = await byCells(x);
    expectSound(found, x);
    expect(recall(found, await plainAlgebra.kNearest(x, K))).toBeGreaterThan(0.985);
    const copies = { ...x, data: x.data.map((_, at) => x.data[800 * x.columns + (at % x.columns)]) };
    expectSound(await byCells(copies), copies);
  });

  test('tells how far it is and stops when cancelled on the way', async () => {
    const told: number[] = [];
    await byCells(madeRows(), { report: (done, total) => told.push(done / total) });
    expect(told.every((share, at) => at === 0 || share >= told[at - 1])).toBe(true);
    expect(told.at(-1)).toBe(1);
    for (const at of [0.05, 0.25]) {
      const controller = new AbortController();
      const stopped = byCells(madeRows(), { signal: controller.signal, report: (done, total) => done / total > at && controller.abort() });
      await expect(stopped).rejects.toThrow(CancelledError);
    }
  });
});
