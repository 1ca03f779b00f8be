import type { Algebra } from '../../src/core/algebra/algebra';
import { distanceSums } from '../../src/core/algebra/distanceSums';
import { groupSums } from '../../src/core/algebra/groupSums';
import { MIDDLE, unpackedRows } from '../../src/core/algebra/packedRows';
import { rowProduct } from '../../src/core/algebra/rows';
import { checkCentres, checkMatrix, checkOthers, checkPacked, checkPackedSearch, checkSameColumns, checkSameRows, checkSearched, emptyNearestCentres, emptyNeighbours, matrixIn, neighbourCount, zeros } from '../../src/core/algebra/shapes';
import { largest } from '../../src/core/retrieval/largest';
import type { Matrix } from '../../src/core/types';
import { Pace, throwIfCancelled, type Work } from '../../src/core/work';

/** `Algebra` in plain JavaScript: what tests compare with, and what they run on where the native runtime is not their subject. */
export const plainAlgebra: Algebra = {
  async productTransposed(a, b, work = {}) {
    checkSameColumns(a, b);
    const product = zeros(a.rows, b.rows);
    await eachRow(a.rows, work, row => scoresInto(product.data.subarray(row * b.rows, (row + 1) * b.rows), a, row, b));
    return product;
  },

  async packedProduct(a, packed, work = {}, into) {
    checkPacked(a, packed);
    const product = matrixIn(into, a.rows, packed.rows);
    await eachRow(packed.rows, work, row => {
      for (let r = 0; r < a.rows; r++) {
        let sum = 0;
        for (let c = 0, i = r * a.columns, j = row * a.columns; c < a.columns; c++) sum += a.data[i + c] * (packed.data[j + c] - MIDDLE);
        product.data[r * packed.rows + row] = sum * packed.scales[row];
      }
    });
    return product;
  },

  async nearestCentre(x, centres, work = {}, { rows } = {}) {
    checkCentres(x, centres);
    const found = emptyNearestCentres(rows?.length ?? x.rows);
    const squares = Float64Array.from({ length: centres.rows }, (_, k) => rowProduct(centres, k, centres, k));
    await eachRow(found.labels.length, work, at => {
      const row = rows?.[at] ?? at;
      let best = 0;
      let [bestScore, secondScore] = [-Infinity, -Infinity];
      for (let k = 0; k < centres.rows; k++) {
        const score = rowProduct(x, row, centres, k) - squares[k] / 2;
        if (score > bestScore) [best, bestScore, secondScore] = [k, score, bestScore];
        else secondScore = Math.max(score, secondScore);
      }
      found.labels[at] = best;
      const square = rowProduct(x, row, x, row);
      found.squaredDistances[at] = Math.max(0, square - 2 * bestScore);
      found.secondSquaredDistances[at] = Math.max(0, square - 2 * secondScore);
    });
    return found;
  },

  async kNearest(x, k, work = {}) {
    checkMatrix('matrix', x);
    const neighbours = emptyNeighbours(x.rows, neighbourCount(x.rows, k));
    const scores = new Float32Array(x.rows);
    await eachRow(x.rows, work, row => {
      scoresInto(scores, x, row, x);
      scores[row] = -Infinity;
      largest(scores, neighbours.k).forEach((other, j) => {
        neighbours.indices[row * neighbours.k + j] = other;
        neighbours.similarities[row * neighbours.k + j] = scores[other];
      });
    });
    return neighbours;
  },

  async nearestAmong(a, b, wanted, floors, work = {}) {
    checkSearched(a, b, floors);
    const k = neighbourCount(b.rows + 1, wanted);
    const scores = new Float32Array(b.rows);
    const rows: number[] = [];
    const indices: number[] = [];
    await eachRow(k ? a.rows : 0, work, row => {
      scoresInto(scores, a, row, b);
      if (!scores.some(score => score > floors[row])) return;
      rows.push(row);
      indices.push(...largest(scores, k));
    });
    const similarities = Float32Array.from(indices, (index, at) => rowProduct(a, rows[Math.floor(at / k)], b, index));
    return { rows: Int32Array.from(rows), k, indices: Int32Array.from(indices), similarities };
  },

  async nearestPacked(packed, rows, others, wanted, work = {}) {
    checkPackedSearch(packed, rows, others);
    const k = neighbourCount(others.length + 1, wanted);
    const found = emptyNeighbours(rows.length, k);
    const [own, theirs] = [unpackedRows(packed, rows), unpackedRows(packed, others)];
    const scores = new Float32Array(others.length);
    await eachRow(k ? rows.length : 0, work, at => {
      scoresInto(scores, own, at, theirs);
      largest(scores, k).forEach((position, j) => {
        found.indices[at * k + j] = others[position];
        found.similarities[at * k + j] = scores[position];
      });
    });
    return found;
  },

  async eachPackedAbove(packed, rows, others, search, work = {}) {
    checkPackedSearch(packed, rows, others);
    const [own, theirs] = [unpackedRows(packed, rows), unpackedRows(packed, others)];
    await eachRow(rows.length, work, at => {
      others.forEach((other, position) => {
        const product = rowProduct(own, at, theirs, position);
        if (product > search.floor(rows[at])) search.visit(rows[at], other, product);
      });
    });
  },

  async productsWithOthers(x, rows, others, work = {}) {
    const k = checkOthers(x, rows, others);
    const products = new Float32Array(others.length);
    await eachRow(rows.length, work, row => {
      for (let at = row * k; at < (row + 1) * k; at++) products[at] = rowProduct(x, rows[row], x, others[at]);
    });
    return products;
  },

  groupSums,

  distanceSums,

  transposedProduct,

  gram: (x, work) => transposedProduct(x, x, work),
};

