import type { Memento } from 'vscode';
import type { Group, Grouping } from '../../core/types';

const KEY = 'kindred.groupPage';

/** Remembers which group the page shows, for after a reload of the window; none when it shows none. */
export function rememberGroup(memory: Pick<Memento, 'update'>, group: Pick<Group, 'id' | 'name'> | undefined): Thenable<void> {
  return memory.update(KEY, group && { id: group.id, name: group.name });
}

/** The group that the page showed before, if these groups have it: its number alone may be another's by now. */
export function rememberedGroup(memory: Pick<Memento, 'get'>, { groups }: Pick<Grouping, 'groups'>): Group | undefined {
  const kept = memory.get<Pick<Group, 'id' | 'name'>>(KEY);
  return kept && groups.find(({ id, name }) => id === kept.id && name === kept.name);
}
