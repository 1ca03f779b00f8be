import type { Algebra } from '../algebra/algebra';
import { solvePositive } from '../algebra/cholesky';
import { meanRow } from '../algebra/rows';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** Rows of a space (n × p) to what they most likely are in another (n × q). */
export type LinearMap = (rows: Matrix, work?: Work) => Promise<Matrix>;

/**
 * Ridge regression (Hoerl and Kennard 1970) with an intercept: the linear map from the rows of x (n × p) to those of y
 * (n × q) with the least squared error plus `penalty` times its squared weights. Rejects with a `RangeError` when there
 * are no rows or the penalty is not above 0.
 */
export async function fitRidge(x: Matrix, y: Matrix, penalty: number, algebra: Algebra, work: Work = {}): Promise<LinearMap> {
  if (!x.rows || !(penalty > 0)) throw new RangeError('ridge regression needs rows and a penalty above 0');
  const inner: Work = { signal: work.signal };
  const [from, to] = [meanRow(x), meanRow(y)];
  const own = Float64Array.from((await algebra.gram(x, inner)).data);
  const shared = Float64Array.from((await algebra.transposedProduct(x, y, inner)).data);
  const [p, q] = [x.columns, y.columns];
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) own[a * p + b] -= x.rows * from[a] * from[b];
    for (let c = 0; c < q; c++) shared[a * q + c] -= x.rows * from[a] * to[c];
    own[a * p + a] += penalty;
  }
  solvePositive(own, shared, p);
  return mapOf(shared, from, to, algebra);
}

/** The map with weights p × q that brings the first mean to the second. */
function mapOf(weights: Float64Array, from: Float64Array, to: Float64Array, algebra: Algebra): LinearMap {
  const [p, q] = [from.length, to.length];
  const turned = { rows: q, columns: p, data: new Float32Array(p * q) };
  const intercept = to.slice();
  for (let a = 0; a < p; a++) {
    for (let c = 0; c < q; c++) {
      turned.data[c * p + a] = weights[a * q + c];
      intercept[c] -= from[a] * weights[a * q + c];
    }
  }
  return async (rows, work) => {
    const product = await algebra.productTransposed(rows, turned, work);
    product.data.forEach((value, at) => (product.data[at] = value + intercept[at % q]));
    return product;
  };
}
