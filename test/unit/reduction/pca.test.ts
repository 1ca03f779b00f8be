import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { principalComponents, project } from '../../../src/core/reduction/pca';
import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import reference from '../../reference/density.json';
import { normal } from '../../made/normal';

/** Rows with variance 9, 4, 1 and little along known orthogonal directions, around a mean. */
function known(n: number): { x: Matrix; axes: number[][] } {
  const axes = [
    [0.6, 0.8, 0, 0, 0, 0],
    [0, 0, 0.6, -0.8, 0, 0],
    [0, 0, 0, 0, 1, 0],
  ];
  const random = seededRandom(3);
  const data = new Float32Array(n * 6);
  for (let i = 0; i < n; i++) {
    const along = [3 * normal(random), 2 * normal(random), normal(random)];
    for (let j = 0; j < 6; j++) data[i * 6 + j] = 5 + axes.reduce((sum, axis, a) => sum + axis[j] * along[a], 0) + 0.01 * normal(random);
  }
  return { x: { rows: n, columns: 6, data }, axes };
}

describe('principalComponents', () => {
  it('spans what scikit-learn finds, with the same variances', async () => {
    const { variances, projection } = reference.components;
    const { rows: n, columns, data } = reference.data.blobs;
    const found = await principalComponents({ rows: n, columns, data: Float32Array.from(data) }, variances.length, plainAlgebra);
    variances.forEach((value, c) => expect(found.variances[c] / value).toBeCloseTo(1, 5));
    const rows = found.components.data;
    projection.forEach((value, at) => {
      let sum = 0;
      for (let c = 0; c < variances.length; c++) sum += rows[c * columns + Math.floor(at / columns)] * rows[c * columns + (at % columns)];
      // Single precision, and the gap to the next variance, leave about 1e-5.
      expect(Math.abs(sum - value)).toBeLessThan(1e-4);
    });
  });

  it('finds the directions and variances', async () => {
    const { x, axes } = known(4000);
    const { components, variances } = await principalComponents(x, 3, plainAlgebra);
    axes.forEach((axis, a) => {
      const cosine = axis.reduce((sum, value, j) => sum + value * components.data[a * 6 + j], 0);
      expect(Math.abs(cosine)).toBeGreaterThan(0.995);
      expect(variances[a] / (3 - a) ** 2).toBeCloseTo(1, 1);
    });
  });

  it('gives unit vectors at right angles beyond the directions that the rows have', async () => {
    const [rows, columns, count] = [60, 200, 30];
    const random = seededRandom(5);
    const axis = Array.from({ length: columns }, () => random() - 0.5);
    const data = Float32Array.from({ length: rows * columns }, (_, at) => axis[at % columns] * Math.sin(Math.floor(at / columns)));
    const { components } = await principalComponents({ rows, columns, data }, count, plainAlgebra, {}, 1e-3);
    const products = await plainAlgebra.productTransposed(components, components);
    const off = products.data.map((value, at) => Math.abs(value - (at % (count + 1) === 0 ? 1 : 0)));
    expect(Math.max(...off)).toBeLessThan(1e-4);
  });

  it('projects to centred, uncorrelated coordinates', async () => {
    const { x } = known(1000);
    const pca = await principalComponents(x, 3, plainAlgebra);
    const { data, rows, columns } = await project(x, pca, plainAlgebra);
    expect([rows, columns]).toEqual([1000, 3]);
    for (let a = 0; a < 3; a++) {
      let mean = 0;
      for (let i = 0; i < rows; i++) mean += data[i * 3 + a] / rows;
      expect(mean).toBeCloseTo(0, 3);
      for (let b = 0; b < a; b++) {
        let covariance = 0;
        for (let i = 0; i < rows; i++) covariance += (data[i * 3 + a] * data[i * 3 + b]) / rows;
        expect(covariance).toBeCloseTo(0, 3);
      }
    }
  });

  it('gives positive largest entries, cuts the number to the columns, and zeros without variance', async () => {
    const { x } = known(200);
    const { components } = await principalComponents(x, 99, plainAlgebra);
    expect(components.rows).toBe(6);
    for (let c = 0; c < 6; c++) {
      const row = [...components.data.subarray(c * 6, (c + 1) * 6)];
      expect(Math.max(...row)).toBeGreaterThanOrEqual(-Math.min(...row));
    }
    const flat = { rows: 4, columns: 3, data: new Float32Array(12).fill(0.5) };
    const projected = await project(flat, await principalComponents(flat, 2, plainAlgebra), plainAlgebra);
    expect(projected.data.every(value => Math.abs(value) < 1e-6)).toBe(true);
  });
});
