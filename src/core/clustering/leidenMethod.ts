import { nearestRows } from '../graph/nearestRows';
import { rowsOf } from '../algebra/rows';
import { unionGraph } from '../graph/graph';
import { Pace, partOf, throwIfCancelled } from '../work';
import { distinctRows } from './distinctRows';
import { numberBySize, renamed } from './labels';
import { leiden } from './leiden';
import { checkFinite, type ClusteringMethod } from './method';

/** Communities of the graph of nearest neighbours (see `leiden`); copies of a document count as one, so that they stay together. */
export const leidenMethod: ClusteringMethod = {
  name: 'leiden',
  title: 'Graph communities (Leiden)',
  description: 'Groups are parts of the graph of nearest neighbours with more ties inside than chance would give; finds how many.',
  takesGroups: false,
  parameters: [
    { name: 'resolution', kind: 'number', least: 0.001, most: 1000, standard: 1, description: 'Above 1 gives more and smaller groups, below 1 fewer and larger ones.' },
    { name: 'neighbours', kind: 'integer', least: 1, most: 200, standard: 15, description: 'Nearest documents that each one is tied to.' },
  ],
  async cluster(x, { parameters, seed, algebra }, work = {}) {
    throwIfCancelled(work.signal);
    checkFinite(x);
    const { first, kind } = distinctRows(x);
    const near = await nearestRows(rowsOf(x, first), Number(parameters.neighbours), algebra, partOf(work, 0, 0.9));
    throwIfCancelled(work.signal);
    const communities = first.length < 2 ? new Int32Array(first.length) : await leiden(unionGraph(near), Number(parameters.resolution), seed, new Pace(work.signal));
    const labels = renamed(kind, communities);
    numberBySize(labels);
    work.report?.(1000, 1000);
    return { labels };
  },
};
