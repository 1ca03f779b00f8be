import { groupCount } from '../clustering/labels';
import { assignColours } from '../identity/colours';
import type { SmallMap } from './comparison';

/** A colour slot (0 … 19) for each group of the grouping that the others are coloured like. */
export function leadingColours({ rows, positions }: SmallMap, labels: Int32Array): number[] {
  return assignColours(positions, rows.map(row => labels[row]), new Array<null>(groupCount(labels)).fill(null));
}

/** Gives each group the colour of the group in the leading grouping that it shares most documents with. */
export function coloursLike(leading: Int32Array, slots: readonly number[], labels: Int32Array): number[] {
  const both = Int32Array.from(labels.keys()).filter(row => labels[row] >= 0 && leading[row] >= 0);
  const shared = Array.from({ length: groupCount(labels) }, () => new Float64Array(slots.length));
  for (const row of both) shared[labels[row]][leading[row]]++;
  return shared.map(counts => slots[counts.indexOf(Math.max(...counts))] ?? 0);
}
