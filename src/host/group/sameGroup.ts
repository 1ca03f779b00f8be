import type { Group, Grouping } from '../../core/types';

/**
 * The group of another grouping that a group went on as: of its level, with its name and made of its members, as after
 * parts were split off; otherwise with most of its members, at least half of them.
 */
export function sameGroup({ id, level, name }: Pick<Group, 'id' | 'level' | 'name'>, before: Grouping, after: Grouping): Group | undefined {
  const members = new Set(before.documents.filter(document => document[level] === id).map(document => document.id));
  const counts = new Map<number, number>();
  for (const document of after.documents) {
    const group = document[level];
    if (group !== null && members.has(document.id)) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const namesake = after.groups.find(group => group.level === level && group.name === name && 2 * (counts.get(group.id) ?? 0) > group.size);
  if (namesake) return namesake;
  const [best] = [...counts].sort(([a, most], [b, other]) => other - most || Number(b === id) - Number(a === id) || a - b);
  return best && best[1] >= members.size / 2 ? after.groups.find(group => group.id === best[0]) : undefined;
}
