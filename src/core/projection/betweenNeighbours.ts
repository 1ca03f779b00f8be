import { membershipWeights } from './fuzzyGraph';

/**
 * The place on the map that fits a document which was not there when the map was made: between its neighbours (rows of
 * `positions`, nearest first, with their cosines), each with the weight that UMAP would give to the edge to it; the middle
 * of the map when there are none.
 */
export function betweenNeighbours(rows: readonly number[], likeness: readonly number[], positions: Float32Array): [number, number] {
  const weights = membershipWeights(Float32Array.from(likeness));
  let [x, y, sum] = [0, 0, 0];
  rows.forEach((row, at) => {
    x += weights[at] * positions[2 * row];
    y += weights[at] * positions[2 * row + 1];
    sum += weights[at];
  });
  return sum > 0 ? [x / sum, y / sum] : [0, 0];
}
