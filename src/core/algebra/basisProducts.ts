import type { Matrix } from '../types';
import type { Algebra } from './algebra';
import { invertFactor } from './cholesky';
import { orthonormalise } from './symmetricEigen';

/** Vectors as rows (count × size). Products in single precision give them in it, so that the next one need not copy them. */
export type Vectors = Float32Array | Float64Array;

/** The dense products that a search for eigenvectors spends its time on. */
export interface BasisProducts {
  /** a · bᵀ of two bases, which is symmetric: count × count. */
  dots(a: Vectors, b: Vectors, count: number, size: number): Promise<Float64Array>;
  /** weights (count × count) · rows. */
  combined(weights: Float64Array, rows: Vectors, count: number, size: number): Promise<Vectors>;
  /**
   * An orthonormal basis of the same span, in place where it can be, whose products with itself are no further from 1 and 0
   * than is given or can be; a row that depends on earlier ones becomes zero.
   */
  orthonormalised(rows: Vectors, count: number, size: number, within?: number): Promise<Vectors>;
}

/** In double precision. */
export const exactProducts: BasisProducts = {
  async dots(a, b, count, size) {
    const found = new Float64Array(count * count);
    for (let row = 0; row < count; row++) {
      for (let other = 0; other <= row; other += 2) {
        // Two at a time: each sum by itself waits for its last step.
        const next = Math.min(other + 1, row);
        let dot = 0;
        let dotNext = 0;
        for (let j = 0, at = row * size, to = other * size, toNext = next * size; j < size; j++) {
          dot += a[at + j] * b[to + j];
          dotNext += a[at + j] * b[toNext + j];
        }
        found[row * count + other] = found[other * count + row] = dot;
        found[row * count + next] = found[next * count + row] = dotNext;
      }
    }
    return found;
  },

  async combined(weights, rows, count, size) {
    const sums = new Float64Array(count * size);
    for (let a = 0; a < count; a++) {
      const of = a * count;
      let b = 0;
      for (; b + 4 <= count; b += 4) {
        const [w0, w1, w2, w3] = [weights[of + b], weights[of + b + 1], weights[of + b + 2], weights[of + b + 3]];
        for (let j = 0, to = a * size, from = b * size; j < size; j++, to++, from++) {
          sums[to] = sums[to] + w0 * rows[from] + w1 * rows[from + size] + w2 * rows[from + 2 * size] + w3 * rows[from + 3 * size];
        }
      }
      for (; b < count; b++) {
        const weight = weights[of + b];
        for (let j = 0, to = a * size, from = b * size; j < size; j++) sums[to + j] += weight * rows[from + j];
      }
    }
    return sums;
  },

  async orthonormalised(rows, count, size) {
    const exact = inDouble(rows);
    orthonormalise(exact, count, size);
    return exact;
  },
};

/** Entries of a basis' products with itself that are this far from 1 and 0 are as good as single precision has them. */
const ORTHONORMAL = 1e-5;
/** Up to this distance from the unit matrix (its Frobenius norm) steps towards it are sure and quick. */
const NEAR = 0.9;

/** By the algebra, in single precision: several times as fast, for tolerances of 1e-4 and more. */
export function singleProducts(algebra: Algebra): BasisProducts {
  const dots = async (a: Vectors, b: Vectors, count: number, size: number) => {
    const rows = singleRows(a, count, size);
    return new Float64Array((await algebra.productTransposed(rows, b === a ? rows : singleRows(b, count, size))).data);
  };
  const combined = async (weights: Float64Array, rows: Vectors, count: number, size: number) =>
    (await algebra.transposedProduct({ rows: count, columns: count, data: turned(weights, count) }, singleRows(rows, count, size))).data;

  /**
   * By Newton–Schulz steps (Björck and Bowie, 1971) where the rows are nearly orthogonal, by Cholesky's factor of their products
   * where they are not: both are nothing but products.
   */
  async function orthonormalised(rows: Vectors, count: number, size: number, within = ORTHONORMAL): Promise<Vectors> {
    for (let c = 0; c < count; c++) scaleToUnit(rows, c * size, size);
    let basis = rows;
    for (;;) {
      const found = await dots(basis, basis, count, size);
      const { largest, norm } = offUnit(found, count);
      if (largest <= within) return basis;
      if (norm < NEAR) towardsUnit(found, count);
      else if (!invertFactor(found, count)) break;
      basis = await combined(found, basis, count, size);
    }
    const exact = inDouble(basis);
    orthonormalise(exact, count, size);
    return exact;
  }

  return { dots, combined, orthonormalised };
}

/** Vectors as the rows of a matrix, which are copied where they are in double precision. */
export function singleRows(vectors: Vectors, rows: number, columns: number): Matrix {
  return { rows, columns, data: vectors instanceof Float32Array ? vectors : new Float32Array(vectors) };
}

function inDouble(rows: Vectors): Float64Array {
  return rows instanceof Float64Array ? rows : new Float64Array(rows);
}

/** The transpose, in single precision. */
function turned(matrix: Float64Array, size: number): Float32Array {
  const result = new Float32Array(matrix.length);
  for (let i = 0, at = 0; i < size; i++) for (let j = 0; j < size; j++, at++) result[j * size + i] = matrix[at];
  return result;
}

/** How far products of a basis with itself are from the unit matrix. */
function offUnit(products: Float64Array, count: number): { largest: number; norm: number } {
  let largest = 0;
  let square = 0;
  for (let i = 0, at = 0; i < count; i++) {
    for (let j = 0; j < count; j++, at++) {
      const off = products[at] - (i === j ? 1 : 0);
      if (Math.abs(off) > largest) largest = Math.abs(off);
      square += off * off;
    }
  }
  return { largest, norm: Math.sqrt(square) };
}

/** Makes products of a basis with itself the step 1.5 · I − 0.5 · products in place. */
function towardsUnit(products: Float64Array, count: number): void {
  for (let i = 0, at = 0; i < count; i++) for (let j = 0; j < count; j++, at++) products[at] = (i === j ? 1.5 : 0) - products[at] / 2;
}

function scaleToUnit(rows: Vectors, first: number, size: number): void {
  let square = 0;
  for (let at = first; at < first + size; at++) square += rows[at] * rows[at];
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let at = first; at < first + size; at++) rows[at] *= scale;
}
