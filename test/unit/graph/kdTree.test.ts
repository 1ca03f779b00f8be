import { expect, test } from 'vitest';
import { nearestByTree } from '../../../src/core/graph/kdTree';
import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';

function randomRows(rows: number, columns: number, steps: number): Matrix {
  const random = seededRandom(4);
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, () => Math.floor(random() * steps) / 8) };
}

function byComparingAll({ rows, columns, data }: Matrix, k: number): Int32Array {
  const square = (a: number, b: number) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += (data[a * columns + c] - data[b * columns + c]) ** 2;
    return sum;
  };
  const all = Array.from({ length: rows }, (_, row) => row);
  return Int32Array.from(all.flatMap(row => all.filter(other => other !== row).sort((a, b) => square(row, a) - square(row, b) || a - b).slice(0, k)));
}

test.each([
  ['apart', 400, 3, 1e6, 15],
  ['of many columns', 200, 8, 1e6, 5],
  ['with many equals', 300, 2, 4, 9],
  ['that are copies', 60, 3, 1, 7],
  ['as many as are wanted', 40, 5, 1e6, 39],
  ['of one column', 100, 1, 20, 3],
  ['two only', 2, 2, 9, 1],
])('finds the nearest of rows %s, of equals the first', async (_, n, columns, steps, k) => {
  const x = randomRows(n, columns, steps);
  expect(await nearestByTree(x, k)).toEqual(byComparingAll(x, k));
});

test('stops when cancelled', async () => {
  const controller = new AbortController();
  const x = randomRows(60_000, 5, 1e6);
  await expect(nearestByTree(x, 30, { signal: controller.signal, report: () => controller.abort() })).rejects.toThrow(CancelledError);
});
