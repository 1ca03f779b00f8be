import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../../../src/core/algebra/plainAlgebra';
import { unitRows } from '../../../src/core/algebra/rows';
import { meanSilhouette, meanSilhouettes } from '../../../src/core/quality/silhouette';
import { seededRandom } from '../../../src/core/random';

function randomRows(rows: number, columns: number) {
  const random = seededRandom(3);
  return unitRows({ rows, columns, data: Float32Array.from({ length: rows * columns }, () => random() - 0.5) });
}

describe('mean silhouettes of several partitions', () => {
  // What none of them parts is fewer than the columns in the first case, and more in the second.
  it.each([64, 4])('are those of each by itself, with %i columns', async columns => {
    const vectors = randomRows(300, columns);
    const partitions = [2, 3, 10].map(groups => Int32Array.from({ length: vectors.rows }, (_, row) => row % groups));
    const together = await meanSilhouettes(vectors, partitions, plainAlgebra);
    for (const [at, labels] of partitions.entries()) expect(together[at]).toBeCloseTo(await meanSilhouette(vectors, labels, plainAlgebra), 5);
    expect(new Set(together.map(value => value.toFixed(5))).size).toBe(3);
  });
});
