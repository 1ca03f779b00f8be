import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { seededRandom } from '../../../src/core/random';
import { createAdam } from '../../../src/core/reduction/adam';
import { backward, createLayers, forward, outputOf, parametersOf } from '../../../src/core/reduction/network';
import { blobs } from '../grouping/blobs';

describe('network', () => {
  it('gives the gradients that small changes of each parameter show', async () => {
    const x = blobs([3, 4], 1, 5).vectors;
    const layers = createLayers([5, 8, 3, 4], [1, 2], seededRandom(3));
    const parameters = parametersOf(layers);
    parameters.forEach(values => values.forEach((value, i) => (values[i] = value + 0.05)));
    // Half the squared output, whose gradient by the output is the output itself.
    const loss = async () => (await outputOf(layers, x, plainAlgebra)).data.reduce((sum, value) => sum + (value * value) / 2, 0);
    const values = await forward(layers, x, plainAlgebra);
    const output = values[3];
    const gradients = await backward(layers, values, { ...output, data: output.data.slice() }, plainAlgebra);
    expect(gradients.map(({ length }) => length)).toEqual(parameters.map(({ length }) => length));
    for (const [p, parameter] of parameters.entries()) {
      for (let i = 0; i < parameter.length; i++) {
        const [kept, width] = [parameter[i], 4e-3];
        parameter[i] = kept + width;
        const above = await loss();
        parameter[i] = kept - width;
        const below = await loss();
        parameter[i] = kept;
        expect(Math.abs(gradients[p][i] - (above - below) / (2 * width))).toBeLessThan(2e-2 * Math.max(1, Math.abs(gradients[p][i])));
      }
    }
  });
});

describe('Adam', () => {
  it('goes to the lowest place of a narrow valley', () => {
    const place = Float32Array.of(3, -2);
    const step = createAdam([place], 0.05);
    for (let i = 0; i < 800; i++) step([Float32Array.of(place[0] - 1, 100 * (place[1] - 0.5))]);
    expect(place[0]).toBeCloseTo(1, 2);
    expect(place[1]).toBeCloseTo(0.5, 2);
  });

  it('makes a first step of the length of its rate, whatever the slope', () => {
    const place = Float32Array.of(0, 0);
    createAdam([place], 0.01)([Float32Array.of(1000, -0.001)]);
    expect(place[0]).toBeCloseTo(-0.01, 4);
    expect(place[1]).toBeCloseTo(0.01, 4);
  });
});
