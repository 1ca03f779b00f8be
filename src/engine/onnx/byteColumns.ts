import { MIDDLE, type PackedRows } from '../../core/algebra/packedRows';

/** The bits of half of each byte of a packed row, without `MIDDLE`; a half in between becomes the even one. */
const HALVES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const half = (byte - MIDDLE) >> 1;
  return half + ((byte - MIDDLE) & half & 1);
});

/**
 * Packed rows as columns (d × width, zeros after the last) of bytes −64 … 64: processors without whole-number dot products add
 * pairs of products in 16 bits with saturation, in which 2 · 255 · 64 still fits, so that all of them give the same sums.
 */
export function byteColumns({ columns, data }: PackedRows, rows: Int32Array, width: number): Int8Array {
  const bytes = new Int8Array(columns * width);
  const inFours = columns % 4 === 0 && width % 4 === 0 && data.byteOffset % 4 === 0;
  let first = inFours ? turnInFours(new Int32Array(bytes.buffer), width / 4, new Int32Array(data.buffer, data.byteOffset, data.length / 4), columns / 4, rows) : 0;
  for (; first < rows.length; first++) {
    for (let from = rows[first] * columns, to = first; to < bytes.length; from++, to += width) bytes[to] = HALVES[data[from]];
  }
  return bytes;
}

/** Turns rows as long as there are four, four bytes of each at a time, which are one number; `width` and `columns` are in fours. Gives how many it turned. */
function turnInFours(to: Int32Array, width: number, from: Int32Array, columns: number, rows: Int32Array): number {
  let first = 0;
  for (; first + 4 <= rows.length; first += 4) {
    let [a, b, c, d] = [rows[first] * columns, rows[first + 1] * columns, rows[first + 2] * columns, rows[first + 3] * columns];
    for (let at = first / 4; at < to.length; at += width) {
      const [p, q, r, s] = [from[a++], from[b++], from[c++], from[d++]];
      to[at] = column(p, q, r, s);
      to[(at += width)] = column(p >> 8, q >> 8, r >> 8, s >> 8);
      to[(at += width)] = column(p >> 16, q >> 16, r >> 16, s >> 16);
      to[(at += width)] = column(p >> 24, q >> 24, r >> 24, s >> 24);
    }
  }
  return first;
}

/** The halves of the lowest bytes of four numbers, side by side. */
function column(a: number, b: number, c: number, d: number): number {
  return HALVES[a & 255] | (HALVES[b & 255] << 8) | (HALVES[c & 255] << 16) | (HALVES[d & 255] << 24);
}
