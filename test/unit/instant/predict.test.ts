import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf, squaredLengths, unitRows } from '../../../src/core/algebra/rows';
import { predictVectors } from '../../../src/core/instant/predict';
import { seededRandom } from '../../../src/core/random';

const random = seededRandom(3);
const noise = () => random() + random() + random() - 1.5;
const matrix = (rows: number, columns: number, value: () => number) => ({ rows, columns, data: Float32Array.from({ length: rows * columns }, value) });

/** Documents of four subjects in two spaces. */
const subject = Int32Array.from({ length: 400 }, () => Math.floor(4 * random()));
const spaceOf = (columns: number) => {
  const centres = matrix(4, columns, noise);
  const rows = matrix(subject.length, columns, noise);
  return unitRows({ ...rows, data: rows.data.map((value, at) => 0.3 * value + centres.data[subject[Math.floor(at / columns)] * columns + (at % columns)]) });
};

describe('predicted vectors', () => {
  const words = spaceOf(20);
  const model = spaceOf(32);
  const sample = Int32Array.from({ length: 80 }, (_, i) => 5 * i);

  it('are those measured where there are some, and near the true ones elsewhere', async () => {
    const predicted = await predictVectors(words, sample, rowsOf(model, sample), plainAlgebra);
    expect([predicted.rows, predicted.columns]).toEqual([400, 32]);
    squaredLengths(predicted).forEach(square => expect(square).toBeCloseTo(1, 5));
    const cosines = Array.from({ length: 400 }, (_, row) => {
      let cosine = 0;
      for (let c = 0; c < 32; c++) cosine += predicted.data[32 * row + c] * model.data[32 * row + c];
      return cosine;
    });
    for (const row of sample) expect(cosines[row]).toBeCloseTo(1, 5);
    // The nearest centre of a subject is known up to the noise, which is what the true vectors lie from it.
    const others = cosines.filter((_, row) => row % 5);
    expect(others.reduce((sum, cosine) => sum + cosine) / others.length).toBeGreaterThan(0.9);
  });

  it('stop when cancelled', async () => {
    await expect(predictVectors(words, sample, rowsOf(model, sample), plainAlgebra, { signal: AbortSignal.abort() })).rejects.toThrow('Stopped');
  });
});
