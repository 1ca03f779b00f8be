import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { kmeans } from '../../../src/core/clustering/kmeans';
import { startingRows } from '../../../src/core/clustering/kmeansStart';
import { algebraStep } from '../../../src/core/clustering/lloydStep';
import { mlStep } from '../../../src/core/clustering/smallKmeans';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { seededRandom } from '../../../src/core/random';
import { CancelledError } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';

function expectClose<T extends Float32Array | Float64Array>(actual: T, expected: T): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 5));
}

describe('kmeans', () => {
  it('finds separate topics', async () => {
    const { vectors, topics } = blobs([50, 40, 30, 20], 0.4);
    expect(adjustedRand(await kmeans(vectors, 4, 3, plainAlgebra), topics)).toBe(1);
  });

  it('steps the same way by ml-kmeans and by the kernels of the algebra', async () => {
    const { vectors } = blobs([60, 60, 60], 1.5);
    let centres = rowsOf(vectors, await startingRows(vectors, 5, seededRandom(2), plainAlgebra));
    const steps = [mlStep(vectors, {}), algebraStep(vectors, plainAlgebra, {})];
    for (let i = 0; i < 8; i++) {
      const [small, large] = [await steps[0](centres), await steps[1](centres)];
      expect(large.labels).toEqual(small.labels);
      expectClose(large.inertias(centres), small.inertias(centres));
      expectClose(large.means.data, small.means.data);
      centres = large.means;
    }
  });

  it('has no inertia in groups without rows, of which there are some where centres are more than rows', async () => {
    const rows = { rows: 2, columns: 2, data: Float32Array.of(1, 0, 0, 1) };
    const centres = { rows: 3, columns: 2, data: Float32Array.of(1, 0, 0, 1, -1, -1) };
    const { means, inertias } = await algebraStep(rows, plainAlgebra, {})(centres);
    expect([...inertias(centres)]).toEqual([0, 0, 0]);
    expect([...inertias(means)]).toEqual([0, 0, 0]);
  });

  it('uses every label, also where documents are copies of each other', async () => {
    const { vectors } = blobs([1, 1, 1, 1, 1], 0);
    const copies = rowsOf(vectors, Int32Array.from({ length: 40 }, (_, i) => i % 5));
    expect(new Set(await kmeans(copies, 4, 1, plainAlgebra)).size).toBe(4);
    expect(new Set(await kmeans(copies, 9, 1, plainAlgebra)).size).toBe(5);
  });

  it('stops when cancelled', async () => {
    const { vectors } = blobs([300, 300], 2);
    const controller = new AbortController();
    controller.abort();
    await expect(kmeans(vectors, 20, 1, plainAlgebra, { signal: controller.signal })).rejects.toThrow(CancelledError);
  });
});
