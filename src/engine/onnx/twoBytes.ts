import type { Matrix } from '../../core/types';

/** Rows as columns of bytes, two for each: number = coarse · first byte + fine · second byte, with 13 bits in all. */
export interface TwoByteColumns {
  /** d × 2m: the two columns of a row side by side. */
  readonly bytes: Int8Array;
  /** Of each row. */
  readonly coarse: Float32Array;
  readonly fine: Float32Array;
}

/**
 * The largest byte. Processors without whole-number dot products add pairs of products in 16 bits with saturation:
 * 2 · 255 · 63 still fits in there, so that all of them give the same sums.
 */
const LARGEST = 63;

/** Cuts each number into a coarse byte and one for what is left of it; the second column costs nothing, as kernels are wider. */
export function twoByteColumns({ rows, columns, data }: Matrix): TwoByteColumns {
  const bytes = new Int8Array(columns * 2 * rows);
  const coarse = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = data.subarray(row * columns, (row + 1) * columns);
    const scale = own.reduce((most, number) => Math.max(most, Math.abs(number)), 0) / LARGEST;
    coarse[row] = scale;
    if (scale === 0) continue;
    for (let c = 0; c < columns; c++) {
      const steps = own[c] / scale;
      const whole = Math.round(steps);
      bytes[c * 2 * rows + 2 * row] = whole;
      bytes[c * 2 * rows + 2 * row + 1] = Math.round((steps - whole) * 2 * LARGEST);
    }
  }
  return { bytes, coarse, fine: coarse.map(scale => scale / (2 * LARGEST)) };
}
