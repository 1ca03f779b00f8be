import type { GroupCentres } from './centres';

/** Euclidean distance between every two centres: k × k, row-major. */
export function centreDistances({ count, columns, centres }: GroupCentres): Float64Array {
  const distances = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      let square = 0;
      for (let c = 0; c < columns; c++) square += (centres[i * columns + c] - centres[j * columns + c]) ** 2;
      distances[i * count + j] = distances[j * count + i] = Math.sqrt(square);
    }
  }
  return distances;
}
