import { sumOf } from '../sums';
import { contingency } from './contingency';

/** Share of the items that are of their group's most frequent class: 0 … 1. Many small groups are pure for nothing. */
export function purity(found: ArrayLike<number>, truth: ArrayLike<number>): number {
  const { n, rows, cellRows, cells } = contingency(found, truth);
  const most = new Float64Array(rows.length);
  cells.forEach((count, at) => (most[cellRows[at]] = Math.max(most[cellRows[at]], count)));
  return n === 0 ? 1 : sumOf(most) / n;
}
