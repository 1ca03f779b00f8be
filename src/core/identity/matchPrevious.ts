import { groupCount, groupSizes } from '../clustering/labels';
import type { GroupLevel, PreviousGroup } from '../types';
import { mapPaced, type Pace } from '../work';
import { pairUp } from './pairUp';

/** Group of each document at each level; −1 = none. */
export type LevelLabels = Readonly<Record<GroupLevel, Int32Array>>;

/** What a group takes over from the run before. */
export interface Kept {
  /** The earlier name, where the members are still mostly the same. */
  readonly name: string | null;
  /** Whether its members are exactly the earlier ones. */
  readonly unchanged: boolean;
  /** The earlier colour slot. */
  readonly colour: number;
}

/** Least share of common members for the earlier name to still say what is inside. */
const SAME_NAME = 0.5;

const LEVELS: readonly GroupLevel[] = ['area', 'group', 'subgroup'];

/**
 * For each group of each level the earlier group it continues, or null. Pairs with the most shared members (Jaccard,
 * counted over documents that both runs know) are taken first; an earlier group is continued at most once a level.
 */
export async function matchPrevious(
  previous: readonly PreviousGroup[],
  levels: LevelLabels,
  documentIds: readonly string[],
  pace: Pace,
): Promise<Record<GroupLevel, (Kept | null)[]>> {
  const position = new Map(documentIds.map((id, i) => [id, i]));
  const matched = await mapPaced(LEVELS, pace, level => {
    const earlier = previous.filter(group => group.level === level);
    return [level, matchLevel(earlier, levels[level], position)] as const;
  });
  return Object.fromEntries(matched) as Record<GroupLevel, (Kept | null)[]>;
}

function matchLevel(earlier: readonly PreviousGroup[], labels: Int32Array, position: ReadonlyMap<string, number>): (Kept | null)[] {
  const known = new Set<number>();
  const present = earlier.map(group => group.members.map(id => position.get(id)).filter(i => i !== undefined));
  for (const members of present) for (const i of members) known.add(i);

  const groups = groupCount(labels);
  const sizes = new Int32Array(groups);
  for (const i of known) if (labels[i] >= 0) sizes[labels[i]]++;

  const pairs = present.flatMap((members, from) => {
    const shared = new Map<number, number>();
    for (const i of members) if (labels[i] >= 0) shared.set(labels[i], (shared.get(labels[i]) ?? 0) + 1);
    return [...shared].map(([to, common]) => ({ from, to, share: common / (members.length + sizes[to] - common) }));
  });

  const kept = new Array<Kept | null>(groups).fill(null);
  const all = groupSizes(labels);
  for (const { from, to, share } of pairUp(pairs)) {
    const { name, colour, members } = earlier[from];
    kept[to] = { name: share >= SAME_NAME ? name : null, unchanged: share === 1 && members.length === all[to], colour };
  }
  return kept;
}
