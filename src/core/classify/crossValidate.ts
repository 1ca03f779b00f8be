import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { zeros } from '../algebra/shapes';
import { groupSizes } from '../clustering/labels';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { stratifiedFolds } from './folds';
import { sharpen } from './sharpen';
import { classScores, softmaxRegression, type SoftmaxHead, type TrainingRows } from './softmax';

/** How freely a head may follow the labels, and what it says of rows it has not learnt from. */
export interface CrossValidation {
  readonly freedom: number;
  /** Factor on the head's scores that makes its probabilities come true. */
  readonly sharpness: number;
  /** n × k: the scores of each row by the head that was trained without it, not sharpened. */
  readonly scores: Matrix;
  /** False for a row that is alone in its class, or for all where there is too little to hold out: their scores are zeros. */
  readonly held: readonly boolean[];
}

const MOST_FOLDS = 5;
/** What is tried, from hardly free on: half a power of ten a step. */
const FREEDOMS = Array.from({ length: 11 }, (_, i) => 10 ** (i / 2 - 2));
/** Worse so many times in a row, or so many times as bad at once, and it will not become better. */
const GIVE_UP = 3;
const CLEARLY = 1.03;
/** Comparing needs no more; it is half the time. */
const TOLERANCE = 1e-4;
/** Where nothing can be held out: 11 to 24 was best for one document a class on four corpora of news, messages and questions. */
const UNMEASURED = { freedom: 1, sharpness: 15 };

/**
 * Chooses the freedom of the softmax head by stratified cross-validation, in five folds at most: the least cross-entropy of the held-out
 * rows after sharpening. Without sharpening too much freedom would win, as a head that is little free knows more than it
 * dares to say. Each freedom starts from the heads of the one before. `x` are the rows of the training (n × d).
 */
export async function crossValidate(x: Matrix, training: TrainingRows, seed: number, algebra: Algebra, work: Work = {}): Promise<CrossValidation> {
  const { labels, classes } = training;
  const folds = stratifiedFolds(labels, classes, foldCount(labels), seed);
  const held = heldOut(x, folds);
  const measured = labels.map((label, row) => (folds[row] < 0 ? -1 : label));
  let best = { ...UNMEASURED, scores: zeros(x.rows, classes) };
  let least = Infinity;
  let heads: SoftmaxHead[] = [];
  for (let tried = 0, worse = 0; held.length > 0 && worse < GIVE_UP && tried < FREEDOMS.length; tried++) {
    work.report?.(tried, FREEDOMS.length);
    const freedom = FREEDOMS[tried];
    const scores = zeros(x.rows, classes);
    heads = await trainWithoutEach(held, { training, folds, freedom, heads }, scores, algebra, { signal: work.signal });
    const { loss, factor } = sharpen(scores, measured);
    worse = loss < least ? 0 : loss > CLEARLY * least ? GIVE_UP : worse + 1;
    if (loss < least) [best, least] = [{ freedom, sharpness: factor, scores }, loss];
  }
  work.report?.(FREEDOMS.length, FREEDOMS.length);
  return { ...best, held: Array.from(folds, fold => fold >= 0) };
}

/**
 * As many folds as the middle class has rows, 2 to 5: with more, some classes would lack a row in a fold's training and
 * others not, and the head would take the lacking one for rarer just where it is asked for.
 */
function foldCount(labels: Int32Array): number {
  const sizes = groupSizes(labels).filter(size => size > 1).sort();
  return Math.min(MOST_FOLDS, sizes[sizes.length >> 1] ?? MOST_FOLDS);
}

/** The rows of one fold. */
interface HeldOut {
  readonly fold: number;
  readonly rows: Int32Array;
  readonly x: Matrix;
}

function heldOut(x: Matrix, folds: Int32Array): HeldOut[] {
  const all = Int32Array.from(folds.keys());
  return Array.from({ length: MOST_FOLDS }, (_, fold) => all.filter(row => folds[row] === fold)).flatMap((rows, fold) =>
    rows.length === 0 ? [] : { fold, rows, x: rowsOf(x, rows) },
  );
}

interface Trial {
  readonly training: TrainingRows;
  readonly folds: Int32Array;
  readonly freedom: number;
  /** Heads of the freedom before, one a fold; none at first. */
  readonly heads: readonly SoftmaxHead[];
}

/** Trains one head without each fold and writes what it says of that fold's rows into `scores`. */
async function trainWithoutEach(held: readonly HeldOut[], { training, folds, freedom, heads }: Trial, scores: Matrix, algebra: Algebra, work: Work): Promise<SoftmaxHead[]> {
  const trained: SoftmaxHead[] = [];
  for (const [i, { fold, rows, x }] of held.entries()) {
    trained[i] = await softmaxRegression(training, { freedom, without: { folds, fold }, start: heads[i], tolerance: TOLERANCE }, algebra, work);
    const own = await classScores(x, trained[i], algebra, work);
    rows.forEach((row, at) => scores.data.set(own.data.subarray(at * own.columns, (at + 1) * own.columns), row * own.columns));
  }
  return trained;
}
