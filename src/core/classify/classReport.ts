import { classScore, scoreMeans, type ClassScore, type ScoreMeans } from '../quality/classScores';
import { sumOf } from '../sums';
import type { Verdicts } from './verdicts';

/** How well documents of known class were told apart. */
export interface ClassReport {
  /** Names of the k classes, in the order of the scores and of the confusion table. */
  readonly classes: readonly string[];
  /** Number of documents; those without a class are left out. */
  readonly measured: number;
  /** One a class. */
  readonly scores: readonly ClassScore[];
  /** Over the classes that have documents. */
  readonly means: ScoreMeans;
  /** k × (k + 1), a row a class: how many of its documents were said to be of each class, and last of none. */
  readonly confusion: readonly (readonly number[])[];
  /** Documents whose verdict was sure enough, and how many of these were right. */
  readonly sure: number;
  readonly sureAndRight: number;
}

/**
 * Compares what was said of documents with what they are: `truth` 0 … k − 1, −1 = not known. Null when none is known.
 * Verdicts are sure from the threshold on.
 */
export function classReport(classes: readonly string[], truth: Int32Array, { labels, probabilities }: Verdicts, threshold: number): ClassReport | null {
  const confusion = classes.map(() => new Array<number>(classes.length + 1).fill(0));
  let [measured, sure, sureAndRight] = [0, 0, 0];
  truth.forEach((label, at) => {
    if (label < 0) return;
    measured++;
    confusion[label][labels[at] < 0 ? classes.length : labels[at]]++;
    if (probabilities[at] < threshold) return;
    sure++;
    if (labels[at] === label) sureAndRight++;
  });
  if (measured === 0) return null;
  const scores = confusion.map((row, k) =>
    classScore(row[k], sumOf(confusion.map(other => other[k])), sumOf(row)),
  );
  return { classes, measured, scores, means: scoreMeans(scores.filter(({ support }) => support > 0)), confusion, sure, sureAndRight };
}
