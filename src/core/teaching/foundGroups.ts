import { groupCount } from '../clustering/labels';
import type { Corrections } from './corrections';

/** Least share of a group's documents that must be together for the group to be found again. */
const FOUND_AGAIN = 0.3;

/**
 * The label of each group that corrections speak of: the one that holds most of its documents, those that were moved to it
 * left out. A group that is not found again, and one that a person made, gets a new label.
 */
export function foundGroups(labels: Int32Array, position: ReadonlyMap<string, number>, { groups, documents }: Corrections): Int32Array {
  const moved = groups.map(() => new Set<string>());
  for (const { document, to } of documents) if (to !== undefined && to !== null) moved[to].add(document);
  let next = groupCount(labels);
  return Int32Array.from(groups, (members, group) => {
    const rest = members.filter(id => !moved[group].has(id)).flatMap(id => position.get(id) ?? []);
    const counts = new Map<number, number>();
    for (const row of rest) if (labels[row] >= 0) counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
    const [label, count] = [...counts].sort(([a, most], [b, other]) => other - most || a - b)[0] ?? [-1, 0];
    return count > 0 && count >= FOUND_AGAIN * rest.length ? label : next++;
  });
}
