import { figure, percent, whole } from '../lab/said';
import { adjustedRand } from '../quality/adjustedRand';
import { adjustedMutualInformation } from '../quality/mutualInformation';
import { truthOf } from '../truth/truth';
import type { Grouping } from '../types';
import { median } from './groupFacts';
import { mainGroups, type GroupIndex } from './groupIndex';
import { say, type Wording } from './wording';

/** A figure of a whole grouping, with what it means. */
export interface ReportMeasure {
  readonly name: string;
  readonly text: string;
  readonly note: string;
}

/** The figures of a grouping: sizes, how well documents fit, how separate groups are, how far they agree with the folders. */
export function groupingMeasures(index: GroupIndex, wording: Wording): ReportMeasure[] {
  const { words } = wording;
  const { grouping } = index;
  const { documents, groups, quality, skipped } = grouping;
  const sizes = mainGroups(index).map(({ id }) => index.members.get(id)!.length).sort((a, b) => b - a);
  const grouped = documents.filter(({ group }) => group !== null);
  const ungrouped = documents.length - grouped.length;
  const agreement = agreementWithFolders(grouping);
  return [
    { name: words.documentsHead, text: whole(documents.length), note: skipped.length > 0 ? say(wording, 'leftOutMore', { count: whole(skipped.length) }) : '' },
    { name: words.groups, text: whole(sizes.length), note: say(wording, 'subgroupCount', { count: whole(groups.filter(({ level }) => level === 'subgroup').length) }) },
    { name: words.sizes, text: say(wording, 'span', { from: whole(sizes.at(-1) ?? 0), to: whole(sizes[0] ?? 0) }), note: say(wording, 'sizesMore', { count: whole(median(sizes)) }) },
    { name: words.noGroup, text: whole(ungrouped), note: documents.length > 0 ? say(wording, 'ofDocuments', { share: percent(ungrouped / documents.length) }) : '' },
    { name: words.fitMeasure, text: figure(median(grouped.map(({ strength }) => strength))), note: words.fitMeasureMore },
    { name: words.silhouette, text: figure(quality.silhouette, 3), note: words.silhouetteMore },
    ...(agreement ? folderMeasures(agreement, wording) : []),
  ];
}

function folderMeasures({ documents, folders, ami, ari }: FolderAgreement, wording: Wording): ReportMeasure[] {
  const { words } = wording;
  return [
    { name: words.agrees, text: figure(ami), note: say(wording, 'agreesMore', { documents: whole(documents), folders: whole(folders) }) },
    { name: words.pairs, text: figure(ari), note: words.pairsMore },
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
