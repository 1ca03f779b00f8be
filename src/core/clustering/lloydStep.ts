import type { Algebra } from '../algebra/algebra';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { fillEmpty } from './fillEmpty';

/**
 * One step of k-means: gives every row to its nearest centre (squared distances to these), fills groups that stayed empty,
 * and gives the means of what each group got.
 */
export type LloydStep = (centres: Matrix) => Promise<{ labels: Int32Array; squaredDistances: Float32Array; means: Matrix }>;

/** The step on the kernels of `algebra`. */
export function algebraStep(x: Matrix, algebra: Algebra, work: Work): LloydStep {
  const meansOf = followingMeans(x);
  return async centres => {
    const { labels, squaredDistances } = await algebra.nearestCentre(x, centres, work);
    fillEmpty(labels, squaredDistances, centres.rows);
    return { labels, squaredDistances, means: meansOf(labels, centres.rows) };
  };
}

/**
 * Means of groups that follow their labels from step to step: the sums are kept in double precision, and unless most rows
 * changed their group only those that did are read again.
 */
export function followingMeans(x: Matrix): (labels: Int32Array, k: number) => Matrix {
  let sums = new Float64Array(0);
  let sizes = new Int32Array(0);
  let previous = new Int32Array(x.rows).fill(-1);
  return (labels, k) => {
    let changed = 0;
    for (let row = 0; row < x.rows; row++) if (labels[row] !== previous[row]) changed++;
    if (sizes.length !== k || changed > x.rows / 2) {
      sums = new Float64Array(k * x.columns);
      sizes = new Int32Array(k);
      previous.fill(-1);
    }
    for (let row = 0; row < x.rows; row++) {
      if (labels[row] === previous[row]) continue;
      add(row, previous[row], -1);
      add(row, labels[row], 1);
    }
    previous = labels.slice();
    return { rows: k, columns: x.columns, data: Float32Array.from(sums, (sum, at) => sum / sizes[Math.floor(at / x.columns)]) };
  };

  function add(row: number, label: number, sign: 1 | -1): void {
    if (label < 0) return;
    sizes[label] += sign;
    for (let c = 0, to = label * x.columns, from = row * x.columns; c < x.columns; c++) sums[to + c] += sign * x.data[from + c];
  }
}
