import { figure, percent, whole } from '../lab/said';
import { adjustedRand } from '../quality/adjustedRand';
import { adjustedMutualInformation } from '../quality/mutualInformation';
import { truthOf } from '../truth/truth';
import type { Grouping } from '../types';
import { median } from './groupFacts';
import { mainGroups, type GroupIndex } from './groupIndex';

/** A figure of a whole grouping, with what it means. */
export interface ReportMeasure {
  readonly name: string;
  readonly text: string;
  readonly note: string;
}

/** The figures of a grouping: sizes, how well documents fit, how separate groups are, how far they agree with the folders. */
export function groupingMeasures(index: GroupIndex): ReportMeasure[] {
  const { grouping } = index;
  const { documents, groups, quality, skipped } = grouping;
  const sizes = mainGroups(index).map(({ id }) => index.members.get(id)!.length).sort((a, b) => b - a);
  const grouped = documents.filter(({ group }) => group !== null);
  const ungrouped = documents.length - grouped.length;
  const agreement = agreementWithFolders(grouping);
  return [
    { name: 'Documents', text: whole(documents.length), note: skipped.length > 0 ? `${whole(skipped.length)} more files were left out` : '' },
    { name: 'Groups', text: whole(sizes.length), note: `${whole(groups.filter(({ level }) => level === 'subgroup').length)} sub-groups` },
    { name: 'Sizes', text: `${whole(sizes.at(-1) ?? 0)} to ${whole(sizes[0] ?? 0)}`, note: `half of the groups have ${whole(median(sizes))} documents or more` },
    { name: 'In no group', text: whole(ungrouped), note: documents.length > 0 ? `${percent(ungrouped / documents.length)} of the documents` : '' },
    { name: 'Typical fit', text: figure(median(grouped.map(({ strength }) => strength))), note: 'median of how far inside its group a document lies, against the next group: 0 to 1' },
    { name: 'Silhouette', text: figure(quality.silhouette, 3), note: 'how separate the groups are, −1 to 1; comparable only between groups made from the same vectors' },
    ...(agreement ? folderMeasures(agreement) : []),
  ];
}

function folderMeasures({ documents, folders, ami, ari }: FolderAgreement): ReportMeasure[] {
  const counted = `${whole(documents)} documents in ${whole(folders)} top folders`;
  return [
    { name: 'Agrees with folders', text: figure(ami), note: `adjusted mutual information: 1 = the same, about 0 = no more alike than by chance; ${counted}` },
    { name: 'Pairs as in folders', text: figure(ari), note: 'adjusted Rand index, on the same scale' },
  ];
}

/** How far groups and top folders are the same. */
export interface FolderAgreement {
  /** Documents below a top folder; only these are counted. */
  readonly documents: number;
  readonly folders: number;
  readonly ami: number;
  readonly ari: number;
}

/** Holds the groups against the top folders; undefined when documents lie in fewer than two of them. */
function agreementWithFolders({ documents }: Grouping): FolderAgreement | undefined {
  const placed = documents.filter(({ path }) => path?.includes('/'));
  if (new Set(placed.map(({ path }) => path!.split('/', 1)[0])).size < 2) return undefined;
  const { names, classes } = truthOf(placed, { kind: 'folder' });
  const found = placed.map(({ group }) => group ?? -1);
  return { documents: placed.length, folders: names.length, ami: adjustedMutualInformation(found, classes), ari: adjustedRand(found, classes) };
}
