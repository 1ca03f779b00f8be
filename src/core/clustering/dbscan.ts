import type { Algebra } from '../algebra/algebra';
import { eachProductRow } from '../algebra/distances';
import { addTo } from '../gather';
import { nearestRows } from '../graph/nearestRows';
import { rowsOf, squaredDistance, squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';
import { partOf, throwIfCancelled, type Work } from '../work';
import { kneeOf } from './knee';
import { numberBySize } from './labels';
import { checkFinite, type ClusteringMethod } from './method';
import { dimensionsParameter, neighbourhoodSpace } from './neighbourhoodSpace';
import { createUnionFind } from './unionFind';

/** Differences of squared distances below this share of the squared lengths may be rounding; they are computed anew. */
const ROUNDING = 1e-5;

export const dbscanMethod: ClusteringMethod = {
  name: 'dbscan',
  title: 'Density (DBSCAN)',
  description: 'Groups are what hangs together by short steps through dense places; documents in thin places stay ungrouped.',
  takesGroups: false,
  parameters: [
    dimensionsParameter,
    {
      name: 'eps',
      kind: 'number',
      least: 0,
      most: 1000,
      standard: 0,
      description: 'Greatest distance of neighbours in that space, Euclidean (of unit vectors √(2 − 2 · cosine)); 0 = where the sorted distances bend.',
    },
    { name: 'minPoints', kind: 'integer', least: 1, most: 1000, standard: 5, description: 'Documents within eps, itself counted, that make a place dense.' },
  ],
  async cluster(vectors, { parameters, seed, algebra }, work = {}) {
    throwIfCancelled(work.signal);
    checkFinite(vectors);
    const x = await neighbourhoodSpace(vectors, Number(parameters.dimensions), seed, algebra, partOf(work, 0, 0.5));
    const minPoints = Number(parameters.minPoints);
    const { k, distances } = await nearestRows(x, minPoints - 1, algebra, partOf(work, 0.5, 0.7));
    const reach = Float64Array.from({ length: x.rows }, (_, row) => (k < minPoints - 1 ? Infinity : k === 0 ? 0 : distances[row * k + k - 1]));
    const eps = Number(parameters.eps) || kneeOf(reach);
    const labels = await dbscan(x, eps, Array.from(reach, distance => distance <= eps), algebra, partOf(work, 0.7, 1));
    return { labels, found: { eps } };
  },
};

/**
 * DBSCAN (Ester, Kriegel, Sander, Xu 1996): core rows within eps of each other are in one group, any other row within eps of
 * a core row in the earliest group that reaches it, and the rest in none (−1). Gives labels by size.
 */
async function dbscan(x: Matrix, eps: number, isCore: readonly boolean[], algebra: Algebra, work: Work): Promise<Int32Array> {
  const squares = squaredLengths(x);
  const groups = createUnionFind(x.rows);
  const core = Int32Array.from(isCore.keys()).filter(row => isCore[row]);
  /** For each row at the border the core rows that reach it. */
  const reaching = new Map<number, number[]>();
  await eachProductRow(rowsOf(x, core), x, algebra, work, (at, products) => {
    const row = core[at];
    for (let other = 0; other < x.rows; other++) {
      const apart = squares[row] + squares[other];
      const square = apart - 2 * products[other];
      const isDoubtful = Math.abs(square - eps * eps) <= ROUNDING * apart;
      // By the root: the square of an eps that is this very distance may be a digit less than its own.
      if (isDoubtful ? Math.sqrt(squaredDistance(x, row, other)) > eps : square > eps * eps) continue;
      if (isCore[other]) groups.union(row, other);
      else addTo(reaching, other, row);
    }
  });
  // A group is named by its first core row, so that the earliest group has the least name.
  const labels = Int32Array.from(isCore, (core, row) => (core ? groups.find(row) : Math.min(...(reaching.get(row) ?? []).map(groups.find), x.rows)));
  labels.forEach((label, row) => label === x.rows && (labels[row] = -1));
  numberBySize(labels);
  return labels;
}
