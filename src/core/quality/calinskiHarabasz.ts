import { sumOf } from '../sums';
import type { GroupCentres } from './centres';

/**
 * How far groups lie from one another against how far they spread (Calinski and Harabasz, 1974; the variance ratio):
 * 0 and up, more is better. `within` is the sum of the squared distances of rows to their centres; null with fewer than two
 * groups or with no row more than groups. As in scikit-learn, groups without any spread give 1.
 */
export function calinskiHarabasz(within: number, groups: GroupCentres): number | null {
  const { count, columns, sizes, centres } = groups;
  const n = sumOf(sizes);
  if (count < 2 || n <= count) return null;
  const mean = new Float64Array(columns);
  for (let k = 0; k < count; k++) for (let c = 0; c < columns; c++) mean[c] += (centres[k * columns + c] * sizes[k]) / n;
  let between = 0;
  for (let k = 0; k < count; k++) for (let c = 0; c < columns; c++) between += sizes[k] * (centres[k * columns + c] - mean[c]) ** 2;
  return within === 0 ? 1 : (between * (n - count)) / (within * (count - 1));
}
