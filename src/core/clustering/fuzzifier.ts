import type { Algebra } from '../algebra/algebra';
import { singleRows, type Vectors } from '../algebra/basisProducts';
import { largestEigen } from '../algebra/largestEigen';
import { meanRow, unitRows } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** Enough digits of an eigenvalue for a rule of thumb. */
const TOLERANCE = 0.01;

/**
 * The fuzzifier m above which fuzzy c-means of x ends with all its centres on the mean: 1 / (1 − 2λ), with λ the largest
 * eigenvalue of the mean of y·yᵀ over the directions y of the rows from their mean; Infinity when λ ≥ 1/2 (Yu, Cheng and
 * Huang, "Analysis of the weighting exponent in the FCM", 2004). Text vectors of 384 columns give 1.09 to 1.22.
 */
export async function collapsingFuzzifier(x: Matrix, algebra: Algebra, work: Work = {}): Promise<number> {
  const mean = meanRow(x);
  const y = unitRows({ ...x, data: x.data.map((value, at) => value - mean[at % x.columns]) });
  const multiply = async (vectors: Vectors, count: number) => {
    const along = await algebra.productTransposed(y, singleRows(vectors, count, y.columns), work);
    return Float64Array.from((await algebra.transposedProduct(along, y, work)).data, value => value / y.rows);
  };
  const { values } = await largestEigen({ size: y.columns, least: 0, multiply }, 1, { tolerance: TOLERANCE, pace: new Pace(work.signal) });
  return values[0] < 0.5 ? 1 / (1 - 2 * values[0]) : Infinity;
}
