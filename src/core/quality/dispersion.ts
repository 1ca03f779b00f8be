import type { GroupCentres } from './centres';

/**
 * Mean Euclidean distance of each group's rows to its centre, from their squares: how far the group spreads. Rows of −1 are
 * in none.
 */
export function dispersions(squares: Float64Array, labels: Int32Array, groups: GroupCentres): Float64Array {
  const means = new Float64Array(groups.count);
  labels.forEach((label, row) => {
    if (label >= 0) means[label] += Math.sqrt(squares[row]) / groups.sizes[label];
  });
  return means;
}
