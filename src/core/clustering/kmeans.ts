import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { seededRandom } from '../random';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { fillEmpty } from './fillEmpty';
import { startingRows } from './kmeansStart';
import { kmeansSteps } from './smallKmeans';

/** Up to so many rows `ml-kmeans` does the steps; above, the kernels of `Algebra` are faster by far. */
const SMALL = 2_000;
const MOST_STEPS = 100;

/**
 * Lloyd's k-means from a seeded k-means++ start: labels 0 … k − 1, every one used. k is cut to the number of distinct rows.
 */
export async function kmeans(x: Matrix, k: number, seed: number, algebra: Algebra, work: Work = {}): Promise<Int32Array> {
  const start = await startingRows(x, Math.min(k, x.rows), seededRandom(seed), algebra, { signal: work.signal });
  if (start.length === 0) return new Int32Array(0);
  const centres = rowsOf(x, Int32Array.from(start));
  return x.rows <= SMALL ? kmeansSteps(x, centres, MOST_STEPS, work) : lloyd(x, centres, algebra, work);
}

/** The steps of k-means on the kernels of `algebra`, from given centres. */
export async function lloyd(x: Matrix, start: Matrix, algebra: Algebra, work: Work = {}): Promise<Int32Array> {
  const inner: Work = { signal: work.signal };
  const pace = new Pace(work.signal);
  let centres = start;
  let labels = new Int32Array(x.rows).fill(-1);
  for (let step = 0; step < MOST_STEPS; step++) {
    work.report?.(step, MOST_STEPS);
    const nearest = await algebra.nearestCentre(x, centres, inner);
    fillEmpty(nearest.labels, nearest.squaredDistances, centres.rows);
    let changed = 0;
    for (let i = 0; i < x.rows; i++) if (nearest.labels[i] !== labels[i]) changed++;
    labels = nearest.labels as Int32Array<ArrayBuffer>;
    if (changed <= x.rows / 1000) break;
    centres = await means(x, labels, centres.rows, algebra, inner);
    await pace.breathe();
  }
  work.report?.(MOST_STEPS, MOST_STEPS);
  return labels;
}

async function means(x: Matrix, labels: Int32Array, k: number, algebra: Algebra, work: Work): Promise<Matrix> {
  const sums = await algebra.groupSums(x, labels, k, work);
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label]++;
  return { ...sums, data: sums.data.map((value, at) => value / sizes[Math.floor(at / x.columns)]) };
}
