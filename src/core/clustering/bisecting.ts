import { rowsOf } from '../algebra/rows';
import { seededRandom } from '../random';
import type { Matrix } from '../types';
import { partOf, throwIfCancelled, type Work } from '../work';
import { fitKmeans, type KmeansOptions } from './kmeans';
import { startsParameter, stepParameters } from './kmeansMethods';
import { numberBySize } from './labels';
import type { KmeansFit } from './lloyd';
import { checkFinite, type ClusteringMethod } from './method';

const STRATEGIES = ['biggest_inertia', 'largest_cluster'] as const;

/** Which group is split next: the one with the largest inertia, or with the most rows. */
export type BisectingStrategy = (typeof STRATEGIES)[number];

/** Bisecting k-means (Steinbach, Karypis and Kumar, 2000), as scikit-learn's `BisectingKMeans`. */
export const bisectingMethod: ClusteringMethod = {
  name: 'bisecting',
  title: 'Bisecting k-means',
  description: 'Splits one group after the other in two by k-means; fast with many groups, which come out of more even size.',
  takesGroups: true,
  parameters: [
    { name: 'strategy', kind: 'choice', choices: STRATEGIES, standard: 'biggest_inertia', description: 'Which group is split next: the widest or the largest.' },
    startsParameter(1),
    ...stepParameters,
  ],
  async cluster(x, { groups, parameters, seed, algebra }, work = {}) {
    checkFinite(x);
    const { strategy, ...settings } = parameters as Omit<KmeansOptions, 'start' | 'spherical'> & { strategy: BisectingStrategy };
    const options: KmeansOptions = { ...settings, start: 'k-means++', spherical: false };
    const random = seededRandom(seed);
    const { labels, losses } = await bisect(x, groups, strategy, (part, inner) => fitKmeans(part, 2, options, random, algebra, inner), work);
    numberBySize(labels);
    return { labels, losses };
  },
};

interface Part {
  readonly rows: Int32Array;
  /** Squared distances to the centre, summed; not known of the whole. */
  readonly inertia: number;
}

/**
 * Splits x by `split` until there are k parts, or none is left whose rows differ. Gives labels and the inertia after each
 * split.
 */
export async function bisect(
  x: Matrix,
  k: number,
  strategy: BisectingStrategy,
  split: (part: Matrix, work: Work) => Promise<KmeansFit>,
  work: Work = {},
): Promise<{ labels: Int32Array; losses: number[] }> {
  throwIfCancelled(work.signal);
  const wanted = Math.min(k, x.rows);
  const whole: Part = { rows: Int32Array.from({ length: x.rows }, (_, row) => row), inertia: Infinity };
  const parts: Part[] = [whole];
  /** Parts that came back whole: copies of one row. */
  const alike = new Set<Part>();
  const losses: number[] = [];
  for (;;) {
    const next = parts.filter(part => part.rows.length > 1 && !alike.has(part));
    if (parts.length >= wanted || next.length === 0) break;
    const score = (part: Part) => (strategy === 'biggest_inertia' ? part.inertia : part.rows.length);
    const widest = next.reduce((best, part) => (score(part) > score(best) ? part : best));
    const halves = await halvesOf(x, widest, part => split(part, partOf(work, (parts.length - 1) / (wanted - 1), parts.length / (wanted - 1))));
    if (halves.length < 2) alike.add(halves[0]);
    parts.splice(parts.indexOf(widest), 1, ...halves);
    losses.push(parts.reduce((sum, part) => sum + part.inertia, 0));
  }
  partOf(work, 1, 1).report?.(1, 1);
  const labels = new Int32Array(x.rows);
  parts.forEach(({ rows }, label) => rows.forEach(row => (labels[row] = label)));
  return { labels, losses };
}

async function halvesOf(x: Matrix, part: Part, split: (rows: Matrix) => Promise<KmeansFit>): Promise<Part[]> {
  const { labels, inertias } = await split(rowsOf(x, part.rows));
  return Array.from(inertias, (inertia, label) => ({ inertia, rows: part.rows.filter((_, at) => labels[at] === label) })).filter(half => half.rows.length > 0);
}
