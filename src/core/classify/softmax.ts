import type { Algebra } from '../algebra/algebra';
import { meanRow } from '../algebra/rows';
import { zeros } from '../algebra/shapes';
import type { Matrix } from '../types';
import { throwIfCancelled, type Work } from '../work';
import { minimise, type Evaluation } from './lbfgs';

/** A linear head: what k classes weigh in a row, and what each has before any row is seen. */
export interface SoftmaxHead {
  /** k × d. */
  readonly weights: Matrix;
  readonly intercepts: Float64Array;
}

/** Labelled rows as trainings read them; made once by `trainingRows`. */
export interface TrainingRows {
  /** The rows less their mean (n × d). */
  readonly centred: Matrix;
  readonly mean: Float64Array;
  /** 0 … classes − 1. */
  readonly labels: Int32Array;
  readonly classes: number;
}

export interface SoftmaxOptions {
  /** How much the loss counts against the size of the weights: C of scikit-learn, the inverse of the regularisation. */
  readonly freedom: number;
  /** Rows left out of the training: those of this number in `folds`. */
  readonly without?: { readonly folds: Int32Array; readonly fold: number };
  /** Where to begin; zeros if not given. */
  readonly start?: SoftmaxHead;
  /** Largest entry of the gradient of the mean loss at which it is done. */
  readonly tolerance?: number;
}

const TOLERANCE = 1e-5;

/** Prepares labelled rows for trainings. Taking the mean off changes no result, as intercepts are free, but saves half the steps. */
export function trainingRows(x: Matrix, labels: Int32Array, classes: number): TrainingRows {
  const { rows, columns, data } = x;
  const mean = meanRow(x);
  return { centred: { rows, columns, data: data.map((value, at) => value - mean[at % columns]) }, mean, labels, classes };
}

/**
 * Multinomial logistic regression: the head that makes the sum of the cross-entropies plus |weights|² / (2 · freedom)
 * least, intercepts free, by L-BFGS; what scikit-learn's `LogisticRegression` computes for three classes or more (for two it
 * has one row of weights, which is the same at half the freedom).
 */
export async function softmaxRegression(training: TrainingRows, options: SoftmaxOptions, algebra: Algebra, work: Work = {}): Promise<SoftmaxHead> {
  const { mean, classes } = training;
  const columns = mean.length;
  const start = new Float64Array(classes * (columns + 1));
  if (options.start) {
    start.set(options.start.weights.data);
    start.set(shifted(options.start, mean, 1), classes * columns);
  }
  const evaluate = lossOf(training, options, algebra, work.signal);
  const point = await minimise(evaluate, start, { tolerance: options.tolerance ?? TOLERANCE }, work);
  const head = { weights: { rows: classes, columns, data: Float32Array.from(point.subarray(0, classes * columns)) }, intercepts: point.slice(classes * columns) };
  return { ...head, intercepts: shifted(head, mean, -1) };
}

/** The intercepts for rows from which the mean was taken (`sign` 1), or for whole rows again (−1). */
function shifted({ weights, intercepts }: SoftmaxHead, mean: Float64Array, sign: number): Float64Array {
  return intercepts.map((intercept, k) => {
    let product = 0;
    for (let c = 0; c < mean.length; c++) product += weights.data[k * mean.length + c] * mean[c];
    return intercept + sign * product;
  });
}

/** Mean loss and its gradient at a point that holds the weights row by row and then the intercepts. */
function lossOf({ centred, labels, classes }: TrainingRows, { freedom, without }: SoftmaxOptions, algebra: Algebra, signal?: AbortSignal) {
  const { columns } = centred;
  const used = Int32Array.from(labels.keys()).filter(row => !without || without.folds[row] !== without.fold);
  const size = classes * columns;
  const penalty = 1 / (freedom * Math.max(1, used.length));
  return async (point: Float64Array): Promise<Evaluation> => {
    throwIfCancelled(signal);
    const weights = { rows: classes, columns, data: Float32Array.from(point.subarray(0, size)) };
    const scores = await algebra.productTransposed(centred, weights, { signal });
    const errors = zeros(centred.rows, classes);
    const gradient = new Float64Array(point.length);
    const likely = new Float64Array(classes);
    let loss = 0;
    for (const row of used) {
      for (let k = 0; k < classes; k++) likely[k] = scores.data[row * classes + k] + point[size + k];
      const score = likely[labels[row]];
      loss += softmaxInPlace(likely) - score;
      for (let k = 0; k < classes; k++) {
        const error = (likely[k] - (labels[row] === k ? 1 : 0)) / used.length;
        errors.data[row * classes + k] = error;
        gradient[size + k] += error;
      }
    }
    const product = await algebra.transposedProduct(errors, centred, { signal });
    let squares = 0;
    for (let at = 0; at < size; at++) {
      gradient[at] = product.data[at] + penalty * point[at];
      squares += point[at] ** 2;
    }
    return { value: loss / used.length + (penalty / 2) * squares, gradient };
  };
}

/** The score of each class for rows of vectors, n × k: what `softmaxInPlace` turns into probabilities. */
export async function classScores(x: Matrix, { weights, intercepts }: SoftmaxHead, algebra: Algebra, work: Work = {}): Promise<Matrix> {
  const { rows, columns, data } = await algebra.productTransposed(x, weights, work);
  return { rows, columns, data: data.map((value, at) => value + intercepts[at % columns]) };
}

/** The probability of each class for rows of vectors: n × k, rows sum to 1. */
export async function classProbabilities(x: Matrix, head: SoftmaxHead, algebra: Algebra, work: Work = {}): Promise<Matrix> {
  return probabilitiesOf(await classScores(x, head, algebra, work), 1);
}

/** The probabilities that scores (n × k) times a factor stand for. */
export function probabilitiesOf({ rows, columns, data }: Matrix, factor: number): Matrix {
  const likely = data.map(score => factor * score);
  for (let row = 0; row < rows; row++) softmaxInPlace(likely.subarray(row * columns, (row + 1) * columns));
  return { rows, columns, data: likely };
}

/** Turns scores into shares that sum to 1, in place; gives the logarithm of the sum of their exponentials. */
export function softmaxInPlace(scores: Float32Array | Float64Array): number {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k] - most);
  for (let k = 0; k < scores.length; k++) scores[k] /= sum;
  return most + Math.log(sum);
}
