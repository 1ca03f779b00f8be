import type { Matrix } from '../types';
import { squaredDistancesToCentre, type GroupCentres } from './centres';

/** Mean Euclidean distance of each group's rows to its centre: how far the group spreads. Rows of −1 are in none. */
export function dispersions(vectors: Matrix, labels: Int32Array, groups: GroupCentres): Float64Array {
  const squares = squaredDistancesToCentre(vectors, labels, groups);
  const means = new Float64Array(groups.count);
  labels.forEach((label, row) => {
    if (label >= 0) means[label] += Math.sqrt(squares[row]) / groups.sizes[label];
  });
  return means;
}
