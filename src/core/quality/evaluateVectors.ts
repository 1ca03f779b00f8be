import type { Algebra } from '../algebra/algebra';
import { sumOf } from '../sums';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { calinskiHarabasz } from './calinskiHarabasz';
import { groupCentres, squaredDistancesToCentre } from './centres';
import { centreSpacing, eachCentreDistance } from './centreDistances';
import { daviesBouldin } from './daviesBouldin';
import { dispersions } from './dispersion';
import { dunn } from './dunn';
import { meanOfGrouped, meanSilhouette } from './silhouette';
import { euclideanSilhouettes } from './silhouetteEuclidean';

/**
 * What can be said of groups without knowing classes. All speak of these vectors only: no two representations can be
 * compared by them. Ungrouped documents (−1) are left out of every measure; null = not defined for so few groups.
 */
export interface VectorMeasures {
  readonly groups: number;
  /** Share of the documents that are in a group. */
  readonly coverage: number;
  /** Mean silhouette by cosine and by Euclidean distance: −1 … 1, more is better. */
  readonly silhouette: number | null;
  readonly silhouetteEuclidean: number | null;
  /** 0 and up, more is better. */
  readonly calinskiHarabasz: number | null;
  /** 0 and up, less is better. */
  readonly daviesBouldin: number | null;
  /** 0 and up, more is better. */
  readonly dunn: number | null;
  /** Euclidean distances between the groups' centres: the smallest, and the mean over all pairs. */
  readonly centreDistanceLeast: number | null;
  readonly centreDistanceMean: number | null;
  /** Sum of the squared Euclidean distances of documents to their group's centre, what k-means makes small: less with every further group. */
  readonly inertia: number | null;
  /** Mean Euclidean distance of documents to their group's centre: over all documents, and of each group by number. */
  readonly dispersion: number | null;
  readonly dispersions: readonly number[];
}

/** Every measure of labels that needs vectors only (n rows of unit length). `report` hears rows of the longest part. */
export async function evaluateVectors(vectors: Matrix, labels: Int32Array, algebra: Algebra, work: Work = {}): Promise<VectorMeasures> {
  const own = withoutGaps(labels);
  const quiet = { signal: work.signal };
  const centres = await groupCentres(vectors, own, quiet);
  const squares = squaredDistancesToCentre(vectors, own, centres);
  const inertia = sumOf(squares);
  const spread = dispersions(squares, own, centres);
  const spacing = centreSpacing();
  const overlap = daviesBouldin(spread);
  const addPair = (i: number, j: number, distance: number) => {
    spacing.add(distance);
    overlap.add(i, j, distance);
  };
  await eachCentreDistance(centres, addPair, quiet);
  const { count, sizes } = centres;
  const grouped = sumOf(sizes);
  const several = count >= 2;
  return {
    groups: count,
    coverage: labels.length > 0 ? grouped / labels.length : 0,
    silhouette: several ? await meanSilhouette(vectors, own, algebra, quiet) : null,
    silhouetteEuclidean: several ? meanOfGrouped(await euclideanSilhouettes(vectors, own, algebra, work), own) : null,
    calinskiHarabasz: calinskiHarabasz(inertia, centres),
    daviesBouldin: overlap.value(),
    dunn: dunn(spacing.values().least, spread),
    centreDistanceLeast: spacing.values().least,
    centreDistanceMean: spacing.values().mean,
    inertia: grouped > 0 ? inertia : null,
    dispersion: grouped > 0 ? spread.reduce((sum, value, group) => sum + value * sizes[group], 0) / grouped : null,
    dispersions: [...spread],
  };
}

/** Labels renumbered 0 … k − 1 in their order, so that every number is used; −1 stays. */
function withoutGaps(labels: Int32Array): Int32Array {
  const used = [...new Set(labels.filter(label => label >= 0))].sort((a, b) => a - b);
  const numbers = new Map(used.map((label, at) => [label, at]));
  return labels.map(label => numbers.get(label) ?? -1);
}
