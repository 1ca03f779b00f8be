import type { Algebra } from '../algebra/algebra';
import { packManyRows, type PackedRows } from '../algebra/packedRows';
import { rowsOf, unitRows } from '../algebra/rows';
import { emptyNeighbours } from '../algebra/shapes';
import { fitKmeans, KMEANS_DEFAULTS } from '../clustering/kmeans';
import { randomRows } from '../clustering/kmeansStart';
import type { Random } from '../random';
import type { Matrix, Neighbours } from '../types';
import { partOf, type Work } from '../work';

/** Unit rows parted by the one of some directions that each is nearest to, and put in the order of these: a row has a place among them. */
export interface Cells {
  /** The rows in that order and then the directions, at a byte a number. */
  readonly packed: PackedRows;
  /** Unit directions (cells × d). */
  readonly centres: Matrix;
  /** The row at each place. */
  readonly rows: Int32Array;
  /** The places of cell c are offsets[c] … offsets[c + 1] − 1. */
  readonly offsets: Int32Array;
  /** The cell of each place. */
  readonly own: Int32Array;
  /** For each place the cells with the nearest centres, its own first, and its products with them. */
  readonly nearest: Neighbours;
}

/** The centres need not be exact: a few steps on so many rows for each. */
const LEARNT_FROM = 25;
const LEARNING = { ...KMEANS_DEFAULTS, start: 'random', maxIterations: 3, tolerance: 0, spherical: true } as const;

/**
 * Parts unit rows, with a number at least, into `count` cells by spherical k-means on a sample of them, and finds the `wanted`
 * nearest cells of each; there are fewer when the sample has fewer places.
 */
export async function cellsOf(x: Matrix, count: number, wanted: number, random: Random, algebra: Algebra, work: Work = {}): Promise<Cells> {
  const sample = rowsOf(x, randomRows(numbersFrom(0, x.rows), LEARNT_FROM * count, random));
  const { labels, inertias } = await fitKmeans(sample, count, LEARNING, random, algebra, partOf(work, 0, 0.6));
  const centres = unitRows(await algebra.groupSums(sample, labels, inertias.length, { signal: work.signal }));
  const packed = await packManyRows([x, centres], { signal: work.signal });
  const { k, indices, similarities } = await algebra.nearestPacked(packed, numbersFrom(0, x.rows), numbersFrom(x.rows, centres.rows), wanted, partOf(work, 0.6, 1));
  const { offsets, rows } = rowsByCell(x.rows, centres.rows, row => indices[row * k] - x.rows);
  arrange(packed, rows);
  const nearest = emptyNeighbours(x.rows, k);
  rows.forEach((row, place) => {
    for (let at = 0; at < k; at++) {
      nearest.indices[place * k + at] = indices[row * k + at] - x.rows;
      nearest.similarities[place * k + at] = similarities[row * k + at];
    }
  });
  const own = Int32Array.from(rows, (_, place) => nearest.indices[place * k]);
  return { packed, centres, rows, offsets, own, nearest };
}

/** How many rows a cell has. */
export function sizeOf({ offsets }: Cells, cell: number): number {
  return offsets[cell + 1] - offsets[cell];
}

/** The places of a cell. */
export function placesOf({ offsets }: Cells, cell: number): Int32Array {
  return numbersFrom(offsets[cell], offsets[cell + 1] - offsets[cell]);
}

/** The numbers first … first + count − 1. */
export function numbersFrom(first: number, count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = first + at;
  return numbers;
}

/** The rows of each cell, in one list. */
function rowsByCell(count: number, cells: number, cellOf: (row: number) => number): Pick<Cells, 'offsets' | 'rows'> {
  const offsets = new Int32Array(cells + 1);
  for (let row = 0; row < count; row++) offsets[cellOf(row) + 1]++;
  for (let cell = 0; cell < cells; cell++) offsets[cell + 1] += offsets[cell];
  const next = offsets.slice(0, cells);
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[next[cellOf(row)]++] = row;
  return { offsets, rows };
}

/** Puts packed rows in an order, where they are: another array would be a quarter of all vectors. */
function arrange({ columns, data, scales }: PackedRows, order: Int32Array): void {
  const isDone = new Uint8Array(order.length);
  for (let first = 0; first < order.length; first++) {
    if (isDone[first]) continue;
    const [bytes, scale] = [data.slice(first * columns, (first + 1) * columns), scales[first]];
    let to = first;
    for (let from = order[to]; from !== first; to = from, from = order[to]) {
      data.copyWithin(to * columns, from * columns, (from + 1) * columns);
      scales[to] = scales[from];
      isDone[to] = 1;
    }
    data.set(bytes, to * columns);
    scales[to] = scale;
    isDone[to] = 1;
  }
}
