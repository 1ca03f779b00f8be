import type { Algebra } from '../algebra/algebra';
import { nearOrigin } from '../algebra/nearOrigin';
import { squaredLengths, unitRows } from '../algebra/rows';
import type { ParameterSpec } from '../parameters';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';
import { cutDendrogram } from './cutDendrogram';
import { linkage, type LinkageMethod } from './linkage';
import { checkFinite, type ClusteringMethod, type Dendrogram } from './method';
import { pairDistances } from './pairDistances';
import { expandDendrogram, representatives, type Representatives } from './representatives';
import { wardTree } from './wardTree';

/** Distances of all pairs take 2 n² bytes, 0.8 GB of so many rows; where there are more, so many micro-groups stand for them. */
const LIMITS = { rows: 20_000, microGroups: 4_000 };
/** Unit rows of 32-bit numbers are of length 1 to within this. */
const ROUNDING = 1e-5;

const METRICS = ['euclidean', 'cosine'] as const;
type Metric = (typeof METRICS)[number];

const metricParameter: ParameterSpec = {
  name: 'metric',
  kind: 'choice',
  choices: METRICS,
  standard: 'euclidean',
  description: 'How far two documents are apart: the straight line between their vectors, or 1 − the cosine of the angle.',
};

/** Agglomerative clustering that joins the two groups which adds least to the inertia (Ward, 1963). */
export const wardMethod = method('ward', 'Hierarchical (Ward)', 'Joins from single documents up what adds least to the spread; compact groups of like size.');

/** Agglomerative clustering by the mean distance of members (UPGMA; Sokal and Michener, 1958). */
export const averageMethod = method('average', 'Hierarchical (average)', 'Joins the groups whose documents are nearest on average; finds groups of uneven size, and odd ones out.');

/** Agglomerative clustering by the largest distance of members. */
export const completeMethod = method('complete', 'Hierarchical (complete)', 'Joins the groups whose farthest documents are nearest; nobody in a group is far from another.');

/** Agglomerative clustering by the smallest distance of members. */
export const singleMethod = method('single', 'Hierarchical (single)', 'Joins the groups whose nearest documents are nearest; follows chains, mostly one large group and strays.');

function method(name: LinkageMethod | 'ward', title: string, description: string): ClusteringMethod {
  return {
    name,
    title,
    description,
    takesGroups: true,
    parameters: name === 'ward' ? [] : [metricParameter],
    async cluster(x, { groups, parameters, seed, algebra }, work) {
      checkFinite(x);
      if (x.rows === 0) return { labels: new Int32Array(0), dendrogram: { nodes: new Int32Array(0), heights: new Float64Array(0) } };
      const metric: Metric = parameters.metric === 'cosine' ? 'cosine' : 'euclidean';
      const { dendrogram, microGroups } = await dendrogramOf(x, name, metric, LIMITS, seed, algebra, work);
      return { labels: cutDendrogram(dendrogram, groups), dendrogram, ...(microGroups && { found: { microGroups } }) };
    },
  };
}

/**
 * The dendrogram of x, which has at least one row. Above so many distinct rows it is that of `microGroups` groups by
 * k-means, whose rows are joined first, at height 0.
 */
export async function dendrogramOf(
  x: Matrix,
  name: LinkageMethod | 'ward',
  metric: Metric,
  limits: typeof LIMITS,
  seed: number,
  algebra: Algebra,
  work: Work = {},
): Promise<{ dendrogram: Dendrogram; microGroups?: number }> {
  const rows = metric === 'cosine' ? unitRows(x) : nearOrigin(x).rows;
  const few = await representatives(rows, limits.rows, limits.microGroups, seed, algebra, partOf(work, 0, 0.6));
  const [from, to] = few.exact ? [0, 0.3] : [0.6, 0.75];
  const joined = async (method: LinkageMethod) => {
    const distances = await pairDistances(few.rows, spreadsOf(few, metric), metric === 'cosine' ? 'half' : 'root', algebra, partOf(work, from, to));
    return linkage(distances, few.sizes, method, partOf(work, to, 1));
  };
  const tree = name === 'ward' ? await wardTree(few.rows, few.sizes, algebra, partOf(work, from, 1)) : await joined(name);
  const dendrogram = expandDendrogram(tree, few.of);
  return { dendrogram, ...(!few.exact && { microGroups: few.rows.rows }) };
}

/**
 * Unlike Ward's method, which looks at centres, the others look at members, who are farther apart than these: without their
 * spread, large groups would lie near to everything, and average linkage of 8,000 text vectors by 4,000 centres ended
 * in one group of nearly all. With it, half the squared distance of means of unit rows is 1 − the mean cosine.
 */
function spreadsOf({ rows, spreads }: Representatives, metric: Metric): Float64Array {
  return metric === 'cosine' ? squaredLengths(rows).map(square => (Math.abs(1 - square) < ROUNDING ? 0 : 1 - square)) : spreads;
}
