import type { ParameterSpec } from '../parameters';
import { seededRandom } from '../random';
import { fitKmeans, KMEANS_DEFAULTS, type KmeansOptions } from './kmeans';
import type { KmeansFit } from './lloyd';
import { numberBySize } from './labels';
import { checkFinite, type Clustering, type ClusteringMethod } from './method';

/** When the steps of k-means end; scikit-learn's names are in brackets. */
export const stepParameters: readonly ParameterSpec[] = [
  { name: 'maxIterations', kind: 'integer', least: 1, most: 10_000, standard: KMEANS_DEFAULTS.maxIterations, description: 'Most steps from one start (max_iter).' },
  {
    name: 'tolerance',
    kind: 'number',
    least: 0,
    most: 1,
    standard: KMEANS_DEFAULTS.tolerance,
    description: 'Ends when the centres move less, as a share of the variance (tol); 0 = when no document changes its group.',
  },
];

/** Number of starts, the best of which is kept. */
export function startsParameter(standard: number): ParameterSpec {
  return { name: 'starts', kind: 'integer', least: 1, most: 100, standard, description: 'Number of starts, of which the best is kept (n_init).' };
}

const sphericalParameter: ParameterSpec = {
  name: 'spherical',
  kind: 'flag',
  standard: false,
  description: 'Compares directions only: vectors and centres are scaled to length 1.',
};

/** k-means (Lloyd, 1982) from rows drawn at random, the best of several starts. */
export const kmeansMethod = method(
  { name: 'kmeans', title: 'k-means', description: 'Round groups about centres, as many as told; the best of several random starts.' },
  'random',
  10,
);

/** k-means from rows far apart (Arthur and Vassilvitskii, 2007). */
export const kmeansPlusPlusMethod = method(
  { name: 'kmeans++', title: 'k-means++', description: 'Round groups about centres, as many as told; starts from documents far apart, so that one start mostly does.' },
  'k-means++',
  1,
);

function method(about: Pick<ClusteringMethod, 'name' | 'title' | 'description'>, start: KmeansOptions['start'], starts: number): ClusteringMethod {
  return {
    ...about,
    takesGroups: true,
    parameters: [startsParameter(starts), sphericalParameter, ...stepParameters],
    async cluster(x, { groups, parameters, seed, algebra }, work) {
      checkFinite(x);
      const options = { ...(parameters as Omit<KmeansOptions, 'start'>), start };
      return clusteringOf(await fitKmeans(x, groups, options, seededRandom(seed), algebra, work));
    },
  };
}

function clusteringOf({ labels, losses }: KmeansFit): Clustering {
  numberBySize(labels);
  return { labels, losses, found: { iterations: Math.max(0, losses.length - 1) } };
}
