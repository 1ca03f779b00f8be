import type { CondensedTree } from './condensedTree';

export const SELECTIONS = ['eom', 'leaf'] as const;

/** Which clusters become groups: the most persistent ones (excess of mass), or the smallest ones. */
export type Selection = (typeof SELECTIONS)[number];

/**
 * For each cluster whether it is a group; the whole never is, and none lies in another. By persistence, a cluster of more than
 * `largest` rows gives way to those inside it, if there are any.
 */
export function selectClusters(tree: CondensedTree, selection: Selection, largest: number): boolean[] {
  return selection === 'eom' ? mostPersistent(tree, largest) : Array.from(tree.parents.keys(), cluster => cluster > 0 && !tree.parents.includes(cluster));
}

/** A cluster is chosen over those inside it when its own stability is at least the sum of theirs. */
function mostPersistent(tree: CondensedTree, largest: number): boolean[] {
  const { parents, sizes } = tree;
  const stability = stabilities(tree);
  const inside = new Float64Array(parents.length);
  const chosen = Array.from(parents, () => false);
  for (let cluster = parents.length - 1; cluster > 0; cluster--) {
    const givesWay = sizes[cluster] > largest && inside[cluster] > 0;
    chosen[cluster] = !givesWay && inside[cluster] <= stability[cluster];
    inside[parents[cluster]] += chosen[cluster] ? stability[cluster] : inside[cluster];
  }
  for (let cluster = 1; cluster < parents.length; cluster++) {
    for (let whole = parents[cluster]; whole > 0; whole = parents[whole]) if (chosen[whole]) chosen[cluster] = false;
  }
  return chosen;
}

/** For each cluster the densities its rows stay with it for, summed. */
function stabilities({ parents, births, sizes, clusters, densities }: CondensedTree): Float64Array {
  const sums = new Float64Array(parents.length);
  clusters.forEach((cluster, row) => (sums[cluster] += densities[row] - births[cluster]));
  for (let cluster = 1; cluster < parents.length; cluster++) {
    sums[parents[cluster]] += sizes[cluster] * (births[cluster] - births[parents[cluster]]);
  }
  return sums;
}

/** For each cluster the chosen one it is or lies in, −1 = none. */
export function chosenAbove({ parents }: CondensedTree, chosen: readonly boolean[]): Int32Array {
  const above = new Int32Array(parents.length).fill(-1);
  for (let cluster = 1; cluster < parents.length; cluster++) above[cluster] = chosen[cluster] ? cluster : above[parents[cluster]];
  return above;
}
