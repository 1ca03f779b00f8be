import { fitOf } from '../fit';
import { countsOf, greatest } from '../gather';
import type { Group, GroupedDocument } from '../types';
import type { GroupIndex } from './groupIndex';

/** A member that fits weakly, and the group its relatives speak for. */
export interface Doubtful {
  readonly document: GroupedDocument;
  readonly other: Group;
}

/** Another group, and how near it is. */
export interface NearGroup {
  readonly group: Group;
  /** Share of the nearest documents of a group's members that are in it, 0 … 1. */
  readonly share: number;
}

/** Members that fit weakly and have relatives in another group of the same level, the weakest first; central ones are none. */
export function doubtfulMembers(index: GroupIndex, group: Group, central: readonly GroupedDocument[]): Doubtful[] {
  const weak = index.members.get(group.id)!.filter(document => fitOf(document.strength) === 'weak' && !central.includes(document));
  return weak.reverse().flatMap(document => {
    const other = nearestOther(index, group, document);
    return other ? [{ document, other }] : [];
  });
}

/** The other group that holds most of a document's nearest documents; of equals the one with the nearer document. */
function nearestOther(index: GroupIndex, group: Group, document: GroupedDocument): Group | undefined {
  const best = greatest(countOthers(index, group, [document]));
  return best === undefined ? undefined : index.groups.get(best);
}

/** The other groups of its level that a group's members have most relatives in, nearest first. */
export function nearGroups(index: GroupIndex, group: Group): NearGroup[] {
  const members = index.members.get(group.id)!;
  const all = members.reduce((sum, { nearest }) => sum + nearest.length, 0);
  const counts = [...countOthers(index, group, members)].sort(([a, most], [b, other]) => other - most || a - b);
  return counts.flatMap(([id, count]) => {
    const other = index.groups.get(id);
    return other ? [{ group: other, share: count / all }] : [];
  });
}

/** How many of the documents' nearest are in each other group of the level, in the order they are met. */
function countOthers({ grouping }: GroupIndex, { id, level }: Group, documents: readonly GroupedDocument[]): Map<number, number> {
  const near = documents.flatMap(({ nearest }) => nearest.flatMap(at => grouping.documents[at][level] ?? []));
  return countsOf(near.filter(other => other !== id));
}
