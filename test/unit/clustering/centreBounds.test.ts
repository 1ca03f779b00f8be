import { expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf, squaredLengths } from '../../../src/core/algebra/rows';
import { CentreBounds } from '../../../src/core/clustering/centreBounds';
import { seededRandom } from '../../../src/core/random';
import { blobs } from '../grouping/blobs';

it('never spares a row whose nearest centre is another one since, and spares most where centres move little', async () => {
  const { vectors } = blobs([60, 50, 40, 30], 0.8);
  const random = seededRandom(2);
  let centres = rowsOf(vectors, Int32Array.of(0, 70, 120, 170, 30));
  const bounds = new CentreBounds(squaredLengths(vectors));
  const found = await plainAlgebra.nearestCentre(vectors, centres);
  bounds.set(found, centres);
  const { labels } = found;
  let [spared, changed] = [0, 0];
  for (let step = 0; step < 12; step++) {
    centres = { ...centres, data: centres.data.map(value => value + (random() - 0.5) * 0.03) };
    const now = (await plainAlgebra.nearestCentre(vectors, centres)).labels;
    const unsure = bounds.unsureRows(labels, centres);
    const isUnsure = new Set(unsure);
    for (let row = 0; row < labels.length; row++) if (now[row] !== labels[row]) expect(isUnsure.has(row), `row ${row} in step ${step}`).toBe(true);
    const again = await plainAlgebra.nearestCentre(vectors, centres, {}, { rows: unsure });
    bounds.set(again, centres, unsure);
    unsure.forEach((row, at) => {
      if (labels[row] !== again.labels[at]) changed++;
      labels[row] = again.labels[at];
    });
    expect([...labels]).toEqual([...now]);
    spared += labels.length - unsure.length;
  }
  expect(changed).toBeGreaterThan(0);
  expect(spared).toBeGreaterThan(0.5 * 12 * labels.length);
});

it('holds more centres than a call may have arguments', () => {
  const count = 200_000;
  const x = { rows: count, columns: 1, data: Float32Array.from({ length: count }, (_, row) => row) };
  const bounds = new CentreBounds(squaredLengths(x));
  const labels = Int32Array.from({ length: count }, (_, row) => row);
  bounds.set({ labels, squaredDistances: new Float32Array(count), secondSquaredDistances: new Float32Array(count).fill(1e12) }, x);
  expect(bounds.unsureRows(labels, x).length).toBe(0);
});
