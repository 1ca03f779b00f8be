import type { Algebra } from '../../core/algebra/algebra';
import { groupSumsOf, type GroupSums } from '../../core/retrieval/groupFits';
import type { Matrix } from '../../core/types';
import { once } from '../once';
import type { Collected } from './collections';

/** Groups of a collection by label, and the sums of their vectors. */
export interface LabelledGroups {
  /** Id of the group of each label. */
  readonly ids: readonly number[];
  readonly sums: GroupSums;
}

/** Adds up the members of each group; `groups` has the group's id for each row, −1 for none. */
export async function labelledGroups(vectors: Matrix, groups: Int32Array, algebra: Algebra): Promise<LabelledGroups> {
  const ids = [...new Set(groups)].filter(id => id >= 0).sort((a, b) => a - b);
  const labelOf = new Map(ids.map((id, label) => [id, label]));
  return { ids, sums: await groupSumsOf(vectors, groups.map(id => labelOf.get(id) ?? -1), algebra) };
}

const known = new WeakMap<Collected, () => Promise<LabelledGroups>>();

/** The groups of a collection, added up once for all who ask. */
export function labelledGroupsOf(collected: Collected, algebra: Algebra): Promise<LabelledGroups> {
  const groups = known.get(collected) ?? once(() => labelledGroups(collected.collection.vectors, collected.groups, algebra));
  known.set(collected, groups);
  return groups();
}
