import { reflectBack, tridiagonalEigenvectors, tridiagonalise } from './tridiagonal';

/** Small dense linear algebra on symmetric matrices, in double precision; vectors are rows. */

const NOTHING = 1e-12;
/** Once leaves too much of the earlier rows in one that is nearly along them. */
const PASSES = 2;

/** Makes the rows orthonormal in place (Gram–Schmidt, each row twice); a row that depends on earlier ones becomes zero. */
export function orthonormalise(rows: Float64Array, count: number, d: number): void {
  for (let r = 0; r < count; r += 2) {
    const before = length(rows, r, d);
    // What both of two rows come after is taken off them together.
    const done = r + 1 < count ? r - (r % 4) : 0;
    const beforeNext = r + 1 < count ? length(rows, r + 1, d) : 0;
    for (let e = 0; e < done; e += 4) takeOffFourOfTwo(rows, r * d, e * d, d);
    orthonormaliseRow(rows, r, d, done, before);
    if (r + 1 < count) orthonormaliseRow(rows, r + 1, d, done, beforeNext);
  }
}

/** One row after those above it, `done` of which were taken off in the first pass; `before` is its length before that. */
function orthonormaliseRow(rows: Float64Array, r: number, d: number, done: number, before: number): void {
  for (let pass = 0; pass < PASSES; pass++) {
    let e = pass === 0 ? done : 0;
    for (; e + 4 <= r; e += 4) takeOffFour(rows, r * d, e * d, d);
    for (; e < r; e++) takeOff(rows, r * d, e * d, d);
  }
  const after = length(rows, r, d);
  const scale = after > NOTHING * Math.max(1, before) && after > NOTHING ? 1 / after : 0;
  for (let j = 0; j < d; j++) rows[r * d + j] *= scale;
}

/** Takes off a row (from `at` on) what lies along another, a unit vector. */
function takeOff(rows: Float64Array, at: number, along: number, d: number): void {
  let dot = 0;
  for (let j = 0; j < d; j++) dot += rows[at + j] * rows[along + j];
  for (let j = 0; j < d; j++) rows[at + j] -= dot * rows[along + j];
}

/** The same for four that follow each other and are orthogonal: sums side by side do not wait for each other. */
function takeOffFour(rows: Float64Array, at: number, along: number, d: number): void {
  const [second, third, fourth] = [along + d, along + 2 * d, along + 3 * d];
  let [a, b, c, e] = [0, 0, 0, 0];
  for (let j = 0; j < d; j++) {
    const value = rows[at + j];
    a += value * rows[along + j];
    b += value * rows[second + j];
    c += value * rows[third + j];
    e += value * rows[fourth + j];
  }
  for (let j = 0; j < d; j++) rows[at + j] -= a * rows[along + j] + b * rows[second + j] + (c * rows[third + j] + e * rows[fourth + j]);
}

/** The same from a row and the next. */
function takeOffFourOfTwo(rows: Float64Array, at: number, along: number, d: number): void {
  const [second, third, fourth] = [along + d, along + 2 * d, along + 3 * d];
  const next = at + d;
  let [a, b, c, e] = [0, 0, 0, 0];
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let j = 0; j < d; j++) {
    const own = rows[at + j];
    const other = rows[next + j];
    const w = rows[along + j];
    const x = rows[second + j];
    const y = rows[third + j];
    const z = rows[fourth + j];
    a += own * w;
    b += own * x;
    c += own * y;
    e += own * z;
    p += other * w;
    q += other * x;
    r += other * y;
    s += other * z;
  }
  for (let j = 0; j < d; j++) {
    const w = rows[along + j];
    const x = rows[second + j];
    const y = rows[third + j];
    const z = rows[fourth + j];
    rows[at + j] -= a * w + b * x + (c * y + e * z);
    rows[next + j] -= p * w + q * x + (r * y + s * z);
  }
}

function length(rows: Float64Array, row: number, d: number): number {
  let sum = 0;
  for (let j = row * d; j < (row + 1) * d; j++) sum += rows[j] * rows[j];
  return Math.sqrt(sum);
}

/** Eigenvalues (largest first) and unit eigenvectors (rows) of a symmetric matrix, by reflections and QL steps: O(size³). */
export function symmetricEigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const tridiagonal = tridiagonalise(matrix.slice(), size);
  const found = tridiagonalEigenvectors(tridiagonal, size);
  const values = tridiagonal.diagonal;
  const order = Array.from(values.keys()).sort((i, j) => values[j] - values[i] || i - j);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => vectors.set(found.subarray(from * size, (from + 1) * size), to * size));
  reflectBack(tridiagonal, vectors, size);
  return { values: Float64Array.from(order, i => values[i]), vectors };
}
