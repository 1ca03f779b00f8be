import type { Algebra } from '../algebra/algebra';
import { unitRows } from '../algebra/rows';
import { sumOf } from '../sums';
import type { Matrix } from '../types';
import { throwIfCancelled, type Work } from '../work';
import { algebraStep, type Stepped } from './lloydStep';
import { mlStep } from './smallKmeans';

export interface LloydOptions {
  /** At most so many steps. */
  readonly maxIterations: number;
  /** Ends when the squared distances by which the centres moved sum up to no more than this; 0 = when no row changes its group. */
  readonly tolerance: number;
  /** Centres are scaled to unit length (Dhillon and Modha, 2001): of unit rows the nearest centre is that of the largest cosine. */
  readonly spherical?: boolean;
  /** Squared lengths of the rows, which are taken anew if not given. */
  readonly squares?: Float64Array;
}

/** What k-means found from one start. */
export interface KmeansFit {
  /** 0 … k − 1, every one used as long as there are k rows. */
  readonly labels: Int32Array;
  /** Squared distances of each group's rows to its centre, summed (k). */
  readonly inertias: Float64Array;
  /** Inertia before each step, and at last that of the labels given. */
  readonly losses: readonly number[];
}

/** Up to so many multiplications a step `ml-kmeans` makes the steps; above, the kernels of `Algebra` are faster. */
const SMALL = 1_000_000;

/**
 * Lloyd's k-means from given centres, with scikit-learn's rules: it ends when no label changes or the centres hardly move;
 * in the latter case rows are given to their nearest centres once more.
 */
export async function lloyd(x: Matrix, start: Matrix, options: LloydOptions, algebra: Algebra, work: Work = {}): Promise<KmeansFit> {
  const inner: Work = { signal: work.signal };
  const step = x.rows * x.columns * start.rows <= SMALL ? mlStep(x, inner) : algebraStep(x, algebra, inner, options.squares);
  const losses: number[] = [];
  let centres = start;
  let found: Stepped | undefined;
  let settled = false;
  for (let moved = Infinity; !settled && losses.length < options.maxIterations && moved > options.tolerance; ) {
    work.report?.(losses.length, options.maxIterations);
    throwIfCancelled(work.signal);
    const before = found?.labels;
    found = await step(centres);
    const means = options.spherical ? unitRows(found.means) : found.means;
    losses.push(sumOf(found.inertias(centres)));
    settled = before !== undefined && areEqual(found.labels, before);
    moved = squaredDifference(means, centres);
    centres = means;
  }
  if (!found || !settled) found = await step(centres);
  const inertias = found.inertias(centres);
  losses.push(sumOf(inertias));
  work.report?.(options.maxIterations, options.maxIterations);
  return { labels: found.labels, inertias, losses };
}

function areEqual(a: Int32Array, b: Int32Array): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function squaredDifference(a: Matrix, b: Matrix): number {
  let sum = 0;
  for (let at = 0; at < a.data.length; at++) sum += (a.data[at] - b.data[at]) ** 2;
  return sum;
}
