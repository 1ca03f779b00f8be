import { l10n, window } from 'vscode';
import type { Group, Grouping } from '../../core/types';
import { documentUri } from '../documentUris';
import type { Scope } from '../run/scope';
import { count } from '../words';

/** The documents of a group as a scope of their own; asks which group when none is given. Undefined when it was given up. */
export async function scopeInside(grouping: Grouping, given: Group | undefined): Promise<Scope | undefined> {
  const group = given ?? (await askGroup(grouping));
  if (!group) return undefined;
  const uris = grouping.documents.flatMap(document => (document[group.level] === group.id ? (documentUri(document)?.toString() ?? []) : []));
  return { kind: 'chosen', uris, inside: group.name };
}

async function askGroup({ groups }: Grouping): Promise<Group | undefined> {
  const items = groups.filter(({ level }) => level !== 'area').map(group => ({ label: group.name, description: l10n.t('{0} documents', count(group.size)), group }));
  const title = l10n.t('Group This Further');
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Group whose documents are grouped as if they were the folder'), matchOnDescription: true }))?.group;
}
