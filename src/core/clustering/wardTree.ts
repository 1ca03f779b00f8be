import type { Algebra } from '../algebra/algebra';
import { eachProductRow } from '../algebra/distances';
import { rowsOf, squaredDistance, squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import type { Dendrogram } from './method';
import { mergesInOrder, type Merges } from './mergesInOrder';

/** Below this share of their squared lengths a squared distance by 32-bit products has too few digits left. */
const NEAR = 1e-3;
/** Places of groups that are gone are given up when they are this share of all. */
const GONE = 0.25;

/** The groups there are: each has a place, with its centre, how many rows it holds (0 = it is gone) and the number of one of them. */
interface Groups {
  centres: Matrix;
  squares: Float64Array;
  sizes: Float64Array;
  rows: Int32Array;
  /** Height of the last merge inside each. */
  tops: Float64Array;
  /** Place of the nearest other group, −1 while it is to be found, and Ward's distance to it. */
  nearest: Int32Array;
  distances: Float64Array;
}

/**
 * The dendrogram of rows by Ward's method (1963), from the centres of groups: every two groups that are nearest to each other
 * are joined at once (Murtagh, 1983), and as joining brings no group nearer to a third, only those look again whose nearest
 * one was joined. Takes memory for the rows alone. `sizes` are how many rows each row stands for. Equal to scipy's `linkage`
 * but for ties and the digits of 32 bits.
 */
export async function wardTree(x: Matrix, sizes: Int32Array, algebra: Algebra, work: Work = {}): Promise<Dendrogram> {
  const n = x.rows;
  const merges: Merges = { first: new Int32Array(Math.max(0, n - 1)), second: new Int32Array(Math.max(0, n - 1)), heights: new Float64Array(Math.max(0, n - 1)) };
  const pace = new Pace(work.signal);
  throwIfCancelled(work.signal);
  let groups = singles(x, sizes);
  let gone = 0;
  for (let done = 0; done < n - 1; ) {
    work.report?.(done, n);
    await findNearest(groups, algebra, { signal: work.signal });
    for (const [kept, other] of nearestPairs(groups)) {
      merges.first[done] = groups.rows[kept];
      merges.second[done] = groups.rows[other];
      merges.heights[done++] = join(groups, kept, other);
      gone++;
    }
    forgetGone(groups);
    if (gone > GONE * groups.rows.length) {
      groups = withoutGone(groups);
      gone = 0;
    }
    await pace.breathe();
  }
  work.report?.(n, n);
  return mergesInOrder(merges, n);
}

function singles(x: Matrix, sizes: Int32Array): Groups {
  return {
    centres: { ...x, data: x.data.slice() },
    squares: squaredLengths(x),
    sizes: Float64Array.from(sizes),
    rows: Int32Array.from(sizes.keys()),
    tops: new Float64Array(x.rows),
    nearest: new Int32Array(x.rows).fill(-1),
    distances: new Float64Array(x.rows),
  };
}

/** Twice what joining two groups adds to the inertia: of single rows their squared distance. */
function weight(size: number, other: number): number {
  return (2 * size * other) / (size + other);
}

/** Finds the nearest group of each that has none; of equals the first. */
async function findNearest({ centres, squares, sizes, nearest, distances }: Groups, algebra: Algebra, work: Work): Promise<void> {
  const looking = Int32Array.from(nearest.keys()).filter(place => sizes[place] > 0 && nearest[place] < 0);
  await eachProductRow(rowsOf(centres, looking), centres, algebra, work, (row, products) => {
    const own = looking[row];
    const [square, size] = [squares[own], sizes[own]];
    let best = -1;
    let least = Infinity;
    for (let other = 0; other < sizes.length; other++) {
      if (sizes[other] === 0 || other === own) continue;
      const apart = square + squares[other];
      let squared = apart - 2 * products[other];
      if (squared < NEAR * apart) squared = squaredDistance(centres, own, other);
      const distance = squared * weight(size, sizes[other]);
      if (distance < least) [least, best] = [distance, other];
    }
    nearest[own] = best;
    distances[own] = weight(size, sizes[best]) * squaredDistance(centres, own, best);
  });
}

/** Pairs that are nearest to each other, the lower place first; where rounding leaves none, the nearest of all. */
function nearestPairs({ sizes, nearest, distances }: Groups): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let closest = -1;
  for (let place = 0; place < sizes.length; place++) {
    if (sizes[place] === 0) continue;
    if (place < nearest[place] && nearest[nearest[place]] === place) pairs.push([place, nearest[place]]);
    if (closest < 0 || distances[place] < distances[closest]) closest = place;
  }
  return pairs.length > 0 ? pairs : [[Math.min(closest, nearest[closest]), Math.max(closest, nearest[closest])]];
}

/** Joins two groups in the place of the first; gives the height. */
function join({ centres, squares, sizes, tops, distances }: Groups, kept: number, other: number): number {
  const { columns, data } = centres;
  const size = sizes[kept] + sizes[other];
  let square = 0;
  for (let c = 0, i = kept * columns, j = other * columns; c < columns; c++, i++, j++) {
    data[i] = (sizes[kept] * data[i] + sizes[other] * data[j]) / size;
    square += data[i] * data[i];
  }
  // Rounding must not put a merge below one of its own parts.
  tops[kept] = Math.max(tops[kept], tops[other], Math.sqrt(Math.min(distances[kept], distances[other])));
  squares[kept] = square;
  sizes[kept] = size;
  sizes[other] = 0;
  distances[kept] = distances[other] = -1;
  return tops[kept];
}

/** Has all groups look again that were joined, or whose nearest one was. */
function forgetGone({ sizes, nearest, distances }: Groups): void {
  for (let place = 0; place < sizes.length; place++) if (sizes[place] > 0 && distances[place] >= 0 && distances[nearest[place]] < 0) nearest[place] = -1;
  for (let place = 0; place < sizes.length; place++) if (distances[place] < 0) nearest[place] = -1;
}

function withoutGone({ centres, squares, sizes, rows, tops, nearest, distances }: Groups): Groups {
  const places = Int32Array.from(sizes.keys()).filter(place => sizes[place] > 0);
  const moved = new Int32Array(sizes.length);
  places.forEach((place, at) => (moved[place] = at));
  return {
    centres: rowsOf(centres, places),
    squares: Float64Array.from(places, place => squares[place]),
    sizes: Float64Array.from(places, place => sizes[place]),
    rows: rows.filter((_, place) => sizes[place] > 0),
    tops: Float64Array.from(places, place => tops[place]),
    nearest: Int32Array.from(places, place => (nearest[place] < 0 ? -1 : moved[nearest[place]])),
    distances: Float64Array.from(places, place => distances[place]),
  };
}
