import type { Grouping } from '../types';
import { decideDocuments, type DocumentEdit } from './decideDocuments';
import { decideGroups, type GroupEdit } from './decideGroups';
import { NO_DECISIONS, type Decisions } from './decisions';
import { DecisionsDraft } from './draft';
import type { Edit } from './edit';
import { Workbench } from './workbench';

/**
 * The decisions after one more edit of the groups on show; `grouping` is the computed one below them. Throws a
 * `KindredError` that says what is wrong with the edit.
 */
export function decide(grouping: Grouping, decisions: Decisions, edit: Edit): Decisions {
  if (edit.kind === 'reset') return NO_DECISIONS;
  if (edit.kind === 'forget') return forgotten(decisions, edit.key);
  const bench = new Workbench(grouping, decisions);
  if (isOfDocuments(edit)) decideDocuments(bench, edit);
  else decideGroups(bench, edit);
  return bench.draft.done();
}

/** The decisions after edits, one after the other. Throws as `decide`. */
export function decideAll(grouping: Grouping, decisions: Decisions, edits: readonly Edit[]): Decisions {
  // Names move nothing: one look at the groups does for many.
  if (edits.length > 1 && edits.every(edit => edit.kind === 'rename')) {
    const bench = new Workbench(grouping, decisions);
    for (const edit of edits) decideGroups(bench, edit);
    return bench.draft.done();
  }
  return edits.reduce((now, edit) => decide(grouping, now, edit), decisions);
}

function forgotten(decisions: Decisions, key: string): Decisions {
  const draft = new DecisionsDraft(decisions);
  draft.replace(key);
  return draft.done();
}

function isOfDocuments(edit: GroupEdit | DocumentEdit): edit is DocumentEdit {
  return edit.kind === 'move' || edit.kind === 'reject' || edit.kind === 'pinDocuments' || edit.kind === 'make';
}

