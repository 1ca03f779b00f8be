import { countsOf } from '../gather';
import type { Group, GroupedDocument, Grouping } from '../types';

/**
 * A grouping without some of its groups and their documents, for what shows only the rest; ids stay, positions in
 * `documents` (and so `nearest`) and sizes follow.
 */
export function withoutHidden(grouping: Grouping, hidden: ReadonlySet<number>): Grouping {
  if (hidden.size === 0) return grouping;
  const kept = grouping.documents.filter(document => !isHidden(document, hidden));
  const place = new Map<number, number>();
  const places = new Map(kept.map((document, i) => [document.id, i]));
  grouping.documents.forEach(({ id }, i) => places.has(id) && place.set(i, places.get(id)!));
  const sizes = countsOf(kept.flatMap(homesOf));
  const groups = grouping.groups.filter(group => sizes.has(group.id)).map((group): Group => ({ ...group, size: sizes.get(group.id)! }));
  const documents = kept.map((document): GroupedDocument => ({ ...document, nearest: document.nearest.flatMap(i => place.get(i) ?? []) }));
  const { hierarchy } = grouping;
  const leaves = hierarchy?.leaves.filter((_, i) => place.has(i));
  return { ...grouping, documents, groups, ...(hierarchy && { hierarchy: { ...hierarchy, leaves: leaves! } }) };
}

function isHidden(document: GroupedDocument, hidden: ReadonlySet<number>): boolean {
  return homesOf(document).some(id => hidden.has(id));
}

/** The groups of all levels that a document is in. */
function homesOf({ area, group, subgroup }: GroupedDocument): number[] {
  return [area, group, subgroup].filter(id => id !== null);
}
