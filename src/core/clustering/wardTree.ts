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

/** So many of the nearest groups are kept for each: as groups are joined, the next one is mostly among them. */
const LISTED = 8;

/** The groups there are: each has a place, with its centre, how many rows it holds (0 = it is gone) and the number of one of them. */
interface Groups {
  centres: Matrix;
  squares: Float64Array;
  sizes: Float64Array;
  rows: Int32Array;
  /** Height of the last merge inside each. */
  tops: Float64Array;
  /** Places of `LISTED` nearest other groups, nearest first, −1 = none or, of the first, to be found; later ones may have been joined since. */
  near: Int32Array;
  /** Ward's distance to the first of them. */
  distances: Float64Array;
  /** No group that is not listed is nearer. */
  bounds: Float64Array;
  /** For a place whose group is gone the one it was joined to. */
  into: Int32Array;
}

/**
 * The dendrogram of rows by Ward's method (1963), from the centres of groups: every two groups that are nearest to each other
 * are joined at once (Murtagh, 1983). As joining brings no group nearer to a third, a group whose nearest one was joined looks
 * among the few next ones first, and compares itself with all only when none of them is sure to be the nearest. Takes memory
 * for the rows alone. `sizes` are how many rows each row stands for. Equal to scipy's `linkage`
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
    const candidates = new Map<number, number[]>();
    for (const [kept, other] of nearestPairs(groups)) {
      merges.first[done] = groups.rows[kept];
      merges.second[done] = groups.rows[other];
      candidates.set(kept, [...listOf(groups, kept), ...listOf(groups, other)]);
      merges.heights[done++] = join(groups, kept, other);
      gone++;
    }
    lookAmong(groups, candidates);
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
    near: new Int32Array(x.rows * LISTED).fill(-1),
    distances: new Float64Array(x.rows),
    bounds: new Float64Array(x.rows),
    into: new Int32Array(x.rows),
  };
}

/** Twice what joining two groups adds to the inertia: of single rows their squared distance. */
function weight(size: number, other: number): number {
  return (2 * size * other) / (size + other);
}

function distanceOf({ centres, sizes }: Groups, own: number, other: number): number {
  return weight(sizes[own], sizes[other]) * squaredDistance(centres, own, other);
}

/** Lists the nearest groups of each that is to find its nearest; of equals the first. */
async function findNearest(groups: Groups, algebra: Algebra, work: Work): Promise<void> {
  const { centres, squares, sizes, near } = groups;
  const looking = Int32Array.from(sizes.keys()).filter(place => sizes[place] > 0 && near[place * LISTED] < 0);
  const least = new Float64Array(LISTED);
  const best = new Int32Array(LISTED);
  await eachProductRow(rowsOf(centres, looking), centres, algebra, work, (row, products) => {
    const own = looking[row];
    const [square, size] = [squares[own], sizes[own]];
    least.fill(Infinity);
    best.fill(-1);
    for (let other = 0; other < sizes.length; other++) {
      if (sizes[other] === 0 || other === own) continue;
      const apart = square + squares[other];
      let squared = apart - 2 * products[other];
      if (squared < NEAR * apart) squared = squaredDistance(centres, own, other);
      const distance = squared * weight(size, sizes[other]);
      if (distance >= least[LISTED - 1]) continue;
      let at = LISTED - 1;
      for (; at > 0 && least[at - 1] > distance; at--) {
        least[at] = least[at - 1];
        best[at] = best[at - 1];
      }
      least[at] = distance;
      best[at] = other;
    }
    list(groups, own, best.filter(other => other >= 0), least[LISTED - 1]);
  });
}

function listOf({ near }: Groups, place: number): number[] {
  return Array.from(near.subarray(place * LISTED, (place + 1) * LISTED)).filter(other => other >= 0);
}

/** Lists the nearest of some groups, of which all others are no nearer than the bound; gives whether the nearest of all is among them. */
function list(groups: Groups, own: number, others: Iterable<number>, bound: number): boolean {
  const { near, distances, bounds } = groups;
  const found = Array.from(others, other => ({ other, distance: distanceOf(groups, own, other) }));
  found.sort((a, b) => a.distance - b.distance || a.other - b.other);
  bounds[own] = Math.min(bound, found[LISTED]?.distance ?? Infinity);
  for (let at = 0; at < LISTED; at++) near[own * LISTED + at] = found[at]?.other ?? -1;
  distances[own] = found[0]?.distance ?? Infinity;
  return distances[own] <= bounds[own];
}

/**
 * Lists anew the nearest groups of those that were joined, among the given candidates, and of those whose nearest one was; they
 * are left to be found where an unlisted one might be nearer.
 */
function lookAmong(groups: Groups, candidates: ReadonlyMap<number, readonly number[]>): void {
  const { sizes, near, bounds } = groups;
  const isJoined = (place: number) => sizes[place] === 0 || candidates.has(place);
  for (let place = 0; place < sizes.length; place++) {
    const nearest = near[place * LISTED];
    if (sizes[place] === 0 || !(candidates.has(place) || isJoined(nearest))) continue;
    const others = new Set((candidates.get(place) ?? listOf(groups, place)).map(other => standing(other, groups)));
    others.delete(place);
    if (!list(groups, place, others, bounds[place])) near[place * LISTED] = -1;
  }
}

/** The place of the group that a group is in now. */
function standing(place: number, { sizes, into }: Groups): number {
  let at = place;
  while (sizes[at] === 0) at = into[at];
  return at;
}

/** Pairs that are nearest to each other, the lower place first; where rounding leaves none, the nearest of all. */
function nearestPairs({ sizes, near, distances }: Groups): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let closest = -1;
  for (let place = 0; place < sizes.length; place++) {
    if (sizes[place] === 0) continue;
    const nearest = near[place * LISTED];
    if (place < nearest && near[nearest * LISTED] === place) pairs.push([place, nearest]);
    if (closest < 0 || distances[place] < distances[closest]) closest = place;
  }
  const other = near[closest * LISTED];
  return pairs.length > 0 ? pairs : [[Math.min(closest, other), Math.max(closest, other)]];
}

/**
 * Joins two groups in the place of the first; gives the height. By Lance and Williams (1967), a third group that was no nearer
 * to either than their bounds is no nearer to both than the mean of the bounds, weighted by size.
 */
function join({ centres, squares, sizes, tops, distances, bounds, into }: Groups, kept: number, other: number): number {
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
  bounds[kept] = (sizes[kept] * bounds[kept] + sizes[other] * bounds[other]) / size;
  sizes[kept] = size;
  sizes[other] = 0;
  into[other] = kept;
  return tops[kept];
}

function withoutGone(groups: Groups): Groups {
  const { centres, squares, sizes, rows, tops, near, distances, bounds } = groups;
  const places = Int32Array.from(sizes.keys()).filter(place => sizes[place] > 0);
  const moved = new Int32Array(sizes.length);
  places.forEach((place, at) => (moved[place] = at));
  return {
    centres: rowsOf(centres, places),
    squares: Float64Array.from(places, place => squares[place]),
    sizes: Float64Array.from(places, place => sizes[place]),
    rows: rows.filter((_, place) => sizes[place] > 0),
    tops: Float64Array.from(places, place => tops[place]),
    near: Int32Array.from({ length: places.length * LISTED }, (_, at) => {
      const other = near[places[Math.floor(at / LISTED)] * LISTED + (at % LISTED)];
      return other < 0 ? -1 : moved[standing(other, groups)];
    }),
    distances: Float64Array.from(places, place => distances[place]),
    bounds: Float64Array.from(places, place => bounds[place]),
    into: new Int32Array(places.length),
  };
}
