import type { Algebra } from '../algebra/algebra';
import { rowsOf, squaredLengths } from '../algebra/rows';
import type { Random } from '../random';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** k of the given rows, drawn at random without repeating one; all when there are fewer. */
export function randomRows(rows: Int32Array, k: number, random: Random): Int32Array {
  const drawn = rows.slice();
  const count = Math.min(k, rows.length);
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(random() * (rows.length - at));
    [drawn[at], drawn[other]] = [drawn[other], drawn[at]];
  }
  return drawn.subarray(0, count);
}

/**
 * Rows to start k-means from, far apart by greedy k-means++ (Arthur and Vassilvitskii, 2007, with the best of a few draws
 * at each step). Fewer than k when the rows have fewer distinct places.
 */
export async function startingRows(x: Matrix, k: number, random: Random, algebra: Algebra, work?: Work): Promise<Int32Array> {
  if (x.rows === 0 || k <= 0) return new Int32Array(0);
  const draws = 2 + Math.floor(Math.log(k));
  const squares = squaredLengths(x);
  const chosen = [Math.floor(random() * x.rows)];
  let distances = await distancesTo(x, squares, chosen, algebra, work).then(([first]) => first);
  while (chosen.length < k) {
    const drawn = drawDistinct(distances, draws, random);
    if (drawn.length === 0) break;
    let best = -1;
    let bestSum = Infinity;
    let bestDistances = distances;
    for (const [position, candidate] of (await distancesTo(x, squares, drawn, algebra, work)).entries()) {
      const nearest = candidate.map((distance, i) => Math.min(distance, distances[i]));
      const sum = nearest.reduce((total, distance) => total + distance, 0);
      if (sum < bestSum) [best, bestSum, bestDistances] = [drawn[position], sum, nearest];
    }
    chosen.push(best);
    distances = bestDistances;
  }
  return Int32Array.from(chosen);
}

/** Squared distances of all rows to each of some rows; rounding noise counts as 0. */
async function distancesTo(x: Matrix, squares: Float64Array, rows: number[], algebra: Algebra, work?: Work): Promise<Float64Array[]> {
  const products = (await algebra.productTransposed(x, rowsOf(x, Int32Array.from(rows)), work)).data;
  return rows.map((row, at) =>
    squares.map((square, i) => {
      const distance = square + squares[row] - 2 * products[i * rows.length + at];
      return distance > 1e-5 * (square + squares[row]) ? distance : 0;
    }),
  );
}

/** Draws positions with chances in proportion to the weights; nothing when all weights are 0. */
function drawDistinct(weights: Float64Array, draws: number, random: Random): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return [];
  const drawn = new Set<number>();
  for (let draw = 0; draw < draws; draw++) {
    let left = random() * total;
    let at = 0;
    while (at < weights.length - 1 && (left -= weights[at]) > 0) at++;
    while (weights[at] === 0) at = (at + 1) % weights.length;
    drawn.add(at);
  }
  return Array.from(drawn);
}
