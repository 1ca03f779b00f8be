import type { Algebra } from '../algebra/algebra';
import { eachProductRow } from '../algebra/distances';
import { squaredDistance, squaredLengths } from '../algebra/rows';
import { neighbourCount } from '../algebra/shapes';
import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { nearestByTree } from './kdTree';
import { nearestNeighbours } from './nearestNeighbours';

/** For each of n rows its k nearest other rows by Euclidean distance, nearest first; both arrays are n × k, row-major. */
export interface NearestRows {
  readonly k: number;
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/** How far from 1 a squared length may be for its row to count as of unit length: what single precision leaves. */
const UNIT = 1e-5;
/** Up to so many columns a tree finds the nearest rows without comparing all. */
const FEW_COLUMNS = 8;

/** The k nearest other rows of each row of x by Euclidean distance, of equals the first; k is cut to n − 1. Of many unit rows 99 of 100 (see `nearestNeighbours`). */
export async function nearestRows(x: Matrix, k: number, algebra: Algebra, work: Work = {}): Promise<NearestRows> {
  work.report?.(0, x.rows);
  throwIfCancelled(work.signal);
  const squares = squaredLengths(x);
  const found = neighbourCount(x.rows, k);
  const indices = await nearestIndices(x, squares, found, algebra, work);
  const distances = await sortedDistances(x, indices, found, work);
  work.report?.(x.rows, x.rows);
  return { k: found, indices, distances };
}

async function nearestIndices(x: Matrix, squares: Float64Array, k: number, algebra: Algebra, work: Work): Promise<Int32Array> {
  if (k > 0 && x.columns <= FEW_COLUMNS) return nearestByTree(x, k, work);
  const isUnit = squares.every(square => Math.abs(square - 1) < UNIT);
  return isUnit ? (await nearestNeighbours(x, k, algebra, work)).indices : nearestOfAnyLength(x, squares, k, algebra, work);
}

/** The kernels know neighbours by cosine only, which is not distance where lengths differ. */
async function nearestOfAnyLength(x: Matrix, squares: Float64Array, k: number, algebra: Algebra, work: Work): Promise<Int32Array> {
  const indices = new Int32Array(x.rows * k);
  const distances = new Float64Array(k);
  await eachProductRow(x, x, algebra, work, (row, products) => {
    const nearest = indices.subarray(row * k, (row + 1) * k);
    let filled = 0;
    for (let other = 0; other < x.rows; other++) {
      const distance = squares[other] - 2 * products[other];
      if (other === row || (filled === k && distance >= distances[k - 1])) continue;
      let at = filled < k ? filled++ : k - 1;
      for (; at > 0 && distances[at - 1] > distance; at--) {
        distances[at] = distances[at - 1];
        nearest[at] = nearest[at - 1];
      }
      distances[at] = distance;
      nearest[at] = other;
    }
  });
  return indices;
}

/** Distances to the rows found, in double precision; puts each row's `indices` in their order. */
async function sortedDistances(x: Matrix, indices: Int32Array, k: number, work: Work): Promise<Float64Array> {
  const distances = new Float64Array(indices.length);
  const pace = new Pace(work.signal);
  for (let row = 0; row < x.rows; row++) {
    const first = row * k;
    for (let found = first; found < first + k; found++) {
      const other = indices[found];
      const square = squaredDistance(x, row, other);
      let at = found;
      for (; at > first && (distances[at - 1] > square || (distances[at - 1] === square && indices[at - 1] > other)); at--) {
        distances[at] = distances[at - 1];
        indices[at] = indices[at - 1];
      }
      distances[at] = square;
      indices[at] = other;
    }
    if (pace.due) await pace.breathe();
  }
  return distances.map(Math.sqrt);
}
