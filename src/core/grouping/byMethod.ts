import type { Algebra } from '../algebra/algebra';
import { groupCount } from '../clustering/labels';
import { clusteringMethod } from '../clustering/methods';
import type { Choice, Matrix } from '../types';
import type { Work } from '../work';
import type { LabelsAndMethod } from './labelsAndMethod';

/** Groups by a method of the registry; `groups` is the number wanted where the method takes one. */
export async function groupsByMethod(
  vectors: Matrix,
  { name, parameters }: Choice,
  groups: number,
  seed: number,
  algebra: Algebra,
  work: Work,
): Promise<LabelsAndMethod> {
  const method = clusteringMethod(name);
  const { labels, found = {} } = await method.cluster(vectors, { groups, parameters, seed, algebra }, work);
  const said = { ...(method.takesGroups && { groups: groupCount(labels) }), ...parameters, ...found };
  const details = Object.entries(said).map(([key, value]) => `${key} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`);
  return { group: labels, method: [name, ...details].join(', ') };
}
