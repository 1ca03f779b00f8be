import type { Algebra } from '../algebra/algebra';
import type { PackedRows } from '../algebra/packedRows';
import { rowRange, rowsOf } from '../algebra/rows';
import type { Matrix, Neighbours } from '../types';
import type { Work } from '../work';
import { floorOf, noNeighbours, offer } from './bestRows';
import type { Cells } from './cells';

/** Rows whose ways through the cells are known at a time. */
const ROUTED = 1 << 18;
/** Rows whose candidates are put in order at a time. */
const RANKED = 1 << 14;
/** Rows compared with all at a time, and rows that these are compared with at a time. */
const FILLED = 4_096;
const BLOCK = 8_192;

/** A search among the rows of a matrix that are parted into cells. */
export interface CellSearch {
  readonly x: Matrix;
  readonly cells: Cells;
  /** Rows that are compared with all others. */
  readonly sample: Int32Array;
  /** The best found so far of each row, by their bytes. */
  readonly candidates: Neighbours;
}

/** A row looks into a cell whose centre is at least as similar to it as base + weight · its similarity to the centre of its own. */
export interface Reach {
  readonly weight: number;
  readonly base: number;
}

/** Finds for each row the best of its own cell. */
export async function compareWithin({ cells, candidates }: CellSearch, algebra: Algebra, work: Work): Promise<void> {
  for (let cell = 0; cell < cells.centres.rows; cell++) {
    const members = membersOf(cells, cell);
    keepOthers(candidates, members, await algebra.nearestPacked(cells.packed, members, members, candidates.k + 1, { signal: work.signal }));
    work.report?.(cell + 1, cells.centres.rows);
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

/** Compares the rows of the sample with those of all other cells. */
export async function compareSample({ cells, sample, candidates }: CellSearch, algebra: Algebra, work: Work): Promise<void> {
  for (let cell = 0; cell < cells.centres.rows; cell++) {
    await compare(cells.packed, sample.filter(row => cells.own[row] !== cell), membersOf(cells, cell), candidates, algebra, { signal: work.signal });
    work.report?.(cell + 1, cells.centres.rows);
  }
}

/** Compares each row with those of the other cells within reach; what was found in its own cell spares looking at most of them closely. */
export async function compareAcross({ cells, sample, candidates }: CellSearch, reach: Reach, algebra: Algebra, work: Work): Promise<void> {
  const inner: Work = { signal: work.signal };
  const { own, centres, packed } = cells;
  // A row of zeros is as near to all, which says nothing of where to look.
  const isDone = Uint8Array.from(own, (_, row) => (packed.scales[row] > 0 ? 0 : 1));
  for (const row of sample) isDone[row] = 1;
  for (let first = 0; first < own.length; first += ROUTED) {
    const count = Math.min(ROUTED, own.length - first);
    const rows = Int32Array.from({ length: count }, (_, at) => first + at).filter(row => !isDone[row]);
    const looking = await rowsLookingInto(cells, rows, reach, algebra, inner);
    for (let cell = 0; cell < centres.rows; cell++) {
      await compare(packed, new Int32Array(looking[cell]), membersOf(cells, cell), candidates, algebra, inner);
      work.report?.(first + count * ((cell + 1) / centres.rows), own.length);
    }
  }
}

/** The k nearest rows of each among its candidates, of equals any; rows that have found fewer are compared with all. */
export async function nearestOfCandidates({ x, cells, candidates }: CellSearch, k: number, algebra: Algebra, work: Work): Promise<Neighbours> {
  const best = noNeighbours(x.rows, k);
  const most = candidates.k;
  // In the order of the cells: what is read for one row is read again for the next.
  for (let first = 0; first < x.rows; first += RANKED) {
    const rows = cells.members.subarray(first, first + RANKED);
    const others = new Int32Array(rows.length * most);
    // Where none was found, any row does to multiply with.
    for (let at = 0; at < others.length; at++) others[at] = Math.max(0, candidates.indices[rows[Math.floor(at / most)] * most + (at % most)]);
    const products = await algebra.productsWithOthers(x, rows, others, { signal: work.signal });
    offerCandidates(best, rows, candidates, products);
    work.report?.(first + rows.length, x.rows);
  }
  await fill(x, best, algebra, { signal: work.signal });
  return best;
}

/** Puts the candidates of some rows in the order of their products, row by row. */
function offerCandidates(best: Neighbours, rows: Int32Array, candidates: Neighbours, products: Float32Array): void {
  for (let at = 0, s = 0; at < rows.length; at++) {
    for (let from = rows[at] * candidates.k, end = from + candidates.k; from < end; from++, s++) {
      if (candidates.indices[from] >= 0) offer(best, rows[at], candidates.indices[from], products[s]);
    }
  }
}

function membersOf({ members, offsets }: Cells, cell: number): Int32Array {
  return members.subarray(offsets[cell], offsets[cell + 1]);
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

/** For each cell those of the rows that look into it beside their own. */
async function rowsLookingInto({ packed, own, nearness, centres }: Cells, rows: Int32Array, { weight, base }: Reach, algebra: Algebra, work: Work): Promise<number[][]> {
  const looking: number[][] = Array.from({ length: centres.rows }, () => []);
  const first = packed.rows - centres.rows;
  const centreRows = Int32Array.from(looking.keys(), cell => first + cell);
  const floor = (row: number) => weight * nearness[row] + base;
  const visit = (row: number, centre: number) => {
    if (own[row] !== centre - first) looking[centre - first].push(row);
  };
  await algebra.eachPackedAbove(packed, rows, centreRows, { floor, visit }, work);
  return looking;
}

/** Compares some rows with others by their bytes and keeps what is nearer than what they had. */
function compare(packed: PackedRows, rows: Int32Array, others: Int32Array, best: Neighbours, algebra: Algebra, work: Work): Promise<void> {
  const floor = (row: number) => floorOf(best, row);
  const visit = (row: number, other: number, product: number) => {
    if (other !== row) offer(best, row, other, product);
  };
  return algebra.eachPackedAbove(packed, rows, others, { floor, visit }, work);
}

/** Rows that found fewer than they were to in the cells they looked into are compared with all. */
async function fill(x: Matrix, best: Neighbours, algebra: Algebra, work: Work): Promise<void> {
  const { k, indices, similarities } = best;
  const wanting = Int32Array.from({ length: x.rows }, (_, row) => row).filter(row => indices[(row + 1) * k - 1] < 0);
  for (let first = 0; first < wanting.length; first += FILLED) {
    const rows = wanting.subarray(first, first + FILLED);
    const all = await compareWithAll(x, rows, k, algebra, work);
    rows.forEach((row, at) => {
      indices.set(all.indices.subarray(at * k, (at + 1) * k), row * k);
      similarities.set(all.similarities.subarray(at * k, (at + 1) * k), row * k);
    });
  }
}
