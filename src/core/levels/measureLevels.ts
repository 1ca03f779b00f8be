import type { Algebra } from '../algebra/algebra';
import { groupSizes } from '../clustering/labels';
import { meanSilhouettes } from '../quality/silhouette';
import type { Matrix } from '../types';
import type { LevelFacts } from './chooseLevel';

/** Some of the documents, for measures that need not see them all. */
export interface Sample {
  readonly rows: Int32Array;
  readonly vectors: Matrix;
}

/** Facts about each level: the silhouette on the sample is measured; modularity at resolution 1 and stability of each are given. */
export async function measureLevels(
  levels: readonly Int32Array[],
  { modularity, stability }: Record<'modularity' | 'stability', ArrayLike<number>>,
  sample: Sample,
  algebra: Algebra,
): Promise<LevelFacts[]> {
  const silhouettes = await meanSilhouettes(sample.vectors, levels.map(labels => sample.rows.map(row => labels[row])), algebra);
  return levels.map((labels, at) => ({ ...groupCounts(labels), silhouette: silhouettes[at], modularity: modularity[at], stability: stability[at] }));
}

/** Number of groups of three documents or more, and of groups at all. */
export function groupCounts(labels: Int32Array): Pick<LevelFacts, 'groups' | 'all'> {
  const sizes = groupSizes(labels);
  return { groups: sizes.reduce((count, size) => count + (size >= 3 ? 1 : 0), 0), all: sizes.length };
}
