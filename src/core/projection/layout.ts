import type { Algebra } from '../algebra/algebra';
import { seededRandom, type Random } from '../random';
import type { Matrix, Neighbours } from '../types';
import { throwIfCancelled, type Work } from '../work';
import { alignToLongestSpread, fitToFrame, partCoincident, pullInOutliers } from './frame';
import { fuzzyGraph } from './fuzzyGraph';
import { principalComponents, project } from '../reduction/pca';
import { spread } from './spread';

/** Below this many documents neighbourhoods say too little: the map is their two principal components. */
const FEWEST_FOR_NEIGHBOURHOODS = 15;
/** Half width of the picture the descent starts from, as in UMAP. */
const START_WIDTH = 10;
/** What single precision leaves of the coordinates of equal vectors. */
const NO_SPREAD = 1e-6;

export interface LayoutOptions {
  readonly seed: number;
  /** Group of each document, −1 = none: groups part a little more. */
  readonly group?: Int32Array;
}

/**
 * Places documents on the map so that those about the same thing lie together: UMAP on the given neighbours, started
 * from principal components. Gives x, y interleaved (2n), centred, one scale for both axes, within −1 … 1, the longest
 * spread along x; no two documents on one place. The same input and seed give the same map.
 */
export async function layoutMap(
  vectors: Matrix,
  neighbours: Neighbours,
  algebra: Algebra,
  options: LayoutOptions,
  work?: Work,
): Promise<Float32Array> {
  throwIfCancelled(work?.signal);
  const n = vectors.rows;
  if (n <= 1) return new Float32Array(2 * n);
  // The start takes next to no time: only the descent tells how far it is.
  const points = await startingPoints(vectors, algebra, { signal: work?.signal });
  if (n >= FEWEST_FOR_NEIGHBOURHOODS) {
    const random = seededRandom(options.seed);
    widen(points, random);
    await spread(points, fuzzyGraph(neighbours, options.group), epochsFor(n), random, work);
    pullInOutliers(points);
  }
  alignToLongestSpread(points);
  partCoincident(points);
  fitToFrame(points);
  return points;
}

/** Fewer rounds for large sets, which have more edges in each. */
function epochsFor(n: number): number {
  return n <= 5_000 ? 300 : 200;
}

async function startingPoints(vectors: Matrix, algebra: Algebra, work: Work): Promise<Float32Array> {
  const pca = await principalComponents(vectors, 2, algebra, work);
  const { columns, data } = await project(vectors, pca, algebra, work);
  const points = new Float32Array(2 * vectors.rows);
  for (let i = 0; i < vectors.rows; i++) for (let c = 0; c < columns; c++) points[2 * i + c] = data[i * columns + c];
  return largestOf(points) > NO_SPREAD ? points : points.fill(0);
}

/** Scales the start to a fixed width and shakes it, because points on one place would never be parted. */
function widen(points: Float32Array, random: Random): void {
  const largest = largestOf(points);
  const scale = largest > 0 ? START_WIDTH / largest : 0;
  for (let i = 0; i < points.length; i++) points[i] = points[i] * scale + (random() - 0.5) * 0.02;
}

function largestOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
