import { l10n } from 'vscode';
import type { Edit } from '../../core/edits/edit';
import { KindredError } from '../../core/errors';
import type { Grouping } from '../../core/types';
import { sameGroup } from '../group/sameGroup';

/** Gives ids of groups on show now by those that they had before: a run that ended meanwhile has numbered its groups anew. What it gives throws a `KindredError` for a group that is not there any more. */
export function idsNow(before: Grouping, now: Grouping): (id: number) => number {
  return id => {
    if (before === now) return id;
    const asked = before.groups.find(group => group.id === id);
    const own = asked && sameGroup(asked, before, now);
    if (!own) throw new KindredError('badInput', l10n.t('The groups were made anew meanwhile, and {0} is not among them. Nothing was changed.', asked?.name ?? ''));
    return own.id;
  };
}

/** An edit of groups on show before, as it is said of those on show now; throws as `idsNow` does. */
export function carriedEdit(edit: Edit, before: Grouping, now: Grouping): Edit {
  const idNow = idsNow(before, now);
  switch (edit.kind) {
    case 'rename':
    case 'recolour':
    case 'split':
      return { ...edit, group: idNow(edit.group) };
    case 'pinGroups':
    case 'hide':
      return { ...edit, groups: edit.groups.map(idNow) };
    case 'merge':
      return { ...edit, groups: edit.groups.map(idNow), into: idNow(edit.into) };
    case 'move':
      return edit.to === null ? edit : { ...edit, to: idNow(edit.to) };
    case 'pinDocuments':
    case 'reject':
    case 'make':
    case 'forget':
    case 'reset':
      return edit;
  }
}
