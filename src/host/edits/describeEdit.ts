import { l10n } from 'vscode';
import type { Edit } from '../../core/edits/edit';
import { excerpt } from '../../core/result/excerpt';
import type { Grouping } from '../../core/types';
import { count } from '../words';

/** Characters of a name, those of a computed one at most, and of a title: of two long ones what was done with them would be out of sight. */
const LONGEST_NAME = 28;
const LONGEST_TITLE = 40;

/** What an edit did, in words of the past, from the groups on show before and after it. */
export function describeEdit(edit: Edit, before: Grouping, after: Grouping): string {
  const nameIn = ({ groups }: Grouping, id: number | null | undefined) => groups.find(group => group.id === id)?.name;
  const named = (text = '') => excerpt(text, LONGEST_NAME);
  const name = (id: number) => named(nameIn(before, id));
  const some = (ids: readonly number[]) => (ids.length === 1 ? name(ids[0]) : l10n.t('{0} groups', count(ids.length)));
  const titles = new Map(before.documents.map(document => [document.id, document.title]));
  const documents = (ids: readonly string[]) => (ids.length === 1 ? excerpt(titles.get(ids[0]) ?? ids[0], LONGEST_TITLE) : l10n.t('{0} documents', count(ids.length)));
  switch (edit.kind) {
    case 'rename':
      return l10n.t('{0} is now named {1}', name(edit.group), named(nameIn(after, edit.group) ?? edit.name));
    case 'recolour':
      return l10n.t('{0} has another colour', name(edit.group));
    case 'pinGroups':
      return edit.pinned ? l10n.t('{0} pinned', some(edit.groups)) : l10n.t('{0} unpinned', some(edit.groups));
    case 'pinDocuments':
      return edit.pinned ? l10n.t('{0} pinned', documents(edit.documents)) : l10n.t('{0} unpinned', documents(edit.documents));
    case 'hide':
      return edit.hidden ? l10n.t('{0} hidden', some(edit.groups)) : l10n.t('{0} shown again', some(edit.groups));
    case 'move':
      return edit.to === null ? l10n.t('{0} taken out of all groups', documents(edit.documents)) : l10n.t('{0} moved to {1}', documents(edit.documents), name(edit.to));
    case 'reject':
      return l10n.t('{0} taken out of its group', documents(edit.documents));
    case 'merge':
      return l10n.t('{0} merged into {1}', some(edit.groups.filter(id => id !== edit.into)), name(edit.into));
    case 'split':
      return edit.parts.length === 1 ? l10n.t('1 part split off {0}', name(edit.group)) : l10n.t('{0} parts split off {1}', count(edit.parts.length), name(edit.group));
    case 'make': {
      const own = after.documents.find(({ id }) => id === edit.documents[0])?.group;
      return l10n.t('{0} made of {1}', named(nameIn(after, own)), documents(edit.documents));
    }
    case 'forget':
      return l10n.t('What was decided about {0} forgotten', named(edit.name));
    case 'reset':
      return l10n.t('All changes to groups forgotten');
  }
}

/** What taking an edit back did. */
export function takenBack(label: string): string {
  return l10n.t('Undone: {0}', label);
}
