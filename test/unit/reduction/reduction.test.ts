import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf, squaredLengths, unitRows } from '../../../src/core/algebra/rows';
import { encode, trainAutoencoder } from '../../../src/core/reduction/autoencoder';
import { principalComponents } from '../../../src/core/reduction/pca';
import { fitReduction } from '../../../src/core/reduction/reduction';
import { seededRandom } from '../../../src/core/random';
import { REDUCTIONS, type Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';

/** Unit rows along a closed curve that winds through eight dimensions: one number tells a row, no two axes do. */
function curve(rows: number): Matrix {
  const random = seededRandom(2);
  const data = new Float32Array(rows * 8);
  for (let row = 0; row < rows; row++) {
    const turn = 2 * Math.PI * random();
    for (let c = 0; c < 4; c++) data.set([Math.cos((c + 1) * turn) / 2, Math.sin((c + 1) * turn) / 2], row * 8 + 2 * c);
  }
  return { rows, columns: 8, data };
}

describe.each(REDUCTIONS)('size by %s', by => {
  it('gives unit rows of that many numbers, the same for the same seed, row by row', async () => {
    const { vectors } = blobs([40, 30], 1);
    const first = await fitReduction(vectors, { dimensions: 6, by }, 5, plainAlgebra);
    const second = await fitReduction(vectors, { dimensions: 6, by }, 5, plainAlgebra);
    expect(first.identity).toBe(`${by}-6`);
    const small = await first.apply(vectors);
    expect([small.rows, small.columns]).toEqual([70, 6]);
    for (const square of squaredLengths(small)) expect(square).toBeCloseTo(1, 5);
    expect(await second.apply(vectors)).toEqual(small);
    const some = Int32Array.of(3, 50, 7);
    const alone = await first.apply(rowsOf(vectors, some));
    rowsOf(small, some).data.forEach((value, at) => expect(alone.data[at]).toBeCloseTo(value, 5));
  });

  it('keeps documents of one topic together and apart from others', async () => {
    const { vectors, topics } = blobs([40, 30, 30], 0.7, 48);
    const transform = await fitReduction(vectors, { dimensions: 12, by }, 1, plainAlgebra);
    const { k, indices } = await plainAlgebra.kNearest(await transform.apply(vectors), 5);
    const same = indices.filter((other, at) => topics[other] === topics[Math.floor(at / k)]).length;
    expect(same / indices.length).toBeGreaterThan(0.98);
  });

  it('leaves rows of zeros, takes none and one', async () => {
    const { vectors } = blobs([20, 20], 1);
    const transform = await fitReduction(vectors, { dimensions: 4, by }, 1, plainAlgebra);
    const zeros = { rows: 2, columns: 24, data: new Float32Array(48) };
    expect((await transform.apply(zeros)).data).toEqual(new Float32Array(8));
    expect((await transform.apply({ rows: 0, columns: 24, data: new Float32Array(0) })).columns).toBe(4);
    for (const rows of [0, 1]) {
      const few = { rows, columns: 24, data: vectors.data.subarray(0, rows * 24) };
      const applied = await (await fitReduction(few, { dimensions: 4, by }, 1, plainAlgebra)).apply(few);
      expect(applied.rows).toBe(rows);
      expect(applied.data.every(Number.isFinite)).toBe(true);
    }
  });

  it('changes nothing when there are no more columns than wanted', async () => {
    const { vectors } = blobs([20, 20], 1);
    const transform = await fitReduction(vectors, { dimensions: 24, by }, 1, plainAlgebra);
    expect(transform.identity).toBe('');
    expect(await transform.apply(vectors)).toBe(vectors);
  });
});

it('leaves vectors as they are where documents are too few for components and codes', async () => {
  const { vectors } = blobs([3, 3], 1);
  for (const by of ['pca', 'autoencoder'] as const) expect((await fitReduction(vectors, { dimensions: 8, by }, 1, plainAlgebra)).identity).toBe('');
  expect((await fitReduction(vectors, { dimensions: 8, by: 'leading' }, 1, plainAlgebra)).identity).toBe('leading-8');
});

it('leading columns are the first ones', async () => {
  const { vectors } = blobs([5], 1);
  const small = await (await fitReduction(vectors, { dimensions: 3, by: 'leading' }, 1, plainAlgebra)).apply(vectors);
  const expected = unitRows({ rows: 5, columns: 3, data: vectors.data.filter((_, at) => at % 24 < 3) });
  expect(small).toEqual(expected);
});

describe('autoencoder', () => {
  it('reads back a curve that as many principal components lose', async () => {
    const x = curve(400);
    const { losses } = await trainAutoencoder(x, { dimensions: 2, hidden: 48 }, 3, plainAlgebra);
    const { variances } = await principalComponents(x, 8, plainAlgebra);
    const lost = 1 - (variances[0] + variances[1]) / variances.reduce((sum, value) => sum + value, 0);
    expect(lost).toBeGreaterThan(0.6);
    expect(losses[0]).toBeLessThan(1.1 * lost);
    expect(Math.min(...losses)).toBeLessThan(0.5 * lost);
  });

  it('gives finite codes for rows that are all alike', async () => {
    const x = { rows: 12, columns: 4, data: new Float32Array(48).fill(0.5) };
    const network = await trainAutoencoder(x, { dimensions: 2, hidden: 8 }, 1, plainAlgebra);
    expect((await encode(network, x, plainAlgebra)).data.every(Number.isFinite)).toBe(true);
  });

  it('tells how far it is and stops when cancelled on its way', async () => {
    const { vectors } = blobs([60, 60], 1);
    const told: number[] = [];
    await trainAutoencoder(vectors, { dimensions: 4, hidden: 8 }, 1, plainAlgebra, { report: done => told.push(done) });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.length).toBeGreaterThan(2);
    const controller = new AbortController();
    const training = trainAutoencoder(vectors, { dimensions: 4, hidden: 8 }, 1, plainAlgebra, { signal: controller.signal, report: () => controller.abort() });
    await expect(training).rejects.toThrow(CancelledError);
  });
});
