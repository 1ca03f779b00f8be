import type { Algebra } from '../algebra/algebra';
import type { PackedRows } from '../algebra/packedRows';
import type { Neighbours } from '../types';
import { Pace, type Work } from '../work';
import { floorOf, noNeighbours, offer } from './bestRows';
import { numbersFrom, placesOf, sizeOf, type Cells } from './cells';
import { hasLooked, looksFirst, Looking, type Looked } from './looked';

/** Rows that are told where to look at a time. */
const ROUTED = 1 << 18;
/** Where more than this share of all pairs would be compared, comparing all is faster. */
const MOST_COMPARED = 0.6;
/** Rows that a few are compared with at a time. */
const BLOCK = 1 << 10;

/** A search among rows that are parted into cells; all of it goes by their places there. */
export interface CellSearch {
  readonly cells: Cells;
  readonly looked: Looked;
  /** The best found so far of each, by their bytes. */
  readonly candidates: Neighbours;
  /** Pairs of rows of different cells compared so far. */
  compared: number;
}

/** Says of the rows at some places into which cells they are to look. */
export type Tell = (first: number, end: number, look: (place: number, cell: number) => void) => void | Promise<void>;

/** Finds for each row the best of its own cell. */
export async function compareWithin({ cells, candidates, looked }: CellSearch, algebra: Algebra, work: Work): Promise<void> {
  const { centres, packed } = cells;
  for (let cell = 0; cell < centres.rows; cell++) {
    const places = placesOf(cells, cell);
    for (const place of places) looksFirst(looked, place, cell);
    keepOthers(candidates, places, await algebra.nearestPacked(packed, places, places, candidates.k + 1, { signal: work.signal }));
    work.report?.(cell + 1, centres.rows);
  }
}

/** Keeps what was found of some rows among themselves, the rows themselves left out. */
function keepOthers(best: Neighbours, rows: Int32Array, { k, indices, similarities }: Neighbours): void {
  for (let at = 0, from = 0; at < rows.length; at++) {
    const row = rows[at];
    const end = (row + 1) * best.k;
    let to = end - best.k;
    for (const last = from + k; from < last; from++) {
      if (indices[from] === row || to === end) continue;
      best.indices[to] = indices[from];
      best.similarities[to++] = similarities[from];
    }
  }
}

/** The k nearest others of some places among all, by their bytes. */
export async function nearestOfAll({ packed, rows: { length } }: Cells, places: Int32Array, k: number, algebra: Algebra, work: Work): Promise<Neighbours> {
  const nearest = noNeighbours(places.length, k);
  const listOf = new Map(Array.from(places, (place, list) => [place, list]));
  for (let first = 0; first < length; first += BLOCK) {
    const others = numbersFrom(first, Math.min(BLOCK, length - first));
    await compare(packed, places, others, nearest, place => listOf.get(place)!, algebra, { signal: work.signal });
    work.report?.(first + others.length, length);
  }
  return nearest;
}

/**
 * Compares rows with those of the cells that they are to look into and have not, and offers them to what they find. False when
 * so many would be compared that comparing all is faster.
 */
export async function lookInto(search: CellSearch, tell: Tell, algebra: Algebra, work: Work): Promise<boolean> {
  const { cells, candidates, looked } = search;
  const count = cells.rows.length;
  for (let first = 0; first < count; first += ROUTED) {
    const end = Math.min(first + ROUTED, count);
    const told = new Looking();
    await tell(first, end, (place, cell) => {
      if (looksFirst(looked, place, cell)) told.add(place, cell);
    });
    const looking = told.byCell(cells.centres.rows);
    const compared = looking.reduce((sum, { length }, cell) => sum + length * sizeOf(cells, cell), 0);
    if (search.compared + compared * (count / (end - first)) > MOST_COMPARED * count * count) return false;
    search.compared += compared;
    for (let cell = 0; cell < looking.length; cell++) {
      await compare(cells.packed, looking[cell], placesOf(cells, cell), candidates, place => place, algebra, { signal: work.signal });
      work.report?.(first + (end - first) * ((cell + 1) / looking.length), count);
    }
  }
  await offerBack(search, new Pace(work.signal));
  return true;
}

/** Offers each row to those it has found that have not looked at it. */
async function offerBack({ cells: { own }, candidates, looked }: CellSearch, pace: Pace): Promise<void> {
  const { k, indices, similarities } = candidates;
  for (let place = 0, at = 0; place < own.length; place++) {
    for (const end = (place + 1) * k; at < end; at++) {
      const other = indices[at];
      if (other >= 0 && similarities[at] > floorOf(candidates, other) && !hasLooked(looked, other, own[place])) offer(candidates, other, place, similarities[at]);
    }
    if (pace.due) await pace.breathe();
  }
}

/** Compares some rows with others by their bytes and keeps what is nearer than what they had; `listOf` says which of the lists is theirs. */
function compare(packed: PackedRows, rows: Int32Array, others: Int32Array, best: Neighbours, listOf: (row: number) => number, algebra: Algebra, work: Work): Promise<void> {
  const floor = (row: number) => floorOf(best, listOf(row));
  const visit = (row: number, other: number, product: number) => {
    if (other !== row) offer(best, listOf(row), other, product);
  };
  return algebra.eachPackedAbove(packed, rows, others, { floor, visit }, work);
}
