import { kmeansGenerator } from 'ml-kmeans';
import { squaredDistance } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { fillEmpty } from './fillEmpty';
import { followingMeans, type LloydStep } from './lloydStep';

/** The step by `ml-kmeans`. It leaves groups empty; where that happens they are filled and their means made anew. */
export function mlStep(x: Matrix, work: Work): LloydStep {
  const rows = rowArrays(x);
  const pace = new Pace(work.signal, 20);
  return async centres => {
    await pace.breathe();
    const k = centres.rows;
    const [result] = kmeansGenerator(rows, k, { initialization: rowArrays(centres), maxIterations: 1 });
    const labels = Int32Array.from(result.clusters);
    const allUsed = new Set(labels).size === k;
    if (!allUsed) fillEmpty(labels, Float32Array.from(labels, (label, row) => squaredDistance(x, row, label, centres)), k);
    const means = allUsed ? { rows: k, columns: x.columns, data: Float32Array.from(result.centroids.flat()) } : followingMeans(x)(labels, k).means;
    return { labels, means, inertias: to => inertiasTo(x, labels, to) };
  };
}

function inertiasTo(x: Matrix, labels: Int32Array, centres: Matrix): Float64Array {
  const sums = new Float64Array(centres.rows);
  for (let row = 0; row < x.rows; row++) sums[labels[row]] += squaredDistance(x, row, labels[row], centres);
  return sums;
}

function rowArrays(x: Matrix): number[][] {
  return Array.from({ length: x.rows }, (_, row) => Array.from(x.data.subarray(row * x.columns, (row + 1) * x.columns)));
}
