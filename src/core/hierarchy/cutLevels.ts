import { addTo } from '../gather';
import type { LevelLabels } from '../identity/matchPrevious';
import { cutNodes } from './cutNodes';
import { nearestAbove, type Tree } from './nodes';

/** The nodes that are a grouping's own areas, groups and sub-groups. */
export type OwnNodes = Readonly<Record<keyof LevelLabels, ReadonlySet<number>>>;

/** Fewer groups than this need no areas; and where the groups themselves are areas, there must be so many times more. */
const FEWEST_WITH_AREAS = 9;
const GROUPS_IN_AREA = 3;

/**
 * The nodes that each leaf belongs to at a number of groups: its group; its area, one of the grouping's own, or its own
 * group when the groups asked for are much finer; its sub-group, one of the grouping's own groups or sub-groups where the
 * group holds several. −1 = in none.
 */
export function cutLevels(tree: Tree, own: OwnNodes, count: number, keep: readonly number[]): LevelLabels {
  const group = cutNodes(tree.merges, count, keep);
  const members = new Map<number, number[]>();
  group.forEach((node, leaf) => addTo(members, node, leaf));
  const groupAbove = nearestAbove(tree, own.group);
  const subgroupAbove = nearestAbove(tree, own.subgroup);
  const holders = holdersAt(own, members.size);
  const areaAbove = nearestAbove(tree, holders);
  const area = new Int32Array(tree.leaves).fill(-1);
  const subgroup = new Int32Array(tree.leaves).fill(-1);
  for (const leaves of members.values()) {
    const parts = several(leaves, groupAbove) ? groupAbove : several(leaves, subgroupAbove) ? subgroupAbove : undefined;
    for (const leaf of leaves) {
      area[leaf] = areaAbove[leaves[0]];
      if (parts) subgroup[leaf] = parts[leaf];
    }
  }
  return { area, group, subgroup };
}

function holdersAt({ area, group }: OwnNodes, count: number): ReadonlySet<number> {
  if (count < FEWEST_WITH_AREAS) return new Set();
  if (area.size > 0) return count > area.size ? area : new Set();
  return group.size > 1 && count >= GROUPS_IN_AREA * group.size ? group : new Set();
}

function several(leaves: readonly number[], labels: Int32Array): boolean {
  return leaves.some(leaf => labels[leaf] !== labels[leaves[0]]);
}
