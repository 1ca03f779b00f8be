import { byPath } from '../../core/order';
import type { Grouping } from '../../core/types';
import type { Found } from './sources';

/**
 * A grouping of the very same inputs with what is left out now: what was read then and held nothing holds nothing now, and
 * what was left out by its name, size or the like need not be the same files.
 */
export function leftOutNow(grouping: Grouping, { inputs, skipped }: Pick<Found, 'inputs' | 'skipped'>): Grouping {
  const read = new Set(inputs.map(({ id }) => id));
  const all = [...skipped, ...grouping.skipped.filter(({ path }) => read.has(path))];
  return { ...grouping, skipped: all.sort(byPath) };
}
