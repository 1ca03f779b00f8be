import type { Edit } from '../../core/edits/edit';
import type { Grouping } from '../../core/types';
import type { MapQuestion } from '../../protocol/mapSides';
import type { Engine } from '../run/engine';
import { askColour, askMake, askMerge, askMove, askRename } from './askEdit';
import { askSplit } from './askSplit';
import type { ShownGroups } from './shownGroups';

/** Asks what a change begun on the map still lacks, and carries it out. */
export async function askForMap(groups: ShownGroups, engine: Engine, question: MapQuestion): Promise<void> {
  const edit = groups.grouping && (await ask(groups.grouping, engine, question));
  if (edit) await groups.apply(edit);
}

async function ask(grouping: Grouping, engine: Engine, question: MapQuestion): Promise<Edit | undefined> {
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
      return askSplit(grouping, engine, group);
  }
}
