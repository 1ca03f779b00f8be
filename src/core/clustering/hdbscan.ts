import type { Algebra } from '../algebra/algebra';
import { ParameterError } from '../parameters';
import { argmax } from '../retrieval/largest';
import type { Matrix } from '../types';
import { partOf, throwIfCancelled, type Work } from '../work';
import { densityGroups, type HdbscanOptions } from './hdbscan/densityGroups';
import { SELECTIONS, type Selection } from './hdbscan/selectClusters';
import { softMembership } from './hdbscan/softMembership';
import { inOrderOfSize } from './membership';
import { checkFinite, type Clustering, type ClusteringMethod } from './method';
import { dimensionsParameter, neighbourhoodSpace } from './neighbourhoodSpace';

/** Groups by density at all scales, with the choice of hdbscan's defaults. */
export const hdbscanMethod: ClusteringMethod = {
  name: 'hdbscan',
  title: 'Density at all scales (HDBSCAN)',
  description: 'Finds groups that stay together over a range of densities; documents that belong to none stay ungrouped.',
  takesGroups: false,
  parameters: [
    dimensionsParameter,
    { name: 'minClusterSize', kind: 'integer', least: 0, most: 10_000, standard: 0, description: 'Fewest documents of a group, 2 or more; 0 = by their number, 5 to 30.' },
    {
      name: 'minSamples',
      kind: 'integer',
      least: 0,
      most: 1000,
      standard: 5,
      description: 'Neighbours that make a place dense: more leave more documents ungrouped; 0 = as many as minClusterSize.',
    },
    { name: 'selection', kind: 'choice', choices: SELECTIONS, standard: 'eom', description: 'Groups that persist longest (eom), or the smallest and most alike ones (leaf).' },
    {
      name: 'largestShare',
      kind: 'number',
      least: 0,
      most: 1,
      standard: 0.5,
      description: 'With eom: a group of a larger share of all documents gives way to groups inside it, if there are any; 1 = never.',
    },
  ],
  async cluster(vectors, { parameters, seed, algebra }, work = {}) {
    throwIfCancelled(work.signal);
    checkFinite(vectors);
    if (parameters.minClusterSize === 1) throw new ParameterError('minClusterSize of hdbscan takes 0 or a whole number from 2, not "1".');
    const minClusterSize = Math.max(2, Number(parameters.minClusterSize) || sizeFor(vectors.rows));
    const minSamples = Number(parameters.minSamples) || minClusterSize;
    const x = await neighbourhoodSpace(vectors, Number(parameters.dimensions), seed, algebra, partOf(work, 0, 0.5));
    const options = { minClusterSize, minSamples, selection: parameters.selection as Selection, largestShare: Number(parameters.largestShare) };
    const found = await hdbscan(x, options, algebra, partOf(work, 0.5, 1));
    return { ...found, found: { minClusterSize } };
  },
};

/** Fewest rows of a group that is worth showing among n. */
function sizeFor(n: number): number {
  return Math.max(5, Math.min(30, Math.round(n / 150)));
}

/**
 * HDBSCAN*: labels by size, −1 = in none (see `densityGroups`), and soft membership in the groups, of rows in none as well.
 * A row's own group counts as that it belongs to most.
 */
export async function hdbscan(x: Matrix, options: HdbscanOptions, algebra: Algebra, work: Work = {}): Promise<Clustering> {
  if (x.rows < 2) return { labels: new Int32Array(x.rows).fill(-1) };
  const { own, groups, tree } = await densityGroups(x, options, algebra, partOf(work, 0, 0.9));
  if (groups.length === 0) {
    partOf(work, 1, 1).report?.(1, 1);
    return { labels: own };
  }
  const soft = await softMembership(x, tree, groups, algebra, partOf(work, 0.9, 1));
  for (let row = 0; row < x.rows; row++) putOwnFirst(soft.data.subarray(row * groups.length, (row + 1) * groups.length), own[row]);
  return inOrderOfSize(own, soft);
}

/** Gives the own group the largest membership of a row, and the one that had it the own group's. */
function putOwnFirst(memberships: Float32Array, own: number): void {
  if (own < 0) return;
  const largest = argmax(memberships);
  [memberships[own], memberships[largest]] = [memberships[largest], memberships[own]];
}
