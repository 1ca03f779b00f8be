import type { Algebra } from '../algebra/algebra';
import { seededRandom } from '../random';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { multiplySymmetric, orthonormalise, symmetricEigen } from '../algebra/symmetricEigen';

/** Directions of largest variance of a set of rows. */
export interface PrincipalComponents {
  /** Mean of the rows (d). */
  readonly mean: Float32Array;
  /** Unit rows, largest variance first (count × d); all zero where the data has no more directions. */
  readonly components: Matrix;
  /** Variance along each component. */
  readonly variances: Float64Array;
}

const OVERSAMPLING = 8;
const MOST_ITERATIONS = 40;
const SETTLED = 1e-5;

/**
 * Principal components of x (n × d) by subspace iteration with Rayleigh–Ritz steps on the covariance matrix
 * (Halko, Martinsson, Tropp 2011). `count` is cut to d. Each component's largest entry is positive, so the same rows
 * give the same signs.
 */
export async function principalComponents(x: Matrix, count: number, algebra: Algebra, work?: Work): Promise<PrincipalComponents> {
  const d = x.columns;
  const wanted = Math.min(count, d);
  const mean = meanOf(x);
  const covariance = await covarianceOf(x, mean, algebra, work);
  const pace = new Pace(work?.signal);
  const width = Math.min(d, wanted + OVERSAMPLING);
  let basis = startBasis(width, d);
  let values: Float64Array = new Float64Array(width);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    basis = multiplySymmetric(covariance, d, basis, width);
    orthonormalise(basis, width, d);
    const ritz = rayleighRitz(covariance, d, basis, width);
    basis = ritz.basis;
    const change = largestChange(values, ritz.values, wanted);
    values = ritz.values;
    await pace.breathe();
    if (change <= SETTLED) break;
  }
  fixSigns(basis, wanted, d);
  return {
    mean: Float32Array.from(mean),
    components: { rows: wanted, columns: d, data: Float32Array.from(basis.subarray(0, wanted * d)) },
    variances: values.slice(0, wanted),
  };
}

/** Coordinates of the rows of x (n × d) along the components: n × count. */
export async function project(x: Matrix, pca: PrincipalComponents, algebra: Algebra, work?: Work): Promise<Matrix> {
  const { components, mean } = pca;
  const product = await algebra.productTransposed(x, components, work);
  const data = Float32Array.from(product.data);
  for (let c = 0; c < components.rows; c++) {
    let offset = 0;
    for (let j = 0; j < x.columns; j++) offset += mean[j] * components.data[c * x.columns + j];
    for (let i = 0; i < x.rows; i++) data[i * components.rows + c] -= offset;
  }
  return { rows: x.rows, columns: components.rows, data };
}

function meanOf(x: Matrix): Float64Array {
  const mean = new Float64Array(x.columns);
  for (let i = 0; i < x.rows; i++) for (let j = 0; j < x.columns; j++) mean[j] += x.data[i * x.columns + j];
  for (let j = 0; j < x.columns; j++) mean[j] /= Math.max(1, x.rows);
  return mean;
}

async function covarianceOf(x: Matrix, mean: Float64Array, algebra: Algebra, work?: Work): Promise<Float64Array> {
  const d = x.columns;
  const gram = await algebra.gram(x, work);
  const n = Math.max(1, x.rows);
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) covariance[i * d + j] = gram.data[i * d + j] / n - mean[i] * mean[j];
  return covariance;
}

function startBasis(width: number, d: number): Float64Array {
  const random = seededRandom(1);
  const basis = Float64Array.from({ length: width * d }, () => random() - 0.5);
  orthonormalise(basis, width, d);
  return basis;
}

/** The best approximations of eigenvectors within the span of an orthonormal basis, largest eigenvalue first. */
function rayleighRitz(covariance: Float64Array, d: number, basis: Float64Array, width: number) {
  const image = multiplySymmetric(covariance, d, basis, width);
  const small = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      let dot = 0;
      for (let j = 0; j < d; j++) dot += basis[a * d + j] * image[b * d + j];
      small[a * width + b] = small[b * width + a] = dot;
    }
  }
  const { values, vectors } = symmetricEigen(small, width);
  const rotated = new Float64Array(width * d);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      const weight = vectors[a * width + b];
      if (weight !== 0) for (let j = 0; j < d; j++) rotated[a * d + j] += weight * basis[b * d + j];
    }
  }
  return { basis: rotated, values };
}

function largestChange(before: Float64Array, after: Float64Array, count: number): number {
  let change = 0;
  for (let i = 0; i < count; i++) change = Math.max(change, Math.abs(after[i] - before[i]));
  return after[0] > 0 ? change / after[0] : 0;
}

function fixSigns(basis: Float64Array, rows: number, d: number): void {
  for (let r = 0; r < rows; r++) {
    let largest = 0;
    for (let j = 0; j < d; j++) if (Math.abs(basis[r * d + j]) > Math.abs(largest)) largest = basis[r * d + j];
    if (largest < 0) for (let j = 0; j < d; j++) basis[r * d + j] = -basis[r * d + j];
  }
}
