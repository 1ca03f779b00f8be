import type { Algebra } from '../algebra/algebra';
import { eachProductRow } from '../algebra/distances';
import { rowRange, rowsOf } from '../algebra/rows';
import type { Matrix, Neighbours } from '../types';
import { partOf, type Work } from '../work';
import { floorOf, noNeighbours, offer } from './bestRows';
import type { Cells } from './cells';

/** Rows compared with one cell at a time. */
const TILE = 4_096;
/** Rows whose ways through the cells are known at a time. */
const ROUTED = 1 << 18;
/** Rows that others are compared with at a time where there are no cells. */
const BLOCK = 8_192;

/**
 * The k nearest other rows of each row of x, looked for in the cells whose centres are less similar to it than the most
 * similar one by no more than `reach`; of equals any. First in each row's own cell: what is found there spares looking at
 * most of the others closely.
 */
export async function searchCells(x: Matrix, k: number, cells: Cells, reach: number, algebra: Algebra, work: Work): Promise<Neighbours> {
  const best = noNeighbours(x.rows, k);
  const inner: Work = { signal: work.signal };
  const { own, members, offsets, centres } = cells;
  const rowsIn = (cell: number) => members.subarray(offsets[cell], offsets[cell + 1]);
  for (let cell = 0; cell < centres.rows; cell++) {
    const rows = rowsIn(cell);
    await compare(x, rows, rows, best, algebra, inner);
    partOf(work, 0, 0.1).report?.(cell + 1, centres.rows);
  }
  for (let first = 0; first < x.rows; first += ROUTED) {
    const count = Math.min(ROUTED, x.rows - first);
    const share = (done: number) => 0.1 + (0.9 * (first + done * count)) / x.rows;
    const others = await rowsLookingInto(rowRange(x, first, count), centres, reach, algebra, inner);
    for (let cell = 0; cell < centres.rows; cell++) {
      const looking = Int32Array.from(others[cell], row => first + row).filter(row => own[row] !== cell);
      await compare(x, looking, rowsIn(cell), best, algebra, inner);
      partOf(work, 0, share((cell + 1) / centres.rows)).report?.(1, 1);
    }
  }
  await fill(x, best, algebra, inner);
  return best;
}

/** The k nearest other rows of some rows of x, by comparing them with all. */
export async function compareWithAll(x: Matrix, rows: Int32Array, k: number, algebra: Algebra, work: Work): Promise<Neighbours> {
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
    work.report?.(first + block.rows, x.rows);
  }
  return best;
}

/** For each centre the rows that look into its cell. A row that is as near to all says nothing of where to look. */
async function rowsLookingInto(x: Matrix, centres: Matrix, reach: number, algebra: Algebra, work: Work): Promise<number[][]> {
  const looking: number[][] = Array.from({ length: centres.rows }, () => []);
  await eachProductRow(x, centres, algebra, work, (row, products) => {
    let largest = -Infinity;
    let least = Infinity;
    for (const product of products) {
      if (product > largest) largest = product;
      if (product < least) least = product;
    }
    if (least === largest) return;
    for (let cell = 0; cell < products.length; cell++) if (products[cell] >= largest - reach) looking[cell].push(row);
  });
  return looking;
}

/** Compares some rows with others and keeps what is nearer than what they had. */
async function compare(x: Matrix, rows: Int32Array, others: Int32Array, best: Neighbours, algebra: Algebra, work: Work): Promise<void> {
  if (rows.length === 0 || others.length === 0) return;
  const candidates = rowsOf(x, others);
  for (let first = 0; first < rows.length; first += TILE) {
    const asking = rows.subarray(first, first + TILE);
    const floors = Float32Array.from(asking, row => floorOf(best, row));
    const found = await algebra.nearestAmong(rows === others && rows.length <= TILE ? candidates : rowsOf(x, asking), candidates, best.k + 1, floors, work);
    found.rows.forEach((at, position) => {
      for (let s = position * found.k; s < (position + 1) * found.k; s++) {
        if (others[found.indices[s]] !== asking[at]) offer(best, asking[at], others[found.indices[s]], found.similarities[s]);
      }
    });
  }
}

/** Rows that found fewer than they were to in the cells they looked into are compared with all. */
async function fill(x: Matrix, best: Neighbours, algebra: Algebra, work: Work): Promise<void> {
  const { k, indices, similarities } = best;
  const wanting = Int32Array.from({ length: x.rows }, (_, row) => row).filter(row => indices[(row + 1) * k - 1] < 0);
  for (let first = 0; first < wanting.length; first += TILE) {
    const rows = wanting.subarray(first, first + TILE);
    const all = await compareWithAll(x, rows, k, algebra, work);
    rows.forEach((row, at) => {
      indices.set(all.indices.subarray(at * k, (at + 1) * k), row * k);
      similarities.set(all.similarities.subarray(at * k, (at + 1) * k), row * k);
    });
  }
}
