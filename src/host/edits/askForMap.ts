import type { Edit } from '../../core/edits/edit';
import type { Grouping } from '../../core/types';
import type { MapQuestion } from '../../protocol/mapSides';
import { askColour, askMake, askMerge, askMove, askRename } from './askEdit';
import { askSplit, type SplitParts } from './askSplit';
import { carriedEdit } from './carriedEdit';
import type { ShownGroups } from './shownGroups';

/** Asks what a change begun on the map still lacks, and carries it out; the groups may be others by the time that is answered. */
export async function askForMap(groups: ShownGroups, by: SplitParts, question: MapQuestion): Promise<void> {
  const before = groups.whole;
  const edit = groups.grouping && (await ask(groups.grouping, by, question));
  if (edit && before) await groups.apply(carriedEdit(edit, before, groups.whole!));
}

async function ask(grouping: Grouping, by: SplitParts, question: MapQuestion): Promise<Edit | undefined> {
  switch (question.what) {
    case 'move':
      return askMove(grouping, question.documents);
    case 'make':
      return askMake(grouping, question.documents);
    case 'merge':
      return askMerge(grouping, question.groups);
  }
  const [group] = question.groups.filter(id => grouping.groups.some(known => known.id === id));
  if (group === undefined) return undefined;
  switch (question.what) {
    case 'rename':
      return askRename(grouping, group);
    case 'colour':
      return askColour(grouping, group);
    case 'split':
      return askSplit(grouping, by, group);
  }
}
