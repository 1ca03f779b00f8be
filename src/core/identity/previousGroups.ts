import type { Group, GroupedDocument, Grouping, PreviousGroup } from '../types';

/** What a new run needs of an earlier grouping so that names and colours stay. */
export function previousGroups(grouping: Grouping | undefined): PreviousGroup[] {
  if (!grouping) return [];
  const members = new Map<number, string[]>(grouping.groups.map(group => [group.id, []]));
  for (const document of grouping.documents)
    for (const id of groupsOf(document)) members.get(id)?.push(document.id);
  return grouping.groups.map(({ id, level, name, colour }: Group) => ({ level, name, colour, members: members.get(id) ?? [] }));
}

function groupsOf({ area, group, subgroup }: GroupedDocument): number[] {
  return [area, group, subgroup].filter(id => id !== null);
}
