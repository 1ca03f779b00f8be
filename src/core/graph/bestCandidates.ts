import type { Algebra } from '../algebra/algebra';
import { rowRange, rowsOf } from '../algebra/rows';
import type { Matrix, Neighbours } from '../types';
import type { Work } from '../work';
import { floorOf, noNeighbours, offer } from './bestRows';
import { numbersFrom } from './cells';
import type { CellSearch } from './cellSearch';

/** Rows whose candidates are put in order at a time. */
const RANKED = 1 << 14;
/** Rows compared with all at a time, and rows that these are compared with at a time. */
const FILLED = 4_096;
const BLOCK = 8_192;

/** The k nearest rows of x of each among its candidates, of equals any; rows that have found fewer are compared with all. */
export async function nearestOfCandidates(x: Matrix, { cells: { rows: rowAt }, candidates }: CellSearch, k: number, algebra: Algebra, work: Work): Promise<Neighbours> {
  const best = noNeighbours(x.rows, k);
  const most = candidates.k;
  // In the order of the cells: what is read for one row is read again for the next.
  for (let first = 0; first < x.rows; first += RANKED) {
    const rows = rowAt.subarray(first, first + RANKED);
    const places = candidates.indices.subarray(first * most, (first + rows.length) * most);
    // Where none was found, any row does to multiply with.
    const others = places.map(place => rowAt[Math.max(0, place)]);
    const products = await algebra.productsWithOthers(x, rows, others, { signal: work.signal });
    for (let at = 0; at < places.length; at++) if (places[at] >= 0) offer(best, rows[Math.floor(at / most)], others[at], products[at]);
    work.report?.(first + rows.length, x.rows);
  }
  await fill(x, best, algebra, { signal: work.signal });
  return best;
}

/** Rows that found fewer than they were to in the cells they looked into are compared with all. */
async function fill(x: Matrix, best: Neighbours, algebra: Algebra, work: Work): Promise<void> {
  const { k, indices, similarities } = best;
  const wanting = numbersFrom(0, x.rows).filter(row => indices[(row + 1) * k - 1] < 0);
  for (let first = 0; first < wanting.length; first += FILLED) {
    const rows = wanting.subarray(first, first + FILLED);
    const all = await compareWithAll(x, rows, k, algebra, work);
    rows.forEach((row, at) => {
      indices.set(all.indices.subarray(at * k, (at + 1) * k), row * k);
      similarities.set(all.similarities.subarray(at * k, (at + 1) * k), row * k);
    });
  }
}

/** The k nearest other rows of some rows of x, by comparing them with all. */
async function compareWithAll(x: Matrix, rows: Int32Array, k: number, algebra: Algebra, work: Work): Promise<Neighbours> {
  const best = noNeighbours(rows.length, k);
  const asking = rowsOf(x, rows);
  for (let first = 0; first < x.rows; first += BLOCK) {
    const block = rowRange(x, first, Math.min(BLOCK, x.rows - first));
    const floors = Float32Array.from(rows, (_, at) => floorOf(best, at));
    const found = await algebra.nearestAmong(asking, block, k + 1, floors, { signal: work.signal });
    found.rows.forEach((at, position) => {
      for (let s = position * found.k; s < (position + 1) * found.k; s++) {
        if (first + found.indices[s] !== rows[at]) offer(best, at, first + found.indices[s], found.similarities[s]);
      }
    });
  }
  return best;
}
