import type { Group, Grouping } from '../../core/types';
import { assignGroupShapes, groupHeart } from '../../protocol/groupShapes';

/** Gives a group's shape by number, the same as on the map; a sub-group has its parent's. */
export function treeShapes(grouping: Grouping): (group: Group) => number {
  const tops = grouping.groups.filter(group => group.level === 'group');
  const x = Float32Array.from(grouping.documents, document => document.x);
  const y = Float32Array.from(grouping.documents, document => document.y);
  const members = new Map<number, number[]>(tops.map(group => [group.id, []]));
  grouping.documents.forEach(({ group }, i) => group !== null && members.get(group)?.push(i));
  const shapes = assignGroupShapes(tops.flatMap(group => groupHeart(members.get(group.id)!, x, y) ?? [0, 0]));
  const shapeOf = new Map(tops.map((group, i) => [group.id, shapes[i]]));
  return ({ id, level, parent }) => shapeOf.get(level === 'subgroup' && parent !== null ? parent : id) ?? 0;
}
