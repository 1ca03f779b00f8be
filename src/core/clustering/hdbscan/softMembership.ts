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
  await eachNearness(x, tree, peaks, groups, algebra, work, (row, nearness) => {
    const cluster = tree.clusters[row];
    const density = tree.densities[row];
    const heights = Float64Array.from({ length: k }, (_, g) => splits[cluster * k + g] || density);
    const scores = heights.map(height => Math.exp(-(peaks[cluster] + TINY) / height));
    const values = scores.map((score, g) => Math.exp(score) * nearness[g]);
    const sum = values.reduce((total, value) => total + value, 0);
    const nearest = heights.indexOf(Math.max(...heights));
    const inAny = heights[nearest] / Math.max(peaks[groups[nearest]], density);
    values.forEach((value, g) => (membership.data[row * k + g] = (inAny * value) / sum));
  });
  return membership;
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
  const { rows, owners } = densestRows(tree, peaks, groups);
  const examples = rowsOf(x, rows);
  const [squares, exampleSquares] = [squaredLengths(x), squaredLengths(examples)];
  const nearness = new Float64Array(groups.length);
  await eachProductRow(x, examples, algebra, work, (row, products) => {
    nearness.fill(0);
    products.forEach((product, at) => {
      const apart = squares[row] + exampleSquares[at];
      let square = apart - 2 * product;
      if (square < NEAR * apart) square = squaredDistance(x, row, rows[at]);
      nearness[owners[at]] = Math.max(nearness[owners[at]], 1 / Math.sqrt(Math.max(square, NO_DISTANCE)));
    });
    visit(row, nearness);
  });
}

/** The rows that leave the innermost clusters of each group last, and the positions of their groups. */
function densestRows({ parents, clusters, densities }: CondensedTree, peaks: Float64Array, groups: readonly number[]) {
  const rows: number[] = [];
  const owners: number[] = [];
  const isWhole = new Set(parents);
  clusters.forEach((cluster, row) => {
    if (isWhole.has(cluster) || densities[row] < peaks[cluster]) return;
    let above = cluster;
    while (above > 0 && !groups.includes(above)) above = parents[above];
    if (above <= 0) return;
    rows.push(row);
    owners.push(groups.indexOf(above));
  });
  return { rows: Int32Array.from(rows), owners };
}
