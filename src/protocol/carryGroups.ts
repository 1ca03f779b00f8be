import type { Group } from '../core/types';

/**
 * Ids of groups in a new grouping, from ids in the one before: a run numbers its groups anew, but keeps the name of a
 * group it finds again, and a person who gives a group another name leaves all else. Ids of groups that are gone are left
 * out; negative ones stand for no group and stay.
 */
export function carryGroups(ids: Iterable<number>, before: readonly Group[], after: readonly Group[]): number[] {
  const names = new Map(before.map(group => [group.id, nameOf(group, before)]));
  const found = new Map(after.map(group => [nameOf(group, after), group.id]));
  const known = new Set(names.values());
  const renamed = (id: number) => {
    const [was, is] = [before, after].map(groups => groups.find(group => group.id === id));
    const same = was && is && was.level === is.level && was.size === is.size && was.colour === is.colour && !known.has(nameOf(is, after));
    return same ? id : [];
  };
  return [...ids].flatMap(id => (id < 0 ? id : (found.get(names.get(id) ?? '') ?? renamed(id))));
}

/** Sub-groups of different groups may share a name. */
function nameOf(group: Group, all: readonly Group[]): string {
  const parent = group.level === 'subgroup' ? all.find(({ id }) => id === group.parent) : undefined;
  return JSON.stringify([group.level, parent?.name ?? '', group.name]);
}
