import { nearOrigin } from '../algebra/nearOrigin';
import { unitRows } from '../algebra/rows';
import type { ParameterSpec } from '../parameters';
import { partOf, type Work } from '../work';
import { cutDendrogram } from './cutDendrogram';
import { linkage, type LinkageMethod } from './linkage';
import { checkFinite, type Clustering, type ClusteringMethod, type ClusteringTask, type Dendrogram } from './method';
import { pairDistances } from './pairDistances';
import { expandDendrogram, representatives } from './representatives';
import type { Matrix } from '../types';

/** Distances of all pairs take 2 n² bytes: 0.8 GB of so many rows. */
const MOST_ROWS = 20_000;
/** Centres that stand for the rows where there are more. */
const MICRO_GROUPS = 4_000;

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

function method(name: LinkageMethod, title: string, description: string): ClusteringMethod {
  return {
    name,
    title,
    description,
    takesGroups: true,
    parameters: name === 'ward' ? [] : [metricParameter],
    cluster: (x, task, work) => cluster(x, name, task, work),
  };
}

async function cluster(x: Matrix, name: LinkageMethod, { groups, parameters, seed, algebra }: ClusteringTask, work: Work = {}): Promise<Clustering> {
  checkFinite(x);
  const none: Dendrogram = { nodes: new Int32Array(0), heights: new Float64Array(0) };
  if (x.rows === 0) return { labels: new Int32Array(0), dendrogram: none };
  const metric: Metric = parameters.metric === 'cosine' ? 'cosine' : 'euclidean';
  const rows = metric === 'cosine' ? unitRows(x) : nearOrigin(x).rows;
  const few = await representatives(rows, MOST_ROWS, MICRO_GROUPS, seed, algebra, partOf(work, 0, 0.4));
  const compared = metric === 'cosine' ? unitRows(few.rows) : few.rows;
  const distances = await pairDistances(compared, name === 'ward' ? 'squared' : metric, algebra, partOf(work, 0.4, 0.6));
  const dendrogram = expandDendrogram(await linkage(distances, few.sizes, name, partOf(work, 0.6, 1)), few.of);
  return { labels: cutDendrogram(dendrogram, groups), dendrogram, ...(!few.exact && { found: { microGroups: few.rows.rows } }) };
}
