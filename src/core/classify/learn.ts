import type { Algebra } from '../algebra/algebra';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { crossValidate, type CrossValidation } from './crossValidate';
import { probabilitiesOf, softmaxRegression, trainingRows, type SoftmaxHead } from './softmax';
import { likeliest, type Verdicts } from './verdicts';

/** A head that has learnt classes from examples, and how far to trust it. */
export interface LearntClasses {
  /** Sharpened: its probabilities come true. */
  readonly head: SoftmaxHead;
  /** What was said of each example by a head trained without it; −1 and 0 for one that is alone in its class. */
  readonly unseen: Verdicts;
  readonly freedom: number;
}

/** Shares of the work: each trial of the cross-validation trains all folds, in the end one head is trained. */
const VALIDATED = 95;
const ALL = 100;

/**
 * Learns k classes from rows of vectors (n × d) with their labels, 0 … k − 1, each used: a softmax head whose
 * regularisation and sharpness are chosen by cross-validation.
 */
export async function learnClasses(x: Matrix, labels: Int32Array, classes: number, seed: number, algebra: Algebra, work: Work = {}): Promise<LearntClasses> {
  const { signal, report } = work;
  const training = trainingRows(x, labels, classes);
  const validation = await crossValidate(x, training, seed, algebra, { signal, report: (done, total) => report?.((VALIDATED * done) / total, ALL) });
  const { freedom, sharpness } = validation;
  const { weights, intercepts } = await softmaxRegression(training, { freedom }, algebra, { signal });
  report?.(ALL, ALL);
  const head = { weights: { ...weights, data: weights.data.map(value => sharpness * value) }, intercepts: intercepts.map(value => sharpness * value) };
  return { head, unseen: unseenVerdicts(validation), freedom };
}

function unseenVerdicts({ scores, sharpness, held }: CrossValidation): Verdicts {
  const { labels, probabilities } = likeliest(probabilitiesOf(scores, sharpness));
  return { labels: labels.map((label, row) => (held[row] ? label : -1)), probabilities: probabilities.map((value, row) => (held[row] ? value : 0)) };
}
