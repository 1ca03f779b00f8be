import type { Algebra, NearestCentres } from '../algebra/algebra';
import { groupSumsAtOnce } from '../algebra/groupSums';
import { squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { CentreBounds } from './centreBounds';
import { anyEmpty, fillEmpty } from './fillEmpty';

/** What a step of k-means gives. */
export interface Stepped {
  readonly labels: Int32Array;
  /** The mean of each group's rows (k × d). */
  readonly means: Matrix;
  /** Squared distances of each group's rows to one of these centres (k × d), summed (k); until the next step is made. */
  inertias(centres: Matrix): Float64Array;
}

/** One step of k-means: gives every row to its nearest centre, fills groups that stayed empty, and takes the means. */
export type LloydStep = (centres: Matrix) => Promise<Stepped>;

/** Above this share of unsure rows all of them are looked at, which saves picking them. */
const MOST = 0.8;

/** The step on the kernels of `algebra`. Rows that cannot have got another nearest centre since the step before are passed over. */
export function algebraStep(x: Matrix, algebra: Algebra, work: Work, squares = squaredLengths(x)): LloydStep {
  const meansOf = followingMeans(x);
  const bounds = new CentreBounds(squares);
  let labels = new Int32Array(x.rows);

  async function lookAt(centres: Matrix, rows?: Int32Array): Promise<NearestCentres> {
    const found = await algebra.nearestCentre(x, centres, work, { rows, squares });
    bounds.set(found, centres, rows);
    if (rows) rows.forEach((row, at) => (labels[row] = found.labels[at]));
    else labels = found.labels as Int32Array<ArrayBuffer>;
    return found;
  }

  return async centres => {
    const unsure = bounds.unsureRows(labels, centres);
    labels = labels.slice();
    await lookAt(centres, unsure.length > MOST * x.rows ? undefined : unsure);
    if (anyEmpty(labels, centres.rows)) {
      fillEmpty(labels, (await lookAt(centres)).squaredDistances, centres.rows);
      bounds.reset();
    }
    const { means, sums, sizes } = meansOf(labels, centres.rows);
    const assigned = labels;
    return { labels, means, inertias: to => inertiasBySums(assigned, squares, sums, sizes, to) };
  };
}

/** Squared distances to the centres without another look at the rows: Σ|x − c|² = Σ|x|² − 2 c · Σx + n |c|², all in double precision. */
function inertiasBySums(labels: Int32Array, squares: Float64Array, sums: Float64Array, sizes: Int32Array, { rows, columns, data }: Matrix): Float64Array {
  const inertias = new Float64Array(rows);
  for (let row = 0; row < labels.length; row++) inertias[labels[row]] += squares[row];
  for (let group = 0; group < rows; group++) {
    // An empty group, which there is only with fewer rows than centres, has no mean to be far from.
    if (sizes[group] === 0) continue;
    let beside = 0;
    for (let at = group * columns, end = at + columns; at < end; at++) beside += data[at] * (sizes[group] * data[at] - 2 * sums[at]);
    inertias[group] = Math.max(0, inertias[group] + beside);
  }
  return inertias;
}

/** Means of groups, the sums of their rows until the next are asked for (row-major), and their sizes. */
export interface GroupMeans {
  readonly means: Matrix;
  readonly sums: Float64Array;
  readonly sizes: Int32Array;
}

/**
 * Means of groups 0 … k − 1 that follow their labels from step to step: the sums are kept in double precision, and unless
 * most rows changed their group only those that did are read again.
 */
export function followingMeans(x: Matrix): (labels: Int32Array, k: number) => GroupMeans {
  let sums = new Float64Array(0);
  let sizes = new Int32Array(0);
  const previous = new Int32Array(x.rows);
  // Its loops are functions of their own, compiled once: there is a new closure for each run.
  return (labels, k) => {
    if (sizes.length !== k || 2 * countChanged(labels, previous) > x.rows) {
      sizes = sizesOf(labels, k);
      sums = groupSumsAtOnce(x, labels, k);
    } else move(sums, sizes, x, previous, labels);
    previous.set(labels);
    return { means: meansOf(sums, sizes, x.columns), sums, sizes: sizes.slice() };
  };
}

function sizesOf(labels: Int32Array, k: number): Int32Array<ArrayBuffer> {
  const sizes = new Int32Array(k);
  for (let row = 0; row < labels.length; row++) sizes[labels[row]]++;
  return sizes;
}

function move(sums: Float64Array, sizes: Int32Array, x: Matrix, before: Int32Array, after: Int32Array): void {
  for (let row = 0; row < after.length; row++) {
    if (before[row] === after[row]) continue;
    moveRow(sums, before[row], after[row], x, row);
    sizes[before[row]]--;
    sizes[after[row]]++;
  }
}

function meansOf(sums: Float64Array, sizes: Int32Array, columns: number): Matrix {
  const data = new Float32Array(sums.length);
  for (let group = 0, at = 0; group < sizes.length; group++) for (const end = at + columns; at < end; at++) data[at] = sums[at] / sizes[group];
  return { rows: sizes.length, columns, data };
}

function countChanged(labels: Int32Array, before: Int32Array): number {
  let changed = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] !== before[row]) changed++;
  return changed;
}

/** Takes a row from one group's sums and adds it to another's. */
function moveRow(sums: Float64Array, before: number, after: number, { columns, data }: Matrix, row: number): void {
  for (let from = row * columns, away = before * columns, to = after * columns, end = from + columns; from < end; from++, away++, to++) {
    const value = data[from];
    sums[away] -= value;
    sums[to] += value;
  }
}
