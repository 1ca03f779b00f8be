import type { Algebra } from '../algebra/algebra';
import { singleProducts, singleRows, type Vectors } from '../algebra/basisProducts';
import { largestEigen, type Schedule, type SymmetricOperator } from '../algebra/largestEigen';
import { meanRow } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';

/** Directions of largest variance of a set of rows. */
export interface PrincipalComponents {
  /** Mean of the rows (d). */
  readonly mean: Float32Array;
  /** Orthogonal unit rows, largest variance first (count × d). */
  readonly components: Matrix;
  /** Variance along each component; where the data has no more directions 0 but for rounding, which may be below it. */
  readonly variances: Float64Array;
}

/** Single precision, which the products run in, allows no less. */
const TOLERANCE = 1e-5;
/** From here on all products may run in it. */
const ROUGH = 1e-4;
/** The variances of documents fall quickly: two rounds will do for a hundred of 384. */
const SELDOM: Schedule = { squares: 3, filters: 2 };

/**
 * Principal components of x (n × d): the largest eigenvectors of the covariance matrix. `count` is cut to d. Each
 * component's largest entry is positive, so the same rows give the same signs. `tolerance` is the share of the largest
 * variance that a direction may be wrong by.
 */
export async function principalComponents(x: Matrix, count: number, algebra: Algebra, work: Work = {}, tolerance = TOLERANCE): Promise<PrincipalComponents> {
  const d = x.columns;
  const wanted = Math.min(count, d);
  const mean = meanRow(x);
  const covariance = await covarianceOf(x, mean, algebra, work);
  const inner: Work = { signal: work.signal };
  const multiply = async (vectors: Vectors, rows: number) => (await algebra.productTransposed(singleRows(vectors, rows, d), covariance, inner)).data;
  const operator: SymmetricOperator = { size: d, least: 0, multiply };
  const rough = tolerance >= ROUGH && { products: singleProducts(algebra), schedule: SELDOM };
  const { values, vectors } = await largestEigen(operator, wanted, { tolerance, pace: new Pace(work.signal), report: work.report, ...rough });
  fixSigns(vectors, wanted, d);
  return { mean: new Float32Array(mean), components: singleRows(vectors, wanted, d), variances: values };
}

/** Coordinates of the rows of x (n × d) along the components: n × count. */
export async function project(x: Matrix, pca: PrincipalComponents, algebra: Algebra, work?: Work): Promise<Matrix> {
  const product = await algebra.productTransposed(x, pca.components, work);
  takeOffEach(product, placeOfMean(pca));
  return product;
}

/** The mean along the components. */
function placeOfMean({ components: { rows, columns, data }, mean }: PrincipalComponents): Float64Array {
  const place = new Float64Array(rows);
  for (let c = 0, at = 0; c < rows; c++) for (let j = 0; j < columns; j++, at++) place[c] += mean[j] * data[at];
  return place;
}

function takeOffEach({ rows, columns, data }: Matrix, offsets: Float64Array): void {
  for (let row = 0; row < rows; row++) takeOff(data, row * columns, offsets);
}

/** From a row. A loop by itself: code compiled in its midst is then good to the end. */
function takeOff(data: Float32Array, first: number, offsets: Float64Array): void {
  for (let c = 0; c < offsets.length; c++) data[first + c] -= offsets[c];
}

async function covarianceOf(x: Matrix, mean: Float64Array, algebra: Algebra, work: Work): Promise<Matrix> {
  const { rows, columns, data } = await algebra.gram(x, { signal: work.signal });
  const n = Math.max(1, x.rows);
  const covariance = new Float32Array(data.length);
  for (let i = 0; i < rows; i++) putCovariances(covariance, data, i, n, mean);
  return { rows, columns, data: covariance };
}

/** Row i. */
function putCovariances(covariance: Float32Array, products: Float32Array, i: number, n: number, mean: Float64Array): void {
  for (let j = 0, at = i * mean.length; j < mean.length; j++, at++) covariance[at] = products[at] / n - mean[i] * mean[j];
}

function fixSigns(basis: Vectors, rows: number, d: number): void {
  for (let first = 0, end = d; first < rows * d; first = end, end += d) {
    let largest = 0;
    for (let at = first; at < end; at++) if (Math.abs(basis[at]) > Math.abs(largest)) largest = basis[at];
    if (largest < 0) for (let at = first; at < end; at++) basis[at] = -basis[at];
  }
}
