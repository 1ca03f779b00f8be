import { addTo } from '../../core/gather';
import { cutNodes } from '../../core/hierarchy/cutNodes';
import { stepsAround } from '../../core/hierarchy/steps';
import type { CutData } from '../../protocol/cutSides';

/** A group at some number of groups. */
export interface CutGroup {
  readonly node: number;
  readonly size: number;
  readonly leaves: readonly number[];
}

/** The groups at one number of them, from the top of the column down, each where its first leaf of `order` is. */
export interface Column {
  readonly count: number;
  readonly groups: readonly CutGroup[];
}

/** The groups at a number, in no order. */
function groupsAt({ merges, keep, sizes }: CutData, count: number): CutGroup[] {
  const members = new Map<number, number[]>();
  cutNodes(merges, count, keep).forEach((node, leaf) => addTo(members, node, leaf));
  return [...members].map(([node, leaves]) => ({ node, leaves, size: leaves.reduce((sum, leaf) => sum + sizes[leaf], 0) }));
}

/** Columns fewer to more around a number: the groups of each are within those of the one before, larger ones first. */
export function columnsAround(data: CutData, count: number): Column[] {
  let place: ReadonlyMap<number, number> = new Map();
  return stepsAround(count, data.most).map(step => {
    const outer = (group: CutGroup) => place.get(group.leaves[0]) ?? 0;
    const groups = groupsAt(data, step).sort((a, b) => outer(a) - outer(b) || b.size - a.size || a.node - b.node);
    place = new Map(groups.flatMap(({ leaves }, at) => leaves.map(leaf => [leaf, at] as const)));
    return { count: groups.length, groups };
  });
}

/** What becomes of the groups of one number at another: `from` are those that are joined to `to`, or that it splits into. */
export interface Change {
  readonly whole: CutGroup;
  readonly parts: readonly CutGroup[];
}

/** Groups of a coarser number with the groups of a finer one inside them, where they are several; the largest first. */
export function changesBetween(coarse: readonly CutGroup[], fine: readonly CutGroup[]): Change[] {
  const holder = new Map(coarse.flatMap(group => group.leaves.map(leaf => [leaf, group] as const)));
  const parts = new Map<CutGroup, CutGroup[]>();
  for (const group of fine) addTo(parts, holder.get(group.leaves[0])!, group);
  return [...parts]
    .filter(([, inside]) => inside.length > 1)
    .map(([whole, inside]) => ({ whole, parts: inside.sort((a, b) => b.size - a.size || a.node - b.node) }))
    .sort((a, b) => b.whole.size - a.whole.size || a.whole.node - b.whole.node);
}
