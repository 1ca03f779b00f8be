import { describe, expect, it } from 'vitest';
import { solvePositive } from '../../../src/core/algebra/cholesky';
import { plainAlgebra } from '../plainAlgebra';
import { fitRidge } from '../../../src/core/instant/ridge';
import reference from '../../reference/instant.json';
import { matrixOfNumbers } from '../matrices';

describe('ridge regression equals scikit-learn', () => {
  it.each(reference.ridge)('$name', async ({ inputs, outputs, penalty, x, y, new: rows, predicted }) => {
    const map = await fitRidge(matrixOfNumbers(x, inputs), matrixOfNumbers(y, outputs), penalty, plainAlgebra);
    const ours = await map(matrixOfNumbers(rows, inputs));
    expect([ours.rows, ours.columns]).toEqual([5, outputs]);
    // Products run in single precision.
    ours.data.forEach((value, at) => expect(value).toBeCloseTo(predicted[at], 3));
  });

  it('needs rows and a penalty', async () => {
    await expect(fitRidge(matrixOfNumbers([], 2), matrixOfNumbers([], 2), 1, plainAlgebra)).rejects.toThrow(RangeError);
    await expect(fitRidge(matrixOfNumbers([1], 1), matrixOfNumbers([1], 1), 0, plainAlgebra)).rejects.toThrow(RangeError);
  });
});

describe('a positive definite system', () => {
  it('is solved for all columns at once', () => {
    const b = Float64Array.of(8, 1, 7, 3);
    solvePositive(Float64Array.of(4, 2, 2, 3), b, 2);
    [1.25, -0.375, 1.5, 1.25].forEach((value, at) => expect(b[at]).toBeCloseTo(value, 12));
  });

  it('is refused when it is none', () => {
    expect(() => solvePositive(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1), 2)).toThrow(RangeError);
  });
});
