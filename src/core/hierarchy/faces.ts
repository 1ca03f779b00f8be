import type { Group, Grouping, GroupHierarchy, GroupLevel, HierarchyNode } from '../types';

/** What a node that is a group of several levels goes by: its group before its sub-group before its area. */
const RANK: Readonly<Record<GroupLevel, number>> = { group: 2, subgroup: 1, area: 0 };

/** The grouping's own group that each node is, where it is one. */
export function ownGroups({ groups }: Grouping, { own }: GroupHierarchy): Map<number, Group> {
  const found = new Map<number, Group>();
  groups.forEach((group, at) => {
    const other = found.get(own[at]);
    if (!other || RANK[group.level] > RANK[other.level]) found.set(own[at], group);
  });
  return found;
}

/** Names, keywords and examples of all nodes; the grouping's own groups have theirs, whoever named them. */
export function nodeFaces(grouping: Grouping, hierarchy: GroupHierarchy): HierarchyNode[] {
  const own = ownGroups(grouping, hierarchy);
  return hierarchy.nodes.map((face, node) => {
    const group = own.get(node);
    return group ? { ...face, name: group.name, keywords: group.keywords } : face;
  });
}
