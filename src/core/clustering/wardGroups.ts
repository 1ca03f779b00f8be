import { rowsOf, squaredLengths } from '../algebra/rows';
import type { Matrix } from '../types';

/** So many of the nearest groups are kept for each: as groups are joined, the next one is mostly among them. */
export const LISTED = 8;

/** The groups there are: each has a place, with its centre, how many rows it holds (0 = it is gone) and the number of one of them. */
export interface Groups {
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

/** Every row a group, of as many rows as it stands for. */
export function singles(x: Matrix, sizes: Int32Array): Groups {
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

/** The places that are listed for a group. */
export function listOf({ near }: Groups, place: number): number[] {
  return Array.from(near.subarray(place * LISTED, (place + 1) * LISTED)).filter(other => other >= 0);
}

/** The place of the group that a group is in now. */
export function standing(place: number, { sizes, into }: Groups): number {
  let at = place;
  while (sizes[at] === 0) at = into[at];
  return at;
}

/**
 * Joins two groups in the place of the first; gives the height. By Lance and Williams (1967), a third group that was no nearer
 * to either than their bounds is no nearer to both than the mean of the bounds, weighted by size.
 */
export function join({ centres, squares, sizes, tops, distances, bounds, into }: Groups, kept: number, other: number): number {
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

/** The groups there still are, in places without gaps. */
export function withoutGone(groups: Groups): Groups {
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
