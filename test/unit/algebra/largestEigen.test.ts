import { describe, expect, it } from 'vitest';
import { singleProducts, type Vectors } from '../../../src/core/algebra/basisProducts';
import { largestEigen, type Schedule, type SymmetricOperator } from '../../../src/core/algebra/largestEigen';
import { plainAlgebra } from '../plainAlgebra';
import { symmetricEigen } from '../../../src/core/algebra/symmetricEigen';
import { seededRandom } from '../../../src/core/random';
import { CancelledError, Pace } from '../../../src/core/work';

/** A random symmetric matrix with the given eigenvalues. */
function withEigenvalues(values: readonly number[]): Float64Array {
  const size = values.length;
  const random = seededRandom(4);
  const start = Float64Array.from({ length: size * size }, () => random() - 0.5);
  const symmetric = start.map((value, at) => value + start[(at % size) * size + Math.floor(at / size)]);
  const { vectors } = symmetricEigen(symmetric, size);
  const entry = (i: number, j: number) => values.reduce((sum, value, v) => sum + value * vectors[v * size + i] * vectors[v * size + j], 0);
  return Float64Array.from({ length: size * size }, (_, at) => entry(Math.floor(at / size), at % size));
}

function operatorOf(matrix: Float64Array, size: number, least: number): SymmetricOperator {
  const times = (vectors: Vectors, at: number) =>
    matrix.subarray((at % size) * size, (at % size) * size + size).reduce((sum, value, j) => sum + value * vectors[Math.floor(at / size) * size + j], 0);
  return { size, least, multiply: async (vectors, count) => Float64Array.from({ length: count * size }, (_, at) => times(vectors, at)) };
}

const pace = new Pace(undefined);

describe('symmetricEigen', () => {
  it('solves a matrix known by hand', () => {
    const { values, vectors } = symmetricEigen(Float64Array.from([2, 1, 0, 1, 2, 0, 0, 0, 5]), 3);
    expect([...values].map(value => Math.round(value * 1e9) / 1e9)).toEqual([5, 3, 1]);
    expect(Math.abs(vectors[2])).toBeCloseTo(1, 9);
    expect(Math.abs(vectors[3] + vectors[4])).toBeCloseTo(Math.SQRT2, 9);
  });

  it('gives eigenvalues, several of them equal or 0, with orthonormal vectors', () => {
    const wanted = [9, 9, 9, 4, 1, 0, 0, -2, -2, -7, ...Array.from({ length: 30 }, (_, i) => -8 - i / 10)];
    const size = wanted.length;
    const matrix = withEigenvalues(wanted);
    const { values, vectors } = symmetricEigen(matrix, size);
    wanted.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 10));
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) {
        let dot = 0;
        for (let j = 0; j < size; j++) dot += vectors[a * size + j] * vectors[b * size + j];
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 10);
      }
    }
  });

  it('takes matrices of no, one and two rows, and one of zeros', () => {
    expect(symmetricEigen(new Float64Array(0), 0).values.length).toBe(0);
    expect([...symmetricEigen(Float64Array.of(3), 1).values]).toEqual([3]);
    expect([...symmetricEigen(Float64Array.of(0, 2, 2, 0), 2).values].map(Math.round)).toEqual([2, -2]);
    expect([...symmetricEigen(new Float64Array(16), 4).values]).toEqual([0, 0, 0, 0]);
  });
});

describe('largestEigen', () => {
  const spectrum = Array.from({ length: 90 }, (_, i) => 1 - ((i >> 1) / 44) ** 0.7 * 2);

  it('finds the largest eigenvalues, each twice, and passes the residual test', async () => {
    const size = spectrum.length;
    const matrix = withEigenvalues(spectrum);
    const { values, vectors, residual } = await largestEigen(operatorOf(matrix, size, -1), 7, { tolerance: 1e-9, pace });
    expect(residual).toBeLessThanOrEqual(1e-9);
    spectrum.slice(0, 7).forEach((value, i) => expect(values[i]).toBeCloseTo(value, 8));
    const image = await operatorOf(matrix, size, -1).multiply(vectors, 7);
    image.forEach((value, at) => expect(value).toBeCloseTo(values[Math.floor(at / size)] * vectors[at], 7));
  });

  it('finds the same by products in single precision, as far as that reaches', async () => {
    const flattening = Array.from({ length: 90 }, (_, i) => 0.97 ** i);
    const operator = operatorOf(withEigenvalues(flattening), flattening.length, 0);
    const { values, vectors, residual } = await largestEigen(operator, 7, { tolerance: 1e-4, pace, products: singleProducts(plainAlgebra) });
    expect(residual).toBeLessThanOrEqual(1e-4);
    flattening.slice(0, 7).forEach((value, i) => expect(values[i]).toBeCloseTo(value, 4));
    const image = await operator.multiply(vectors, 7);
    image.forEach((value, at) => expect(value).toBeCloseTo(values[Math.floor(at / 90)] * vectors[at], 3));
  });

  it('takes squares and more filters in the place of rounds, of few directions too', async () => {
    const size = 90;
    const found = async (values: readonly number[], schedule?: Schedule) => {
      let rounds = 0;
      const report = () => rounds++;
      const operator = operatorOf(withEigenvalues(values), size, 0);
      const pairs = await largestEigen(operator, 7, { tolerance: 1e-4, pace, report, products: singleProducts(plainAlgebra), schedule });
      return { ...pairs, rounds };
    };
    const falling = Array.from({ length: size }, (_, i) => 0.9 ** i);
    const seldom = await found(falling, { squares: 3, filters: 2 });
    expect(seldom.rounds).toBeLessThan((await found(falling)).rounds);
    expect(seldom.residual).toBeLessThanOrEqual(1e-4);
    falling.slice(0, 7).forEach((value, i) => expect(seldom.values[i]).toBeCloseTo(value, 4));

    const few = await found(falling.map((value, i) => (i < 3 ? value : 0)), { squares: 3, filters: 2 });
    expect([...few.values].map(value => Math.round(value * 1e4) / 1e4 + 0)).toEqual([1, 0.9, 0.81, 0, 0, 0, 0]);
    expect(few.vectors.every(Number.isFinite)).toBe(true);
  });

  it('solves a small matrix whole when many are wanted, and one of less rank', async () => {
    const matrix = withEigenvalues(spectrum);
    const { values } = await largestEigen(operatorOf(matrix, 90, -1), 200, { tolerance: 1e-9, pace });
    spectrum.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 9));
    const flat = withEigenvalues(Array.from({ length: 80 }, (_, i) => (i < 2 ? 5 - i : 0)));
    const found = await largestEigen(operatorOf(flat, 80, 0), 6, { tolerance: 1e-9, pace });
    expect([...found.values].map(value => Math.round(value * 1e6) / 1e6 + 0)).toEqual([5, 4, 0, 0, 0, 0]);
  });

  it('stops when cancelled', async () => {
    const cancelled = new Pace(AbortSignal.abort(), 0);
    await expect(largestEigen(operatorOf(withEigenvalues(spectrum), 90, -1), 5, { tolerance: 1e-12, pace: cancelled })).rejects.toThrow(CancelledError);
  });
});
