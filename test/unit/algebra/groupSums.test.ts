import { expect, it } from 'vitest';
import { groupSums } from '../../../src/core/algebra/groupSums';
import { seededRandom } from '../../../src/core/random';

it('adds many rows of each group, across its pauses, as one by one', async () => {
  const [rows, columns, groups] = [2_501, 13, 6];
  const random = seededRandom(21);
  const x = { rows, columns, data: Float32Array.from({ length: rows * columns }, () => random() - 0.5) };
  const labels = Int32Array.from({ length: rows }, () => Math.floor(random() * (groups + 1)) - 1);
  const expected = new Float64Array(groups * columns);
  labels.forEach((label, row) => {
    if (label >= 0) for (let c = 0; c < columns; c++) expected[label * columns + c] += x.data[row * columns + c];
  });
  const sums = await groupSums(x, labels, groups);
  expect(sums).toMatchObject({ rows: groups, columns });
  sums.data.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 5));
});
