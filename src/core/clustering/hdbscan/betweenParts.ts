import type { Algebra } from '../../algebra/algebra';
import { eachProductRow } from '../../algebra/distances';
import { rowsOf, squaredDistance } from '../../algebra/rows';
import { countsOf, greatest } from '../../gather';
import type { NearestRows } from '../../graph/nearestRows';
import type { Matrix } from '../../types';
import type { Work } from '../../work';
import type { WayOut } from './boruvka';

/** Rows compared with others at a time; in between, what they found spares others the comparison. */
const COMPARED_AT_ONCE = 512;
/** Share of the rows to compare with that may be done with before they are left out, which takes a copy. */
const DONE = 0.1;

/** The rows, parted; what is asked of every way between two of them. */
export interface PartedRows {
  readonly x: Matrix;
  readonly squares: Float64Array;
  readonly core: Float64Array;
  /** The row that stands for each row's part. */
  readonly part: Int32Array;
}

/**
 * Finds the shortest ways out of parts that are joined more and more, by a table of the shortest known way between every two
 * of the first parts. A row is compared with the others once at most, and not with those that were themselves: half of all
 * pairs at most, without those in the largest part. `floors`: no way of a row that no list tells is shorter.
 */
export function waysBetween(rows: PartedRows, near: NearestRows, floors: Float64Array, algebra: Algebra): (part: Int32Array, work: Work) => Promise<WayOut[]> {
  const { x, squares, core } = rows;
  const { own, standing } = numbered(rows.part);
  const parts = standing.length;
  const squaredCore = core.map(value => value * value);
  const reaches = new Float64Array(parts * parts).fill(Infinity);
  const from = new Int32Array(parts * parts);
  const to = new Int32Array(parts * parts);
  const compared = new Uint8Array(x.rows);
  // No way within a part is wanted.
  for (let a = 0; a < parts; a++) reaches[a * (parts + 1)] = -Infinity;
  let open = openRows(Int32Array.from(own.keys()));
  let done = 0;

  /** Rows to compare with, and what is asked of each, side by side. */
  function openRows(some: Int32Array) {
    return { rows: some, all: some.length === x.rows ? x : rowsOf(x, some), own: some.map(row => own[row]), squares: Float64Array.from(some, row => squares[row]) };
  }

  /** `reach` is the square of the way's length. */
  function offer(row: number, other: number, reach: number): void {
    const there = own[row] * parts + own[other];
    if (reach >= reaches[there]) return;
    const back = own[other] * parts + own[row];
    reaches[there] = reaches[back] = reach;
    from[there] = to[back] = row;
    to[there] = from[back] = other;
  }

  own.forEach((part, row) => {
    for (let at = row * near.k; at < (row + 1) * near.k; at++) {
      const other = near.indices[at];
      if (own[other] !== part) offer(row, other, Math.max(near.distances[at], core[row], core[other]) ** 2);
    }
  });

  /** For each row that stands for a part now, where in the table its shortest way out is; −1 = none is known. */
  function shortest(part: Int32Array): Map<number, number> {
    const best = new Map(standing.map(row => [part[row], -1]));
    for (let a = 0; a < parts; a++) {
      const group = part[standing[a]];
      let at = best.get(group)!;
      for (let b = 0; b < parts; b++) {
        const reach = reaches[a * parts + b];
        if (reach < Infinity && (at < 0 || reach < reaches[at]) && part[standing[b]] !== group) at = a * parts + b;
      }
      best.set(group, at);
    }
    return best;
  }

  async function compare(some: Int32Array, work: Work): Promise<void> {
    if (done > DONE * open.rows.length) {
      const left = open.rows.filter(row => !compared[row]);
      open = openRows(left);
      done = 0;
    }
    const { rows: others, all, own: parted, squares: apart } = open;
    await eachProductRow(rowsOf(x, some), all, algebra, work, (position, products) => {
      const row = some[position];
      const square = squares[row];
      const least = reaches.subarray(own[row] * parts, (own[row] + 1) * parts);
      for (let at = 0; at < products.length; at++) {
        const reach = square + apart[at] - 2 * products[at];
        if (reach >= least[parted[at]]) continue;
        const other = others[at];
        offer(row, other, Math.max(reach, squaredCore[row], squaredCore[other]));
      }
    });
    for (const row of some) compared[row] = 1;
    done += some.length;
  }

  /** With its length in double precision. */
  function wayAt(at: number): WayOut {
    const [row, other] = [from[at], to[at]];
    return { from: row, to: other, length: Math.max(core[row], core[other], Math.sqrt(squaredDistance(x, row, other))) };
  }

  return async (part, work) => {
    const largest = largestPart(part);
    let doubtful = Int32Array.from(part.keys())
      .filter(row => !compared[row] && part[row] !== largest)
      .sort((a, b) => floors[a] - floors[b] || a - b);
    for (;;) {
      const best = shortest(part);
      best.delete(largest);
      doubtful = doubtful.filter(row => !compared[row] && floors[row] ** 2 < (reaches[best.get(part[row])!] ?? Infinity));
      if (doubtful.length === 0) return [...best.values()].map(wayAt);
      await compare(doubtful.subarray(0, COMPARED_AT_ONCE), work);
    }
  };
}

/** Numbers the parts: that of each row, and the row that stands for each. */
function numbered(part: Int32Array): { own: Int32Array; standing: number[] } {
  const numbers = new Map<number, number>();
  const own = part.map(row => {
    if (!numbers.has(row)) numbers.set(row, numbers.size);
    return numbers.get(row)!;
  });
  return { own, standing: [...numbers.keys()] };
}

/** The row that stands for the part with most rows. */
export function largestPart(part: Int32Array): number {
  return greatest(countsOf(part))!;
}
