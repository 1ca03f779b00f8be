import { copyWeights } from './copies';
import { membershipWeights } from './fuzzyGraph';

/**
 * The place on the map that fits a document which was not there when the map was made: between its neighbours (rows of
 * `positions`, nearest first, with their cosines), each with the weight that UMAP would give to the edge to it, and the nearer
 * to one the more it is a copy of that; the middle of the map when there are none.
 */
export function betweenNeighbours(rows: readonly number[], likeness: readonly number[], positions: Float32Array): [number, number] {
  if (rows.length === 0) return [0, 0];
  const copies = copyWeights(likeness);
  const [among, beside] = [middleOf(rows, membershipWeights(Float32Array.from(likeness)), positions), middleOf(rows, copies, positions)];
  const share = Math.max(...copies);
  return [among[0] + share * (beside[0] - among[0]), among[1] + share * (beside[1] - among[1])];
}

function middleOf(rows: readonly number[], weights: Float32Array, positions: Float32Array): [number, number] {
  let [x, y, sum] = [0, 0, 0];
  rows.forEach((row, at) => {
    x += weights[at] * positions[2 * row];
    y += weights[at] * positions[2 * row + 1];
    sum += weights[at];
  });
  return sum > 0 ? [x / sum, y / sum] : [0, 0];
}
