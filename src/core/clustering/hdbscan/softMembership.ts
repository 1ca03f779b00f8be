import type { Algebra } from '../../algebra/algebra';
import { eachProductRow } from '../../algebra/distances';
import { rowsOf, squaredDistance, squaredLengths } from '../../algebra/rows';
import { zeros } from '../../algebra/shapes';
import type { Matrix } from '../../types';
import type { Work } from '../../work';
import type { CondensedTree } from './condensedTree';

/** Added where densities are divided by. */
const TINY = 1e-8;
/** Below this share of their squared lengths a squared distance by 32-bit products has too few digits left. */
const NEAR = 1e-3;
/** Squared distance that counts as none. */
const NO_DISTANCE = 1e-30;

/**
 * How far each row belongs to each of the chosen clusters (n × groups, in the order given), as hdbscan's
 * `all_points_membership_vectors`: nearness to the clusters' densest rows times nearness in the tree, of which all together
 * sum to the chance to be in any.
 */
export async function softMembership(x: Matrix, tree: CondensedTree, groups: readonly number[], algebra: Algebra, work: Work): Promise<Matrix> {
  const peaks = peakDensities(tree);
  const splits = splitDensities(tree, groups);
  const k = groups.length;
  const membership = zeros(x.rows, k);
  const scores = splits.map((split, at) => scoreAt(split, peaks[Math.floor(at / k)]));
  const values = new Float64Array(k);
  await eachNearness(x, tree, peaks, groups, algebra, work, (row, nearness) => {
    const cluster = tree.clusters[row];
    const density = tree.densities[row];
    let sum = 0;
    let nearest = 0;
    let height = -Infinity;
    for (let g = 0, at = cluster * k; g < k; g++, at++) {
      values[g] = (splits[at] ? scores[at] : scoreAt(density, peaks[cluster])) * nearness[g];
      sum += values[g];
      const own = splits[at] || density;
      if (own > height) [nearest, height] = [g, own];
    }
    const inAny = height / Math.max(peaks[groups[nearest]], density);
    for (let g = 0; g < k; g++) membership.data[row * k + g] = (inAny * values[g]) / sum;
  });
  return membership;
}

/** How much a row counts for a group that it parts from at a density, in a cluster of some peak density. */
function scoreAt(density: number, peak: number): number {
  return Math.exp(Math.exp(-(peak + TINY) / density));
}

/** For each cluster the greatest density at which a row or a part leaves it. */
function peakDensities({ parents, births, clusters, densities }: CondensedTree): Float64Array {
  const peaks = new Float64Array(parents.length);
  clusters.forEach((cluster, row) => (peaks[cluster] = Math.max(peaks[cluster], densities[row])));
  for (let cluster = 1; cluster < parents.length; cluster++) peaks[parents[cluster]] = Math.max(peaks[parents[cluster]], births[cluster]);
  return peaks;
}

/** For each cluster and group the density at which they part (clusters × groups); 0 when one lies in the other. */
function splitDensities({ parents, births }: CondensedTree, groups: readonly number[]): Float64Array {
  return Float64Array.from({ length: parents.length * groups.length }, (_, at) => {
    let [a, b] = [Math.floor(at / groups.length), groups[at % groups.length]];
    let [fromA, fromB] = [-1, -1];
    while (a !== b) {
      if (a > b) [fromA, a] = [a, parents[a]];
      else [fromB, b] = [b, parents[b]];
    }
    return fromA >= 0 && fromB >= 0 ? births[fromA] : 0;
  });
}

/** Hands out, row by row, 1 / distance to the nearest of each group's densest rows. */
async function eachNearness(
  x: Matrix,
  tree: CondensedTree,
  peaks: Float64Array,
  groups: readonly number[],
  algebra: Algebra,
  work: Work,
  visit: (row: number, nearness: Float64Array) => void,
): Promise<void> {
  const { rows, ends } = densestRows(tree, peaks, groups);
  const examples = rowsOf(x, rows);
  const [squares, exampleSquares] = [squaredLengths(x), squaredLengths(examples)];
  const nearness = new Float64Array(groups.length);
  await eachProductRow(x, examples, algebra, work, (row, products) => {
    const own = squares[row];
    for (let group = 0, at = 0; group < ends.length; group++) {
      let least = Infinity;
      for (const end = ends[group]; at < end; at++) {
        const apart = own + exampleSquares[at];
        let square = apart - 2 * products[at];
        if (square < NEAR * apart) square = squaredDistance(x, row, rows[at]);
        if (square < least) least = square;
      }
      nearness[group] = least < Infinity ? 1 / Math.sqrt(Math.max(least, NO_DISTANCE)) : 0;
    }
    visit(row, nearness);
  });
}

/** The rows that leave the innermost clusters of each group last, group by group, and where those of each end. */
function densestRows({ parents, clusters, densities }: CondensedTree, peaks: Float64Array, groups: readonly number[]) {
  const ofGroup: number[][] = groups.map(() => []);
  const isWhole = new Set(parents);
  clusters.forEach((cluster, row) => {
    if (isWhole.has(cluster) || densities[row] < peaks[cluster]) return;
    let above = cluster;
    while (above > 0 && !groups.includes(above)) above = parents[above];
    if (above > 0) ofGroup[groups.indexOf(above)].push(row);
  });
  let end = 0;
  return { rows: Int32Array.from(ofGroup.flat()), ends: ofGroup.map(rows => (end += rows.length)) };
}
