import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { meanRow, squaredLengths, unitRows } from '../../../src/core/algebra/rows';
import { fitDirectionRemoval, fitMeanCentring } from '../../../src/core/reduction/centring';
import { principalComponents, project } from '../../../src/core/reduction/pca';
import type { Matrix } from '../../../src/core/types';
import { blobs } from '../grouping/blobs';

/** Topics that all share one strong direction. */
function leaning(): Matrix {
  const { vectors } = blobs([30, 30, 30], 1);
  return unitRows({ ...vectors, data: vectors.data.map((value, at) => value + (at % vectors.columns === 5 ? 2 : 0)) });
}

describe('centring', () => {
  it('takes off what all vectors share, from passages too', async () => {
    const x = leaning();
    const transform = fitMeanCentring(x);
    const centred = await transform.apply(x);
    expect(transform.identity).toBe('mean');
    expect(Math.hypot(...meanRow(x))).toBeGreaterThan(0.85);
    expect(Math.hypot(...meanRow(centred))).toBeLessThan(0.1);
    for (const square of squaredLengths(centred)) expect(square).toBeCloseTo(1, 5);
    const passage = { rows: 1, columns: x.columns, data: x.data.slice(0, x.columns) };
    expect((await transform.apply(passage)).data).toEqual(centred.data.slice(0, x.columns));
  });

  it('takes off the main direction as well', async () => {
    const x = leaning();
    const main = await principalComponents(x, 1, plainAlgebra);
    const before = (await project(x, main, plainAlgebra)).data;
    const transform = await fitDirectionRemoval(x, plainAlgebra);
    expect(transform.identity).toBe('directions-1');
    const { components } = main;
    const after = (await plainAlgebra.productTransposed(await transform.apply(x), components)).data;
    expect(Math.hypot(...before)).toBeGreaterThan(1);
    expect(Math.hypot(...after)).toBeLessThan(1e-4);
  });

  it('gives zeros where nothing is left, and for rows of zeros', async () => {
    const same = { rows: 3, columns: 3, data: Float32Array.from({ length: 9 }, (_, at) => [0.6, 0.8, 0.1][at % 3]) };
    expect((await fitMeanCentring(same).apply(same)).data).toEqual(new Float32Array(9));
    const x = leaning();
    const zeros = { rows: 1, columns: x.columns, data: new Float32Array(x.columns) };
    for (const transform of [fitMeanCentring(x), await fitDirectionRemoval(x, plainAlgebra)]) expect(await transform.apply(zeros)).toEqual(zeros);
  });
});
