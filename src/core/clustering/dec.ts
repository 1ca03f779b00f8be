import { seededRandom } from '../random';
import { standardise, trainAutoencoder } from '../reduction/autoencoder';
import { outputOf } from '../reduction/network';
import { hiddenWidth } from '../reduction/reduction';
import { partOf, throwIfCancelled } from '../work';
import { refine } from './dec/refine';
import { distinctRows } from './distinctRows';
import { fitKmeans, KMEANS_DEFAULTS } from './kmeans';
import { groupCount, numberBySize } from './labels';
import { followingMeans } from './lloydStep';
import { labelsOfMembership } from './membership';
import { checkFinite, type ClusteringMethod } from './method';

const STARTS = 10;

/**
 * Deep Embedded Clustering (Xie, Girshick, Farhadi 2016): k-means in an autoencoder's code, which is then trained to make its
 * groups surer. `losses` are first the autoencoder's, as many as `found.pretraining` says, and then the divergences.
 */
export const decMethod: ClusteringMethod = {
  name: 'dec',
  title: 'Deep embedded clustering (DEC)',
  description: 'Trains a small network to write documents in few numbers, and then to draw them together into as many groups as told.',
  takesGroups: true,
  parameters: [
    { name: 'dimensions', kind: 'integer', least: 1, most: 200, standard: 10, description: 'Numbers that the network writes a document in.' },
    { name: 'maxTargets', kind: 'integer', least: 0, most: 100, standard: 20, description: 'Most times the groups are made surer; 0 = k-means in the code of the autoencoder.' },
    { name: 'tolerance', kind: 'number', least: 0, most: 1, standard: 0.001, description: 'Ends when a smaller share of documents changes its group.' },
  ],
  async cluster(x, { groups, parameters, seed, algebra }, work = {}) {
    throwIfCancelled(work.signal);
    checkFinite(x);
    const { first, kind } = distinctRows(x);
    if (groups >= first.length) {
      const labels = kind.slice();
      numberBySize(labels);
      work.report?.(1, 1);
      return { labels };
    }
    const dimensions = Number(parameters.dimensions);
    const network = await trainAutoencoder(x, { dimensions, hidden: hiddenWidth(x.columns, dimensions) }, seed, algebra, partOf(work, 0, 0.6));
    const rows = standardise(network, x);
    const codes = await outputOf(network.encoder, rows, algebra, { signal: work.signal });
    const random = seededRandom(seed);
    const { labels } = await fitKmeans(codes, groups, { ...KMEANS_DEFAULTS, starts: STARTS }, random, algebra, partOf(work, 0.6, 0.7));
    const { means: centres } = followingMeans(codes)(labels, groupCount(labels));
    const settings = { maxTargets: Number(parameters.maxTargets), tolerance: Number(parameters.tolerance) };
    const { assignment, losses } = await refine(network.encoder, rows, centres, settings, random, algebra, partOf(work, 0.7, 1));
    return { ...labelsOfMembership(assignment), losses: [...network.losses, ...losses], found: { pretraining: network.losses.length } };
  },
};
