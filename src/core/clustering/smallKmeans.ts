import { kmeansGenerator } from 'ml-kmeans';
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
    const start = rowArrays(centres);
    const [result] = kmeansGenerator(rows, k, { initialization: start, maxIterations: 1 });
    const labels = Int32Array.from(result.clusters);
    const squaredDistances = Float32Array.from(rows, (row, i) => squaredDistance(row, start[labels[i]]));
    const loss = squaredDistances.reduce((sum, square) => sum + square, 0);
    const allUsed = new Set(labels).size === k;
    if (!allUsed) fillEmpty(labels, squaredDistances, k);
    const means = allUsed ? { rows: k, columns: x.columns, data: Float32Array.from(result.centroids.flat()) } : followingMeans(x)(labels, k).means;
    return { labels, loss, means };
  };
}

function rowArrays(x: Matrix): number[][] {
  return Array.from({ length: x.rows }, (_, row) => Array.from(x.data.subarray(row * x.columns, (row + 1) * x.columns)));
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + (value - b[at]) ** 2, 0);
}
