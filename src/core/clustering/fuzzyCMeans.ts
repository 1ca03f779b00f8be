import type { Algebra } from '../algebra/algebra';
import { squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';

export interface FuzzyOptions {
  /** The fuzzifier, above 1: near 1 as sharp as k-means, the larger the more alike all memberships become. */
  readonly m: number;
  readonly maxIterations: number;
  /** Ends when the memberships of a row change less (root of the mean over the rows of the squared change). */
  readonly tolerance: number;
}

export interface FuzzyFit {
  /** n × k, rows sum to 1. */
  readonly membership: Matrix;
  readonly centres: Matrix;
  /** Σ uᵐ d² before each step. */
  readonly losses: readonly number[];
}

/** Squared distances count as this share of the squared lengths at least: on a centre there is nothing to divide by. */
const NOTHING = 1e-12;
/** exp of less is as good as 0. */
const LEAST_EXPONENT = -40;

/** Fuzzy c-means (Bezdek, 1981) from given centres (k × d), by alternating memberships and weighted means. */
export async function fuzzyCMeans(x: Matrix, start: Matrix, { m, maxIterations, tolerance }: FuzzyOptions, algebra: Algebra, work: Work = {}): Promise<FuzzyFit> {
  const inner: Work = { signal: work.signal };
  const pace = new Pace(work.signal);
  const squares = squaredLengths(x);
  const k = start.rows;
  const losses: number[] = [];
  let centres = start;
  let membership: Matrix = { rows: x.rows, columns: k, data: new Float32Array(x.rows * k) };
  for (let step = 0; step < maxIterations; step++) {
    work.report?.(step, maxIterations);
    throwIfCancelled(work.signal);
    const products = await algebra.productTransposed(x, centres, inner);
    const next = await memberships(products, squares, squaredLengths(centres), m, pace);
    const changed = Math.sqrt(squaredChange(membership.data, next.membership.data) / x.rows);
    losses.push(next.loss);
    membership = next.membership;
    if (changed < tolerance) break;
    const sums = await algebra.transposedProduct(next.weights, x, inner);
    centres = weightedMeans(sums, next.totals, centres);
    await pace.breathe();
  }
  work.report?.(maxIterations, maxIterations);
  return { membership, centres, losses };
}

/** Memberships u of the rows, and their weights uᵐ for the centres with the sum of each column. */
async function memberships(products: Matrix, squares: Float64Array, centreSquares: Float64Array, m: number, pace: Pace) {
  const { rows, columns: k } = products;
  const power = 1 / (m - 1);
  const u = new Float32Array(rows * k);
  const weights = new Float32Array(rows * k);
  const totals = new Float64Array(k);
  const distances = new Float64Array(k);
  const shares = new Float64Array(k);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    let least = Infinity;
    for (let c = 0, at = row * k; c < k; c++, at++) {
      const apart = squares[row] + centreSquares[c];
      distances[c] = Math.max(apart - 2 * products.data[at], NOTHING * apart, Number.MIN_VALUE);
      least = Math.min(least, distances[c]);
    }
    let sum = 0;
    for (let c = 0; c < k; c++) {
      const exponent = power * Math.log(least / distances[c]);
      shares[c] = exponent < LEAST_EXPONENT ? 0 : Math.exp(exponent);
      sum += shares[c];
    }
    // (share / sum)ᵐ without another power: shareᵐ = share · least / distance.
    const scale = sum ** -m;
    for (let c = 0, at = row * k; c < k; c++, at++) {
      u[at] = shares[c] / sum;
      const weight = shares[c] * (least / distances[c]) * scale;
      weights[at] = weight;
      totals[c] += weight;
      loss += weight * distances[c];
    }
    if (pace.due) await pace.breathe();
  }
  return { membership: { rows, columns: k, data: u }, weights: { rows, columns: k, data: weights }, totals, loss };
}

/** A centre that no row belongs to stays where it was. */
function weightedMeans(sums: Matrix, totals: Float64Array, before: Matrix): Matrix {
  const data = sums.data.map((sum, at) => {
    const total = totals[Math.floor(at / sums.columns)];
    return total > 0 ? sum / total : before.data[at];
  });
  return { ...sums, data };
}

function squaredChange(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] - b[at]) ** 2;
  return sum;
}
