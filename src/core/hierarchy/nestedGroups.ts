import type { Algebra } from '../algebra/algebra';
import { rowRange } from '../algebra/rows';
import { groupCount, groupSizes, numberBySize } from '../clustering/labels';
import type { Graph } from '../graph/graph';
import type { LevelLabels } from '../identity/matchPrevious';
import type { Sample } from '../levels/measureLevels';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { joinLeaves } from './joining';
import { leavesWithin } from './leaves';
import { separatenessOf } from './separateness';
import { suggestedCounts } from './suggested';
import { withoutFinest } from './withoutFinest';

/** Fewer and more groups than were found, before they have names; as in `GroupHierarchy`. */
export interface NestedGroups {
  readonly leaves: Int32Array;
  readonly merges: Int32Array;
  readonly suggested: readonly number[];
  readonly separateness: Float64Array;
}

/** Most leaves where the groups themselves are not more, and documents that a leaf has at least on the average. */
const MOST_LEAVES = 150;
const DOCUMENTS_A_LEAF = 3;
/** Less than this is one group. */
const FEWEST_DOCUMENTS = 6;
/** So many groups are crumbs: finer is of no use, and joining them would take long. */
const MOST_GROUPS = 400;
/** Documents that separateness is measured on. */
const SAMPLE = 1_000;

/**
 * Finds fewer and more groups around those there are: finer communities inside each sub-group or group, joined step by step
 * to the sub-groups, groups and areas themselves, and these to one group of all. Nothing where there are no groups,
 * or few documents, or groups are too many.
 */
export async function nestedGroups(
  graph: Graph,
  rows: Matrix,
  { area, group, subgroup }: LevelLabels,
  sample: Sample,
  algebra: Algebra,
  seed: number,
  work: Work = {},
): Promise<NestedGroups | undefined> {
  const groups = groupCount(group);
  if (rows.rows < FEWEST_DOCUMENTS || groups === 0 || groups > MOST_GROUPS) return undefined;
  const parts = group.map((label, i) => (subgroup[i] >= 0 ? groups + subgroup[i] : label));
  numberBySize(parts);
  const most = Math.max(groupCount(parts), Math.min(MOST_LEAVES, Math.floor(rows.rows / DOCUMENTS_A_LEAF)));
  const pace = new Pace(work.signal);
  const finest = await leavesWithin(graph, parts, seed, pace);
  await pace.breathe();

  const at = firstDocuments(finest);
  const holders = [
    { of: at.map(i => parts[i]), tier: 0 },
    { of: at.map(i => group[i]), tier: 0 },
    { of: at.map(i => area[i]), tier: 1 },
    { of: new Int32Array(at.length), tier: 2 },
  ];
  const finestSums = await algebra.groupSums(rows, finest, at.length, work);
  const merged = await joinLeaves(finestSums, groupSizes(finest), holders, algebra, work);
  const { leaves, merges } = withoutFinest(finest, merged.nodes, holders[0].of, at.length - most);

  const sizes = groupSizes(leaves);
  const sums = await algebra.groupSums(finestSums, at.map(i => leaves[i]), sizes.length, work);
  const few = Math.min(SAMPLE, sample.rows.length);
  const seen = { rows: sample.rows.subarray(0, few), vectors: rowRange(sample.vectors, 0, few) };
  const separateness = await separatenessOf(seen, leaves, sums, sizes, merges, algebra, work);
  return { leaves, merges, separateness, suggested: suggestedCounts(separateness, groups) };
}

/** A document of each leaf: what holds it holds all of the leaf. */
function firstDocuments(leaves: Int32Array): Int32Array {
  const first = new Int32Array(groupCount(leaves));
  for (let i = leaves.length - 1; i >= 0; i--) if (leaves[i] >= 0) first[leaves[i]] = i;
  return first;
}
