import type { Group, Grouping, PreviousGroup } from '../types';

/** What a new run needs of an earlier grouping so that names and colours stay. */
export function previousGroups(grouping: Grouping | undefined): PreviousGroup[] {
  if (!grouping) return [];
  const members = new Map<number | null, string[]>(grouping.groups.map(group => [group.id, []]));
  for (const { id, area, group, subgroup } of grouping.documents) {
    members.get(area)?.push(id);
    members.get(group)?.push(id);
    members.get(subgroup)?.push(id);
  }
  return grouping.groups.map(({ id, level, name, colour }: Group) => ({ level, name, colour, members: members.get(id) ?? [] }));
}
