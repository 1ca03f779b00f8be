import { addTo, countsOf } from '../gather';
import type { LevelLabels } from '../identity/matchPrevious';
import type { GroupLevel } from '../types';

/** A group before it has a name: where it stands and who is in it. */
export interface NumberedGroup {
  /** Position among all groups of all levels; its id. */
  readonly id: number;
  readonly level: GroupLevel;
  /** Its number in the labels of its level. */
  readonly label: number;
  readonly parent: number | null;
  /** Positions of its documents. */
  readonly members: readonly number[];
}

const LEVELS: readonly GroupLevel[] = ['area', 'group', 'subgroup'];

/**
 * Numbers the groups of all levels: areas, then groups, then sub-groups, each level by size, largest first (of equals the
 * one with the earlier document). A group's parent is the group of the level above that holds most of its members.
 */
export function numberGroups(labels: LevelLabels): NumberedGroup[] {
  const numbered: NumberedGroup[] = [];
  let above: { readonly labels: Int32Array; readonly ids: ReadonlyMap<number, number> } | undefined;
  for (const level of LEVELS) {
    const sorted = [...membersByLabel(labels[level])].sort(([, a], [, b]) => b.length - a.length || a[0] - b[0]);
    const ids = new Map<number, number>();
    for (const [label, documents] of sorted) {
      const id = numbered.length;
      ids.set(label, id);
      numbered.push({ id, level, label, parent: above ? majority(documents, above.labels, above.ids) : null, members: documents });
    }
    above = { labels: labels[level], ids };
  }
  return numbered;
}

function membersByLabel(labels: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  labels.forEach((label, document) => {
    if (label >= 0) addTo(members, label, document);
  });
  return members;
}

function majority(documents: readonly number[], labels: Int32Array, ids: ReadonlyMap<number, number>): number | null {
  const counts = countsOf(documents.flatMap(document => ids.get(labels[document]) ?? []));
  const best = [...counts].sort(([a, most], [b, other]) => other - most || a - b)[0];
  return best ? best[0] : null;
}
