import { classScore, scoreMeans, type ClassScore, type ScoreMeans } from '../quality/classScores';

/** How well n items of known class were told apart. */
export interface ClassReport {
  /** Number of items; those without a class are left out. */
  readonly measured: number;
  /** One a class, in the order of the classes. */
  readonly scores: readonly ClassScore[];
  /** Over the classes that have items. */
  readonly means: ScoreMeans;
  /** k × (k + 1), a row a class: how many of its items were said to be of each class, and last of none. */
  readonly confusion: readonly (readonly number[])[];
}

/** Compares what was said of items with what they are: classes 0 … k − 1; −1 = not known, or said to be of none. */
export function classReport(truth: Int32Array, said: Int32Array, classes: number): ClassReport {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes + 1).fill(0));
  truth.forEach((label, at) => {
    if (label >= 0) confusion[label][said[at] < 0 ? classes : said[at]]++;
  });
  const scores = confusion.map((row, k) =>
    classScore(row[k], confusion.reduce((sum, other) => sum + other[k], 0), row.reduce((sum, count) => sum + count, 0)),
  );
  const measured = scores.reduce((sum, { support }) => sum + support, 0);
  return { measured, scores, means: scoreMeans(scores.filter(({ support }) => support > 0)), confusion };
}
