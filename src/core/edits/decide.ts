import type { Grouping } from '../types';
import { decideDocuments, type DocumentEdit } from './decideDocuments';
import { decideGroups, type GroupEdit } from './decideGroups';
import { NO_DECISIONS, type Decisions } from './decisions';
import type { Edit } from './edit';
import { Workbench } from './workbench';

/**
 * The decisions after one more edit of the groups on show; `grouping` is the computed one below them. Nothing that was
 */
export function decide(grouping: Grouping, decisions: Decisions, edit: Edit): Decisions {
  if (edit.kind === 'reset') return NO_DECISIONS;
  const bench = new Workbench(grouping, decisions);
  if (isOfDocuments(edit)) decideDocuments(bench, edit);
  else decideGroups(bench, edit);
  return bench.draft.done();
}

function isOfDocuments(edit: GroupEdit | DocumentEdit): edit is DocumentEdit {
  return edit.kind === 'move' || edit.kind === 'reject' || edit.kind === 'pinDocuments' || edit.kind === 'make';
}

