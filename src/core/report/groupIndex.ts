import { countsOf } from '../gather';
import { meansOf, numberNames, type Mean } from '../numbers';
import type { Group, GroupedDocument, Grouping } from '../types';

/** A grouping with the way from ids to groups and documents, made once for all that is told of it. */
export interface GroupIndex {
  readonly grouping: Grouping;
  readonly groups: ReadonlyMap<number, Group>;
  readonly documents: ReadonlyMap<string, GroupedDocument>;
  /** Documents of each group of every level, best fit first. */
  readonly members: ReadonlyMap<number, readonly GroupedDocument[]>;
  /** How many documents have each tag. */
  readonly tagged: ReadonlyMap<string, number>;
  /** Of the numbers that documents give, over all of them. */
  readonly means: readonly Mean[];
}

/** Makes the index of a grouping. */
export function indexGroups(grouping: Grouping): GroupIndex {
  const members = new Map<number, GroupedDocument[]>(grouping.groups.map(({ id }) => [id, []]));
  const sorted = [...grouping.documents].sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
  for (const document of sorted) {
    for (const id of [document.area, document.group, document.subgroup]) if (id !== null) members.get(id)?.push(document);
  }
  return {
    grouping,
    groups: new Map(grouping.groups.map(group => [group.id, group])),
    documents: new Map(grouping.documents.map(document => [document.id, document])),
    members,
    tagged: countTags(grouping.documents),
    means: meansOf(grouping.documents, numberNames(grouping.documents)),
  };
}

/** How many of some documents have each tag. */
export function countTags(documents: readonly GroupedDocument[]): Map<string, number> {
  return countsOf(documents.flatMap(({ tags = [] }) => [...new Set(tags)]));
}

/** The groups shown first, largest first, without those that hold nothing. */
export function mainGroups({ grouping, members }: GroupIndex): Group[] {
  return grouping.groups.filter(({ id, level }) => level === 'group' && members.get(id)!.length > 0);
}
