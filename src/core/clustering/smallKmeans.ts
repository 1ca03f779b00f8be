import { kmeansGenerator } from 'ml-kmeans';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { fillEmpty } from './fillEmpty';

/** k-means by `ml-kmeans` from given centres, one step at a time so that it can be watched and stopped. */
export async function kmeansSteps(x: Matrix, centres: Matrix, mostSteps: number, work: Work = {}): Promise<Int32Array> {
  const rows = rowArrays(x);
  const pace = new Pace(work.signal);
  const steps = kmeansGenerator(rows, centres.rows, { initialization: rowArrays(centres), maxIterations: mostSteps });
  let labels = new Int32Array(x.rows);
  let means = rowArrays(centres);
  let step = 0;
  for (const result of steps) {
    work.report?.(++step, mostSteps);
    labels = Int32Array.from(result.clusters);
    means = result.centroids;
    await pace.breathe();
  }
  const distances = Float32Array.from(rows, (row, i) => squaredDistance(row, means[labels[i]]));
  fillEmpty(labels, distances, centres.rows);
  return labels;
}

function rowArrays(x: Matrix): number[][] {
  return Array.from({ length: x.rows }, (_, row) => Array.from(x.data.subarray(row * x.columns, (row + 1) * x.columns)));
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + (value - b[at]) ** 2, 0);
}
