import { clusteringMethods } from '../core/clustering/methods';
import type { Grouping } from '../core/types';
import { counted, number } from './table';

/** What is to be said, before any work, of a number of groups that the method will not look at; undefined where it will. */
export function unheededGroups(asked: number | 'auto', method: string): string | undefined {
  const finds = clusteringMethods.some(({ name, takesGroups }) => name === method && !takesGroups);
  return asked !== 'auto' && finds ? `${method} finds the number of groups by itself, so --groups ${asked} changes nothing. Leave it away, or take a method that is told the number.` : undefined;
}

/** What is to be said of fewer groups than the method was told to make; undefined where there are as many. */
export function fewerGroups(asked: number | 'auto', method: string, { groups }: Pick<Grouping, 'groups'>): string | undefined {
  if (asked === 'auto' || unheededGroups(asked, method)) return undefined;
  const made = groups.filter(({ level }) => level === 'group').length;
  return made < asked ? `${counted(made, 'group')} instead of ${number(asked)}: documents that tell nothing apart stay together, and no group is empty.` : undefined;
}
