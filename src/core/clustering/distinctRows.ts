import type { Matrix } from '../types';

/** Rows without their copies. */
export interface DistinctRows {
  /** The first row of each kind, in order. */
  readonly first: Int32Array;
  /** For each row the position in `first` of the one it equals. */
  readonly kind: Int32Array;
}

/** Finds the rows that are copies of each other, number by number. */
export function distinctRows(x: Matrix): DistinctRows {
  const kind = new Int32Array(x.rows);
  const first: number[] = [];
  /** Kinds by hash; kinds of the same hash are chained. */
  const latest = new Map<number, number>();
  const before: number[] = [];
  const bits = new Int32Array(x.data.buffer, x.data.byteOffset, x.data.length);
  for (let row = 0; row < x.rows; row++) {
    const hash = hashOf(bits, x.columns, row);
    let at = latest.get(hash) ?? -1;
    while (at >= 0 && !equalRows(x, row, first[at])) at = before[at];
    if (at < 0) {
      at = first.length;
      first.push(row);
      before.push(latest.get(hash) ?? -1);
      latest.set(hash, at);
    }
    kind[row] = at;
  }
  return { first: Int32Array.from(first), kind };
}

/** FNV-1a over the numbers of a row, given as their bits; 0 and −0 are the same. */
function hashOf(bits: Int32Array, columns: number, row: number): number {
  let hash = 0x811c9dc5;
  for (let c = 0, at = row * columns; c < columns; c++, at++) if (bits[at] << 1) hash = Math.imul(hash ^ bits[at], 0x01000193) ^ c;
  return hash;
}

function equalRows({ columns, data }: Matrix, a: number, b: number): boolean {
  for (let c = 0; c < columns; c++) if (data[a * columns + c] !== data[b * columns + c]) return false;
  return true;
}
