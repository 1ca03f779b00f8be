import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowProduct, unitRows } from '../../../src/core/algebra/rows';
import { groupSizes } from '../../../src/core/clustering/labels';
import { separatenessOf } from '../../../src/core/hierarchy/separateness';
import { meanSilhouette, meanSilhouettes, silhouettes } from '../../../src/core/quality/silhouette';
import { seededRandom } from '../../../src/core/random';
import { meanOf } from '../../../src/core/sums';

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

it('has a row of zeros at distance 1 from all others', async () => {
  const vectors = randomRows(30, 3);
  for (const row of [0, 1, 7, 15]) vectors.data.fill(0, 3 * row, 3 * row + 3);
  const labels = Int32Array.from({ length: 30 }, (_, row) => (row < 3 ? 0 : 1 + (row % 2)));
  const apart = (i: number, j: number) => 1 - rowProduct(vectors, i, vectors, j);
  const expected = Array.from(labels, (own, i) => {
    const meanTo = (label: number) => meanOf([...labels.keys()].filter(j => j !== i && labels[j] === label).map(j => apart(i, j)));
    const [inside, outside] = [meanTo(own), Math.min(...[0, 1, 2].filter(label => label !== own).map(meanTo))];
    return (outside - inside) / Math.max(inside, outside);
  });
  const found = await silhouettes(vectors, labels, plainAlgebra);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 5);
  expect((await meanSilhouettes(vectors, [labels], plainAlgebra))[0]).toBeCloseTo(meanOf(expected), 5);
  const sample = { rows: Int32Array.from(labels.keys()), vectors };
  const sums = await plainAlgebra.groupSums(vectors, labels, 3);
  const byNumber = await separatenessOf(sample, labels, sums, groupSizes(labels), [0, 1, 2, 3], plainAlgebra);
  expect(byNumber[2]).toBeCloseTo(meanOf(expected), 5);
});
