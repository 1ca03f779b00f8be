import { assignColours } from '../identity/colours';
import type { Grouping } from '../types';

/** A colour slot for documents that become a group: one that its neighbours on the map do not have; `more` are in use too. */
export function freeColour({ documents, groups }: Grouping, members: readonly string[], more: readonly number[] = []): number {
  const tops = groups.filter(({ level }) => level === 'group');
  const label = new Map(tops.map(({ id }, i) => [id, i]));
  const own = new Set(members);
  const points = Float32Array.from(documents.flatMap(({ x, y }) => [x, y]));
  const labels = Int32Array.from(documents, ({ id, group }) => (own.has(id) ? tops.length : (label.get(group ?? -1) ?? -1)));
  const slots = assignColours(points, labels, [...tops.map(({ colour }) => colour), null, ...more]);
  return slots[tops.length];
}
