import type { Algebra } from '../algebra/algebra';
import { groupSizes } from '../clustering/labels';
import type { Graph } from '../graph/graph';
import { modularity } from '../quality/modularity';
import { meanSilhouettes } from '../quality/silhouette';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import type { LevelFacts } from './chooseLevel';

/** Some of the documents, for measures that need not see them all. */
export interface Sample {
  readonly rows: Int32Array;
  readonly vectors: Matrix;
}

/** Facts about each level: silhouette on the sample, modularity on the whole graph; the stabilities are given. */
export async function measureLevels(
  levels: readonly Int32Array[],
  graph: Graph,
  sample: Sample,
  stabilities: ArrayLike<number>,
  algebra: Algebra,
  pace: Pace,
): Promise<LevelFacts[]> {
  const facts: LevelFacts[] = [];
  const silhouettes = await meanSilhouettes(sample.vectors, levels.map(labels => sample.rows.map(row => labels[row])), algebra);
  for (const [at, labels] of levels.entries()) {
    facts.push({
      ...groupCounts(labels),
      silhouette: silhouettes[at],
      modularity: modularity(graph, labels),
      stability: stabilities[at],
    });
    await pace.breathe();
  }
  return facts;
}

/** Number of groups of three documents or more, and of groups at all. */
export function groupCounts(labels: Int32Array): Pick<LevelFacts, 'groups' | 'all'> {
  const sizes = groupSizes(labels);
  return { groups: sizes.reduce((count, size) => count + (size >= 3 ? 1 : 0), 0), all: sizes.length };
}
