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
/** Above so many rows not all neighbours are found, and distances are taken from the products they were found by. */
const PRECISE_ROWS = 20_000;
/** Below this share of the squared lengths a squared distance by 32-bit products has too few digits left. */
const NEAR = 1e-2;
/** Up to so many columns a tree finds the nearest rows without comparing all. */
const FEW_COLUMNS = 8;

/** The k nearest other rows of each row of x by Euclidean distance, of equals the first; k is cut to n − 1. Of many unit rows 99 of 100 (see `nearestNeighbours`). */
export async function nearestRows(x: Matrix, k: number, algebra: Algebra, work: Work = {}, preciseRows = PRECISE_ROWS): Promise<NearestRows> {
  work.report?.(0, x.rows);
  throwIfCancelled(work.signal);
  const squares = squaredLengths(x);
  const found = neighbourCount(x.rows, k);
  const { indices, similarities } = await nearestUnsorted(x, squares, found, algebra, work);
  const products = x.rows > preciseRows ? similarities : undefined;
  const squareOf = (row: number, other: number, at: number) => {
    const apart = squares[row] + squares[other];
    const square = products ? apart - 2 * products[at] : 0;
    return square > NEAR * apart ? square : squaredDistance(x, row, other);
  };
  const distances = await sortedDistances(x.rows, indices, found, squareOf, work);
  work.report?.(x.rows, x.rows);
  return { k: found, indices, distances };
}

/** The rows in about their order, and of unit rows their products. */
async function nearestUnsorted(x: Matrix, squares: Float64Array, k: number, algebra: Algebra, work: Work): Promise<{ indices: Int32Array; similarities?: Float32Array }> {
  if (k > 0 && x.columns <= FEW_COLUMNS) return { indices: await nearestByTree(x, k, work) };
  const isUnit = squares.every(square => Math.abs(square - 1) < UNIT);
  if (!isUnit) return { indices: await nearestOfAnyLength(x, squares, k, algebra, work) };
  return nearestNeighbours(x, k, algebra, work);
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

/** Distances to the rows found, by their squares; puts each row's `indices` in their order. `squareOf` is also told where an index stands. */
async function sortedDistances(
  rows: number,
  indices: Int32Array,
  k: number,
  squareOf: (row: number, other: number, at: number) => number,
  work: Work,
): Promise<Float64Array> {
  const distances = new Float64Array(indices.length);
  const pace = new Pace(work.signal);
  for (let row = 0; row < rows; row++) {
    const first = row * k;
    for (let found = first; found < first + k; found++) {
      const other = indices[found];
      const square = squareOf(row, other, found);
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
