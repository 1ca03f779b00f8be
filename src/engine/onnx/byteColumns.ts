import { MIDDLE, type PackedRows } from '../../core/algebra/packedRows';

/** Half of each byte of a packed row, without `MIDDLE`; a half in between becomes the even one. */
const HALVES = Int8Array.from({ length: 256 }, (_, byte) => {
  const half = (byte - MIDDLE) >> 1;
  return half + ((byte - MIDDLE) & half & 1);
});

/**
 * Packed rows as columns (d × width, zeros after the last) of bytes −64 … 64: processors without whole-number dot products add
 * pairs of products in 16 bits with saturation, in which 2 · 255 · 64 still fits, so that all of them give the same sums.
 */
export function byteColumns({ columns, data }: PackedRows, rows: Int32Array, width: number): Int8Array {
  const bytes = new Int8Array(columns * width);
  let first = 0;
  // Four rows are read side by side, so that what is written lies together.
  for (const end = rows.length - (rows.length % 4); first < end; first += 4) {
    let [a, b, c, d] = [rows[first] * columns, rows[first + 1] * columns, rows[first + 2] * columns, rows[first + 3] * columns];
    for (let to = first; to < bytes.length; to += width) {
      bytes[to] = HALVES[data[a++]];
      bytes[to + 1] = HALVES[data[b++]];
      bytes[to + 2] = HALVES[data[c++]];
      bytes[to + 3] = HALVES[data[d++]];
    }
  }
  for (; first < rows.length; first++) {
    for (let from = rows[first] * columns, to = first; to < bytes.length; from++, to += width) bytes[to] = HALVES[data[from]];
  }
  return bytes;
}
