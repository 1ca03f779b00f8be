import type { Algebra } from '../algebra/algebra';
import { nearOrigin } from '../algebra/nearOrigin';
import { rowsOf, unitRows } from '../algebra/rows';
import { seededRandom, type Random } from '../random';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';
import { distinctRows } from './distinctRows';
import { randomRows, startingRows } from './kmeansStart';
import { lloyd, type KmeansFit } from './lloyd';

export interface KmeansOptions {
  /** Where it starts: at rows drawn at random (never two copies), or at rows far apart. */
  readonly start: 'random' | 'k-means++';
  /** Number of starts, of which the one with the least inertia is kept. */
  readonly starts: number;
  readonly maxIterations: number;
  /** As a share of the variance of a column, as in scikit-learn. */
  readonly tolerance: number;
  /** Compares directions: rows and centres are scaled to unit length. */
  readonly spherical: boolean;
}

export const KMEANS_DEFAULTS: KmeansOptions = { start: 'k-means++', starts: 1, maxIterations: 300, tolerance: 1e-4, spherical: false };

/** k-means from one seeded k-means++ start: labels 0 … k − 1, every one used. k is cut to the number of distinct rows. */
export async function kmeans(x: Matrix, k: number, seed: number, algebra: Algebra, work: Work = {}): Promise<Int32Array> {
  return (await fitKmeans(x, k, KMEANS_DEFAULTS, seededRandom(seed), algebra, work)).labels;
}

/** The best of several runs of k-means (see `lloyd`). k is cut to the number of distinct rows. */
export async function fitKmeans(x: Matrix, k: number, options: KmeansOptions, random: Random, algebra: Algebra, work: Work = {}): Promise<KmeansFit> {
  if (x.rows === 0) return { labels: new Int32Array(0), inertias: new Float64Array(0), losses: [] };
  const unit = options.spherical ? unitRows(x) : x;
  const near = nearOrigin(unit);
  const rows = options.spherical ? unit : near.rows;
  const squares = rows === near.rows ? near.squares : undefined;
  const startFrom = starter(rows, k, options, random, algebra, { signal: work.signal });
  const settings = { ...options, squares, tolerance: (options.tolerance * near.variance) / Math.max(1, x.columns) };
  let best: KmeansFit | undefined;
  for (let run = 0; run < options.starts; run++) {
    const centres = rowsOf(rows, await startFrom());
    const fit = await lloyd(rows, centres, settings, algebra, partOf(work, run / options.starts, (run + 1) / options.starts));
    if (!best || fit.losses.at(-1)! < best.losses.at(-1)!) best = fit;
  }
  return best!;
}

function starter(x: Matrix, k: number, { start }: KmeansOptions, random: Random, algebra: Algebra, work: Work): () => Promise<Int32Array> {
  if (start === 'k-means++') return () => startingRows(x, Math.min(k, x.rows), random, algebra, work);
  const { first } = distinctRows(x);
  return async () => randomRows(first, k, random);
}
