import type { Contingency } from './contingency';

/** How well one class was met: each 0 … 1, 0 where there is nothing to divide by. */
export interface ClassScore {
  /** Share of the items said to be of the class that are. */
  readonly precision: number;
  /** Share of the items of the class that were said to be. */
  readonly recall: number;
  /** Harmonic mean of both. */
  readonly f1: number;
  /** Number of items of the class. */
  readonly support: number;
}

/** Means over classes: `macro` counts every class the same, `weighted` by its items. */
export interface ScoreMeans {
  /** Share of all items whose class was said. */
  readonly accuracy: number;
  readonly precisionMacro: number;
  readonly precisionWeighted: number;
  readonly recallMacro: number;
  readonly recallWeighted: number;
  readonly f1Macro: number;
  readonly f1Weighted: number;
}

/** The score of a class from counts: items said and rightly said to be of it, and items of it. */
export function classScore(right: number, said: number, support: number): ClassScore {
  const share = (whole: number) => (whole > 0 ? right / whole : 0);
  return { precision: share(said), recall: share(support), f1: said + support > 0 ? (2 * right) / (said + support) : 0, support };
}

/**
 * The score of each class (row of the table) when every item is said to be of the class its group (column) stands for. A
 * group that stands for none (−1) makes no class's precision worse, but its items are missed.
 */
export function mappedScores({ rows, columns, cellRows, cellColumns, cells }: Contingency, mapping: ArrayLike<number>): ClassScore[] {
  const right = new Float64Array(rows.length);
  const said = new Float64Array(rows.length);
  columns.forEach((size, group) => {
    if (mapping[group] >= 0) said[mapping[group]] += size;
  });
  cells.forEach((count, at) => {
    if (mapping[cellColumns[at]] === cellRows[at]) right[cellRows[at]] += count;
  });
  return Array.from(rows, (support, at) => classScore(right[at], said[at], support));
}

/** The means of the scores of all classes that have items. */
export function scoreMeans(scores: readonly ClassScore[]): ScoreMeans {
  const n = scores.reduce((sum, { support }) => sum + support, 0);
  const macro = (value: (score: ClassScore) => number) => scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  const weighted = (value: (score: ClassScore) => number) => scores.reduce((sum, score) => sum + value(score) * score.support, 0) / n;
  const [precision, recall, f1] = [(s: ClassScore) => s.precision, (s: ClassScore) => s.recall, (s: ClassScore) => s.f1];
  return {
    accuracy: weighted(recall),
    precisionMacro: macro(precision),
    precisionWeighted: weighted(precision),
    recallMacro: macro(recall),
    recallWeighted: weighted(recall),
    f1Macro: macro(f1),
    f1Weighted: weighted(f1),
  };
}
