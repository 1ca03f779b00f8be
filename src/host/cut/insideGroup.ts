import { l10n } from 'vscode';
import type { Group, Grouping } from '../../core/types';
import { pickGroup } from '../edits/pickGroup';
import type { Scope } from '../run/scope';
import { scopeOf } from '../run/scopeOf';

/** The documents of a group as a scope of their own, by what the groups are of; asks which group when none is given. Undefined when it was given up. */
export async function scopeInside(grouping: Grouping, asked: Scope | undefined, given: Group | undefined): Promise<Scope | undefined> {
  const group = given ?? (await askGroup(grouping));
  if (!group) return undefined;
  return { ...scopeOf(grouping.documents.filter(document => document[group.level] === group.id), asked), inside: group.name };
}

async function askGroup(grouping: Grouping): Promise<Group | undefined> {
  const chosen = await pickGroup(grouping, l10n.t('Group This Further: which?'), []);
  return grouping.groups.find(({ id }) => id === chosen);
}
