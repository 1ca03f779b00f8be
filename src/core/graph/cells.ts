import type { Algebra } from '../algebra/algebra';
import { packManyRows, type PackedRows } from '../algebra/packedRows';
import { rowsOf, unitRows } from '../algebra/rows';
import { fitKmeans, KMEANS_DEFAULTS } from '../clustering/kmeans';
import { randomRows } from '../clustering/kmeansStart';
import type { Random } from '../random';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';

/** Unit rows parted by the one of some directions that each is nearest to. */
export interface Cells {
  /** The rows and then the directions at a byte a number, by which they are parted. */
  readonly packed: PackedRows;
  /** Unit directions (cells × d). */
  readonly centres: Matrix;
  /** The cell of each row, and its product with the centre of it. */
  readonly own: Int32Array;
  readonly nearness: Float32Array;
  /** The rows of cell c, ascending, are `members[offsets[c] … offsets[c + 1]]`. */
  readonly offsets: Int32Array;
  readonly members: Int32Array;
}

/** The centres need not be exact: a few steps on so many rows for each. */
const LEARNT_FROM = 25;
const LEARNING = { ...KMEANS_DEFAULTS, start: 'random', maxIterations: 3, tolerance: 0, spherical: true } as const;

/** Parts unit rows, with a number at least, into `count` cells by spherical k-means on a sample of them; there are fewer when the sample has fewer places. */
export async function cellsOf(x: Matrix, count: number, random: Random, algebra: Algebra, work: Work = {}): Promise<Cells> {
  const sample = rowsOf(x, randomRows(Int32Array.from({ length: x.rows }, (_, row) => row), LEARNT_FROM * count, random));
  const { labels, inertias } = await fitKmeans(sample, count, LEARNING, random, algebra, partOf(work, 0, 0.6));
  const centres = unitRows(await algebra.groupSums(sample, labels, inertias.length, { signal: work.signal }));
  const packed = await packManyRows([x, centres], { signal: work.signal });
  const numbers = (first: number, count: number) => Int32Array.from({ length: count }, (_, at) => first + at);
  const { indices, similarities } = await algebra.nearestPacked(packed, numbers(0, x.rows), numbers(x.rows, centres.rows), 1, partOf(work, 0.6, 1));
  const own = indices.map(centre => centre - x.rows);
  return { packed, centres, own, nearness: similarities, ...rowsByCell(own, centres.rows) };
}

/** The rows of each cell, in one list. */
function rowsByCell(own: Int32Array, count: number): Pick<Cells, 'offsets' | 'members'> {
  const offsets = new Int32Array(count + 1);
  for (const cell of own) offsets[cell + 1]++;
  for (let cell = 0; cell < count; cell++) offsets[cell + 1] += offsets[cell];
  const next = offsets.slice(0, count);
  const members = new Int32Array(own.length);
  own.forEach((cell, row) => (members[next[cell]++] = row));
  return { offsets, members };
}