async function transposedProduct(a: Matrix, b: Matrix, work: Work = {}): Promise<Matrix> {
  checkSameRows(a, b);
  const sums = new Float64Array(a.columns * b.columns);
  // Four rows at a time, each added after the one before it, as if they came one by one.
  await eachRow(Math.ceil(a.rows / 4), work, at => addProducts(sums, a, b, 4 * at, Math.min(a.rows, 4 * at + 4)));
  return { rows: a.columns, columns: b.columns, data: Float32Array.from(sums) };
}

function addProducts(sums: Float64Array, a: Matrix, b: Matrix, row: number, end: number): void {
  const [one, two, three] = [b.columns, 2 * b.columns, 3 * b.columns];
  for (; row + 4 <= end; row += 4) {
    for (let i = 0, to = 0; i < a.columns; i++) {
      const from = row * a.columns + i;
      const [p, q, r, s] = [a.data[from], a.data[from + a.columns], a.data[from + 2 * a.columns], a.data[from + 3 * a.columns]];
      for (let j = row * b.columns, last = j + b.columns; j < last; j++, to++) sums[to] = sums[to] + p * b.data[j] + q * b.data[j + one] + r * b.data[j + two] + s * b.data[j + three];
    }
  }
  for (; row < end; row++) {
    for (let i = 0, to = 0; i < a.columns; i++) {
      const weight = a.data[row * a.columns + i];
      for (let j = row * b.columns, last = j + b.columns; j < last; j++, to++) sums[to] += weight * b.data[j];
    }
  }
}

async function eachRow(rows: number, work: Work, compute: (row: number) => void): Promise<void> {
  throwIfCancelled(work.signal);
  const pace = new Pace(work.signal);
  for (let row = 0; row < rows; row++) {
    compute(row);
    if (pace.due) {
      await pace.breathe();
      work.report?.(row + 1, rows);
    }
  }
}

/** Four products side by side, each summed in order: faster than waiting for one after the other, and the same to the bit. */
function scoresInto(scores: Float32Array, a: Matrix, row: number, b: Matrix): void {
  const [from, { columns, data }] = [row * a.columns, b];
  let other = 0;
  for (; other + 4 <= b.rows; other += 4) {
    let [p, q, r, s] = [0, 0, 0, 0];
    for (let c = 0, at = other * columns; c < columns; c++, at++) {
      const value = a.data[from + c];
      p += value * data[at];
      q += value * data[at + columns];
      r += value * data[at + 2 * columns];
      s += value * data[at + 3 * columns];
    }
    scores[other] = p;
    scores[other + 1] = q;
    scores[other + 2] = r;
    scores[other + 3] = s;
  }
  for (; other < b.rows; other++) scores[other] = rowProduct(a, row, b, other);
}
