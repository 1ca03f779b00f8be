import { countsOf } from '../gather';
import { compareTexts } from '../order';
import { meansOf, type Mean } from '../numbers';
import { folderName } from '../paths';
import type { Group, GroupedDocument } from '../types';
import { countTags, mainGroups, type GroupIndex } from './groupIndex';
import { doubtfulMembers, nearGroups, type Doubtful, type NearGroup } from './otherGroups';
import { groupTimes, type GroupTimes, type Timeline } from './timeline';

/** What is told of one group: report and page of the group read the same. */
export interface GroupFacts {
  readonly group: Group;
  /** Best fit first. */
  readonly members: readonly GroupedDocument[];
  /** Median strength of its members. */
  readonly fit: number;
  /** Its most central documents. */
  readonly central: readonly GroupedDocument[];
  /** Largest first. */
  readonly subgroups: readonly Group[];
  /** The weakest first. */
  readonly doubtful: readonly Doubtful[];
  /** Its keywords, and the share of its members that each ties to it (a member has five such words at most): 0 … 1. */
  readonly words: readonly { readonly word: string; readonly share: number }[];
  /** Where its documents lie, the fullest folder first; empty name: at the top. Records lie nowhere. */
  readonly folders: readonly { readonly folder: string; readonly count: number }[];
  /** Tags that several of its documents have, the commonest first, with the shares of its documents and of all that have them: 0 … 1. */
  readonly tags: readonly { readonly tag: string; readonly share: number; readonly overall: number }[];
  /** Nearest first. */
  readonly near: readonly NearGroup[];
  /** Of the numbers that its documents give, with the mean over all documents. */
  readonly means: readonly (Mean & { readonly overall: number })[];
  /** Null where dates say nothing of it. */
  readonly times: GroupTimes | null;
}

/** The facts of a group; the timeline is that of all documents. */
export function groupFacts(index: GroupIndex, group: Group, timeline: Timeline | null): GroupFacts {
  const members = index.members.get(group.id)!;
  const central = centralDocuments(index, group);
  return {
    group,
    members,
    fit: median(members.map(({ strength }) => strength)),
    central,
    subgroups: index.grouping.groups.filter(({ parent, id }) => parent === group.id && index.members.get(id)!.length > 0),
    doubtful: doubtfulMembers(index, group, central),
    words: group.keywords.map(word => ({ word, share: shareWith(word, members) })),
    folders: foldersOf(members),
    tags: tagsOf(index, members),
    near: nearGroups(index, group),
    means: index.means.flatMap(({ name, mean: overall }) => meansOf(members, [name]).map(mean => ({ ...mean, overall }))),
    times: timeline && groupTimes(members, timeline),
  };
}

/** The facts of all groups shown first, largest first. */
export function allGroupFacts(index: GroupIndex, timeline: Timeline | null): GroupFacts[] {
  return mainGroups(index).map(group => groupFacts(index, group, timeline));
}

/** Its examples that are still members; the best fitting members where there are none. */
function centralDocuments({ documents, members }: GroupIndex, { id, level, examples }: Group): readonly GroupedDocument[] {
  const central = examples.flatMap(example => documents.get(example) ?? []).filter(document => document[level] === id);
  return central.length > 0 ? central : members.get(id)!.slice(0, 3);
}

function shareWith(word: string, members: readonly GroupedDocument[]): number {
  const wanted = word.toLowerCase();
  const having = members.filter(({ words }) => words.some(own => own.toLowerCase() === wanted)).length;
  return members.length > 0 ? having / members.length : 0;
}

function foldersOf(members: readonly GroupedDocument[]): GroupFacts['folders'] {
  const counts = countsOf(members.flatMap(({ path }) => (path === undefined ? [] : folderName(path))));
  return [...counts].map(([folder, count]) => ({ folder, count })).sort((a, b) => b.count - a.count || compareTexts(a.folder, b.folder));
}

function tagsOf({ grouping, tagged }: GroupIndex, members: readonly GroupedDocument[]): GroupFacts['tags'] {
  const several = [...countTags(members)].filter(([, count]) => count > 1).sort(([a, many], [b, more]) => more - many || compareTexts(a, b));
  return several.map(([tag, count]) => ({ tag, share: count / members.length, overall: tagged.get(tag)! / grouping.documents.length }));
}

/** The middle value; of an even number the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
