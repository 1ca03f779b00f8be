import type { Algebra } from '../algebra/algebra';
import { meanRow } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { principalComponents, project } from './pca';
import { unitTransform, type Transform } from './transform';

/** Columns to one direction taken off. */
const COLUMNS_A_DIRECTION = 100;
/** Rows between two looks at the time. */
const BETWEEN_BREATHS = 512;

/** Takes the documents' mean off all vectors: what all of them have in common says nothing. */
export function fitMeanCentring(vectors: Matrix): Transform {
  const mean = meanRow(vectors);
  return unitTransform('mean', async (x, work) => {
    const pace = new Pace(work?.signal);
    const data = new Float32Array(x.data.length);
    for (let first = 0; first < x.rows; first += BETWEEN_BREATHS) {
      if (first > 0) await pace.breathe();
      const last = Math.min(x.rows, first + BETWEEN_BREATHS);
      for (let row = first; row < last; row++) putWithout(data, x.data, row * x.columns, mean);
    }
    return { ...x, data };
  });
}

function putWithout(data: Float32Array, from: Float32Array, first: number, mean: Float64Array): void {
  for (let c = 0; c < mean.length; c++) data[first + c] = from[first + c] - mean[c];
}

/**
 * Takes the documents' mean off all vectors, and with it the few directions they differ in most, one for every 100 columns
 * (Mu and Viswanath 2018, "All-but-the-Top").
 */
export async function fitDirectionRemoval(vectors: Matrix, algebra: Algebra, work?: Work): Promise<Transform> {
  const count = Math.max(1, Math.round(vectors.columns / COLUMNS_A_DIRECTION));
  const common = await principalComponents(vectors, count, algebra, work);
  const { mean, components } = common;
  return unitTransform(`directions-${count}`, async (x, inner) => {
    const along = await project(x, common, algebra, inner);
    const rest = x.data.map((value, at) => value - mean[at % x.columns]);
    for (let row = 0; row < x.rows; row++) {
      for (let c = 0; c < components.rows; c++) {
        const share = along.data[row * components.rows + c];
        for (let j = 0; j < x.columns; j++) rest[row * x.columns + j] -= share * components.data[c * x.columns + j];
      }
    }
    return { ...x, data: rest };
  });
}
