import { standingFolders } from '../evidence/folders';
import { addTo, countsOf } from '../gather';
import { compareTexts } from '../order';
import { adjustedMutualInformation } from '../quality/mutualInformation';
import type { Group, GroupedDocument, Grouping } from '../types';

/** A folder and where its documents are. */
export interface FolderRow {
  readonly folder: string;
  readonly size: number;
  /** Documents in each group of `FolderMatrix.groups`. */
  readonly counts: readonly number[];
  /** Share of its documents in the group that has most of them: 0 … 1. */
  readonly unity: number;
}

/** Folders against groups. */
export interface FolderMatrix {
  /** Groups that have documents of these folders, in the order of the folders that fill them, so that agreement reads as a diagonal. */
  readonly groups: readonly Group[];
  /** Largest folder first. */
  readonly rows: readonly FolderRow[];
  /** Documents that lie in one of these folders. */
  readonly documents: number;
  /** Adjusted mutual information of folders and groups, ungrouped documents as one more group: 1 = the same, about 0 = no more alike than chance. */
  readonly agreement: number;
}

/**
 * Counts how the documents of each folder spread over the groups shown first. A folder is the innermost that holds three
 * documents or more; documents at the top are in none and do not count. Undefined with fewer than two folders.
 */
export function folderMatrix({ documents, groups }: Pick<Grouping, 'documents' | 'groups'>): FolderMatrix | undefined {
  const folders = standingFolders(documents);
  const inside = new Map<string, GroupedDocument[]>();
  folders.forEach((folder, at) => folder !== undefined && addTo(inside, folder, documents[at]));
  if (inside.size < 2) return undefined;
  const sorted = [...inside].sort((a, b) => b[1].length - a[1].length || compareTexts(a[0], b[0]));
  const counts = sorted.map(([, members]) => groupCounts(members));
  const columns = orderedColumns(groups.filter(({ level }) => level === 'group'), counts);
  const rows = sorted.map(([folder, { length: size }], row): FolderRow => {
    const own = columns.map(({ id }) => counts[row].get(id) ?? 0);
    return { folder, size, counts: own, unity: Math.max(0, ...own) / size };
  });
  const numbers = new Map(sorted.map(([folder], row) => [folder, row]));
  const counted = documents.map((document, at) => ({ folder: folders[at], group: document.group ?? -1 })).filter(({ folder }) => folder !== undefined);
  const agreement = adjustedMutualInformation(counted.map(({ folder }) => numbers.get(folder!)!), counted.map(({ group }) => group));
  return { groups: columns, rows, documents: counted.length, agreement };
}

function groupCounts(members: readonly GroupedDocument[]): Map<number, number> {
  return countsOf(members.flatMap(({ group }) => group ?? []));
}

/** Groups that occur, each beside those that the same folder fills; the fullest first where one folder fills several. */
function orderedColumns(groups: readonly Group[], counts: readonly ReadonlyMap<number, number>[]): Group[] {
  const placed = groups.map(group => {
    const own = counts.map(row => row.get(group.id) ?? 0);
    return { group, most: Math.max(0, ...own), at: own.indexOf(Math.max(...own)) };
  });
  return placed.filter(({ most }) => most > 0).sort((a, b) => a.at - b.at || b.most - a.most || a.group.id - b.group.id).map(({ group }) => group);
}
