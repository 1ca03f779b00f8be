import { l10n } from 'vscode';
import type { Group, Grouping } from '../../core/types';
import { documentUri } from '../documentUris';
import { pickGroup } from '../edits/pickGroup';
import type { Scope } from '../run/scope';

/** The documents of a group as a scope of their own; asks which group when none is given. Undefined when it was given up. */
export async function scopeInside(grouping: Grouping, given: Group | undefined): Promise<Scope | undefined> {
  const group = given ?? (await askGroup(grouping));
  if (!group) return undefined;
  const uris = grouping.documents.flatMap(document => (document[group.level] === group.id ? (documentUri(document)?.toString() ?? []) : []));
  return { kind: 'chosen', uris, inside: group.name };
}

async function askGroup(grouping: Grouping): Promise<Group | undefined> {
  const chosen = await pickGroup(grouping, l10n.t('Group This Further: which?'), []);
  return grouping.groups.find(({ id }) => id === chosen);
}
