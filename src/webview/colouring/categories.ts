import { countsOf } from '../../core/gather';
import { UNGROUPED_SLOT } from '../../core/palette';
import { CATEGORY_SLOTS, OTHER_SLOT } from './slots';

export interface Category {
  readonly name: string;
  readonly slot: number;
  readonly count: number;
}

/** Kinds that get a colour of their own; as many as there are slots. */
const MOST = CATEGORY_SLOTS.length;

/**
 * Sorts documents by the values each has: the commonest values get a slot each, in order, and what is beyond the slots is
 * one category of others. A document with several values counts under its commonest one; without any it has no category.
 * `unnamed` stands for the empty value.
 */
export function categorise(values: readonly (readonly string[])[], unnamed: string, other: string): { slot: Uint8Array; part: Int32Array; categories: Category[] } {
  const held = countsOf(values.flatMap(own => [...new Set(own)]));
  const order = [...held].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
  const rank = new Map(order.map((value, k) => [value, k]));
  const named = order.length > MOST ? MOST - 1 : order.length;
  const part = Int32Array.from(values, own => (own.length ? Math.min(named, ...own.map(value => rank.get(value)!)) : -1));
  const counts = new Array<number>(named + 1).fill(0);
  for (const at of part) if (at >= 0) counts[at]++;
  const categories = order.slice(0, named).map((value, k) => ({ name: value || unnamed, slot: CATEGORY_SLOTS[k], count: counts[k] }));
  if (counts[named]) categories.push({ name: other, slot: OTHER_SLOT, count: counts[named] });
  return { slot: Uint8Array.from(part, at => categories[at]?.slot ?? UNGROUPED_SLOT), part, categories };
}
