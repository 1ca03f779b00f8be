import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { squaredDistance } from '../../../src/core/algebra/rows';
import { wardTree } from '../../../src/core/clustering/wardTree';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';

/** Heights by joining the two nearest of all groups again and again, distances renewed by Lance and Williams. */
function heightsOneByOne(x: Matrix, sizes: Int32Array): number[] {
  const size = Array.from(sizes);
  const distances = size.map((own, a) => size.map((other, b) => ((2 * own * other) / (own + other)) * squaredDistance(x, a, b)));
  const open = new Set(size.keys());
  const heights: number[] = [];
  while (open.size > 1) {
    let [kept, gone] = [-1, -1];
    for (const a of open) for (const b of open) if (a < b && (kept < 0 || distances[a][b] < distances[kept][gone])) [kept, gone] = [a, b];
    const least = distances[kept][gone];
    heights.push(Math.sqrt(least));
    open.delete(gone);
    for (const c of open) {
      const to = ((size[kept] + size[c]) * distances[kept][c] + (size[gone] + size[c]) * distances[gone][c] - size[c] * least) / (size[kept] + size[gone] + size[c]);
      distances[kept][c] = distances[c][kept] = to;
    }
    size[kept] += size[gone];
  }
  return heights;
}

const ones = (n: number) => new Int32Array(n).fill(1);

describe('wardTree', () => {
  it.each([[0.3, 8], [1.4, 48], [1, 2]])('joins the nearest groups, spread %d in %i columns', async (spread, columns) => {
    const { vectors } = blobs([60, 45, 30, 15], spread, columns);
    const { heights } = await wardTree(vectors, ones(150), plainAlgebra);
    heightsOneByOne(vectors, ones(150)).forEach((height, at) => expect(heights[at]).toBeCloseTo(height, 4));
  });

  it('counts a row as often as it stands for rows', async () => {
    const { vectors } = blobs([20, 12, 8], 0.8, 6);
    const sizes = Int32Array.from({ length: 40 }, (_, row) => 1 + (row % 7));
    const { heights } = await wardTree(vectors, sizes, plainAlgebra);
    heightsOneByOne(vectors, sizes).forEach((height, at) => expect(heights[at]).toBeCloseTo(height, 4));
  });

  it('compares a group with all others hardly more than twice for each row', async () => {
    let compared = 0;
    const counting = { ...plainAlgebra, productTransposed: (...given: Parameters<typeof plainAlgebra.productTransposed>) => ((compared += given[0].rows), plainAlgebra.productTransposed(...given)) };
    const { vectors } = blobs([200, 150, 100, 50], 1, 16);
    await wardTree(vectors, ones(500), counting);
    expect(compared).toBeLessThan(3 * 500);
  });

  it.each([[0, 0], [1, 0], [2, 1]])('joins %i rows by %i merges', async (rows, merges) => {
    const { vectors } = blobs([3], 1, 4);
    const x = { ...vectors, rows, data: vectors.data.slice(0, rows * vectors.columns) };
    expect((await wardTree(x, ones(rows), plainAlgebra)).heights).toHaveLength(merges);
  });

  it('stops when cancelled on the way', async () => {
    const controller = new AbortController();
    const { vectors } = blobs([200, 150, 100], 1, 16);
    const running = wardTree(vectors, ones(450), plainAlgebra, { signal: controller.signal, report: done => done > 100 && controller.abort() });
    await expect(running).rejects.toThrow(CancelledError);
  });
});
