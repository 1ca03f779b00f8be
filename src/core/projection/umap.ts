import type { Algebra } from '../algebra/algebra';
import { seededRandom, type Random } from '../random';
import { principalComponents, project } from '../reduction/pca';
import { largestSize } from '../sums';
import type { Matrix, Neighbours } from '../types';
import type { Work } from '../work';
import { descend, type Descent } from './descent';

/** Below this many documents neighbourhoods say too little: their places are their principal components. */
export const FEWEST_FOR_NEIGHBOURHOODS = 15;
/** Half width of the picture the descent starts from, as in UMAP. */
const START_WIDTH = 10;
/** What single precision leaves of the coordinates of equal vectors. */
const NO_SPREAD = 1e-6;

export interface UmapOptions {
  readonly seed: number;
  /** Group of each document, −1 = none: groups part a little more. */
  readonly group?: Int32Array;
  /** Whether a first impression will do, in a fourth of the time. */
  readonly quick?: boolean;
  /** Another thread that makes the descent as this one would; what it fails at is done here. */
  readonly elsewhere?: (descent: Descent) => Promise<Float32Array>;
}

/**
 * Places n vectors in a space of few dimensions so that neighbours stay together (UMAP; McInnes, Healy, Melville 2018), from
 * the given neighbours, started from principal components. Gives n × dimensions numbers, the same for the same seed.
 */
export async function umap(
  vectors: Matrix,
  neighbours: Neighbours,
  dimensions: number,
  algebra: Algebra,
  { seed, group, quick = false, elsewhere }: UmapOptions,
  work?: Work,
): Promise<Float32Array> {
  // The start takes next to no time: only the descent tells how far it is.
  const points = await startingPoints(vectors, dimensions, algebra, { signal: work?.signal });
  if (vectors.rows < FEWEST_FOR_NEIGHBOURHOODS) return points;
  const random = seededRandom(seed);
  widen(points, random);
  const descent = { points, dimensions, neighbours, group, epochs: epochsFor(vectors.rows) / (quick ? QUICKER : 1), chance: random() };
  return (await elsewhere?.(descent).catch(() => undefined)) ?? descend(descent, work);
}

/** A first impression takes so many times fewer rounds. */
const QUICKER = 4;

/** Fewer rounds for large sets, which have more edges in each. */
function epochsFor(n: number): number {
  return n <= 20_000 ? 300 : 160;
}

async function startingPoints(vectors: Matrix, dimensions: number, algebra: Algebra, work: Work): Promise<Float32Array> {
  const pca = await principalComponents(vectors, dimensions, algebra, work);
  const { columns, data } = await project(vectors, pca, algebra, work);
  const points = new Float32Array(dimensions * vectors.rows);
  for (let i = 0; i < vectors.rows; i++) for (let c = 0; c < columns; c++) points[dimensions * i + c] = data[i * columns + c];
  return largestSize(points) > NO_SPREAD ? points : points.fill(0);
}

/** Scales the start to a fixed width and shakes it, because points on one place would never be parted. */
function widen(points: Float32Array, random: Random): void {
  const largest = largestSize(points);
  const scale = largest > 0 ? START_WIDTH / largest : 0;
  for (let i = 0; i < points.length; i++) points[i] = points[i] * scale + (random() - 0.5) * 0.02;
}
