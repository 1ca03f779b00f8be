/** A symmetric matrix brought to three diagonals by reflections: A = Q · T · Qᵀ. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry i stands between i and i + 1; one longer than needed, the last is 0. */
  readonly beside: Float64Array;
  /** Rows 0 … size − 3: the unit vector of each reflection (all zero where none was needed). */
  readonly reflections: Float64Array;
}

/** Householder's reduction of a symmetric matrix (size × size), which is overwritten. */
export function tridiagonalise(a: Float64Array, size: number): Tridiagonal {
  const reflections = new Float64Array(Math.max(0, size - 2) * size);
  const image = new Float64Array(size);
  for (let k = 0; k < size - 2; k++) {
    const v = reflections.subarray(k * size, (k + 1) * size);
    if (reflectionInto(v, a, size, k)) reflect(a, v, image, size, k + 1);
  }
  const diagonal = Float64Array.from({ length: size }, (_, i) => a[i * size + i]);
  const beside = Float64Array.from({ length: size }, (_, i) => (i + 1 < size ? a[i * size + i + 1] : 0));
  return { diagonal, beside, reflections };
}

/** Reflects the rows and columns from `first` on by the unit vector v; `image` is room for as many numbers. */
function reflect(a: Float64Array, v: Float64Array, image: Float64Array, size: number, first: number): void {
  const along = multiply(image, a, v, size, first);
  for (let i = first; i < size; i++) image[i] = 2 * (image[i] - along * v[i]);
  takeOffBoth(a, v, image, size, first);
}

/** The image of v under the rows from `first` on; gives its product with v. A loop by itself: code compiled in its midst is then good to the end. */
function multiply(image: Float64Array, a: Float64Array, v: Float64Array, size: number, first: number): number {
  let along = 0;
  let i = first;
  for (; i + 4 <= size; i += 4) multiplyFour(image, a, v, size, first, i);
  for (; i < size; i++) {
    let dot = 0;
    for (let j = first, at = i * size; j < size; j++) dot += a[at + j] * v[j];
    image[i] = dot;
  }
  for (i = first; i < size; i++) along += image[i] * v[i];
  return along;
}

/** Four rows from i on: sums side by side do not wait for each other. */
function multiplyFour(image: Float64Array, a: Float64Array, v: Float64Array, size: number, first: number, i: number): void {
  const [second, third, fourth] = [size, 2 * size, 3 * size];
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let j = first, at = i * size + first; j < size; j++, at++) {
    const part = v[j];
    p += a[at] * part;
    q += a[at + second] * part;
    r += a[at + third] * part;
    s += a[at + fourth] * part;
  }
  image[i] = p;
  image[i + 1] = q;
  image[i + 2] = r;
  image[i + 3] = s;
}

/** Takes v · imageᵀ and image · vᵀ off. */
function takeOffBoth(a: Float64Array, v: Float64Array, image: Float64Array, size: number, first: number): void {
  for (let i = first; i < size; i++) {
    const vi = v[i];
    const wi = image[i];
    for (let j = first, at = i * size; j < size; j++) a[at + j] -= vi * image[j] + wi * v[j];
  }
}

/** The reflection that leaves of row k only the entry beside the diagonal, which is set in `a`; false if none is needed. */
function reflectionInto(v: Float64Array, a: Float64Array, size: number, k: number): boolean {
  let rest = 0;
  for (let j = k + 2; j < size; j++) rest += a[k * size + j] ** 2;
  if (rest === 0) return false;
  const first = a[k * size + k + 1];
  const length = Math.sqrt(first * first + rest);
  const lead = first > 0 ? first + length : first - length;
  const scale = 1 / Math.sqrt(lead * lead + rest);
  v[k + 1] = lead * scale;
  for (let j = k + 2; j < size; j++) v[j] = a[k * size + j] * scale;
  a[k * size + k + 1] = first > 0 ? -length : length;
  return true;
}

/** Turns eigenvectors of T (rows, in place) into those of A. */
export function reflectBack({ reflections }: Tridiagonal, vectors: Float64Array, size: number): void {
  if (size < 3) return;
  let row = 0;
  for (; row + 4 * size <= vectors.length; row += 4 * size) for (let k = size - 3; k >= 0; k--) reflectFour(vectors, row, reflections, k, size);
  for (; row < vectors.length; row += size) for (let k = size - 3; k >= 0; k--) reflectRow(vectors, row, reflections, k, size);
}

function reflectRow(vectors: Float64Array, row: number, reflections: Float64Array, k: number, size: number): void {
  let dot = 0;
  for (let j = k + 1, at = k * size; j < size; j++) dot += reflections[at + j] * vectors[row + j];
  dot *= 2;
  for (let j = k + 1, at = k * size; j < size; j++) vectors[row + j] -= dot * reflections[at + j];
}

/** The same for four rows: sums side by side do not wait for each other. */
function reflectFour(vectors: Float64Array, row: number, reflections: Float64Array, k: number, size: number): void {
  const [second, third, fourth] = [row + size, row + 2 * size, row + 3 * size];
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let j = k + 1, at = k * size; j < size; j++) {
    const part = reflections[at + j];
    a += part * vectors[row + j];
    b += part * vectors[second + j];
    c += part * vectors[third + j];
    d += part * vectors[fourth + j];
  }
  a *= 2;
  b *= 2;
  c *= 2;
  d *= 2;
  for (let j = k + 1, at = k * size; j < size; j++) {
    const part = reflections[at + j];
    vectors[row + j] -= a * part;
    vectors[second + j] -= b * part;
    vectors[third + j] -= c * part;
    vectors[fourth + j] -= d * part;
  }
}

/**
 * Eigenvalues (unordered, into `diagonal`) and unit eigenvectors (rows) of T by QL steps with Wilkinson's shift, done
 * implicitly (Dubrulle, Martin, Wilkinson 1968). Both diagonals are overwritten.
 */
export function tridiagonalEigenvectors({ diagonal: d, beside: e }: Tridiagonal, size: number): Float64Array {
  const z = new Float64Array(size * size);
  for (let i = 0; i < size; i++) z[i * size + i] = 1;
  const turns: Turns = { cosines: new Float64Array(size), sines: new Float64Array(size) };
  for (let low = 0; low < size; low++) {
    for (let step = 0; step < 60; step++) {
      const high = endOfBlock(d, e, low, size);
      if (high === low) break;
      rotateDown(z, size, high - 1, qlStep(d, e, turns, low, high), turns);
    }
  }
  return z;
}

/** The last index of the block from `low` on whose entries beside the diagonal all count. */
function endOfBlock(d: Float64Array, e: Float64Array, low: number, size: number): number {
  let high = low;
  while (high < size - 1 && Math.abs(e[high]) > Number.EPSILON * (Math.abs(d[high]) + Math.abs(d[high + 1]))) high++;
  return high;
}

/** Of each rotation of a row and the next. */
interface Turns {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/** One step on the block low … high: a chain of rotations from below that makes e[low] small, down to the row it gives. */
function qlStep(d: Float64Array, e: Float64Array, { cosines, sines }: Turns, low: number, high: number): number {
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const root = Math.sqrt(half * half + 1);
  let g = d[high] - d[low] + e[low] / (half + (half < 0 ? -root : root));
  let [s, c, p] = [1, 1, 0];
  for (let i = high - 1; i >= low; i--) {
    const f = s * e[i];
    const b = c * e[i];
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= p;
      e[high] = 0;
      return i + 1;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    const t = (d[i] - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p;
    g = c * t - b;
    cosines[i] = c;
    sines[i] = s;
  }
  d[low] -= p;
  e[low] = g;
  e[high] = 0;
  return low;
}

/** Rotates each row from `first` down to `last` with the one after it. */
function rotateDown(z: Float64Array, size: number, first: number, last: number, { cosines, sines }: Turns): void {
  let i = first;
  for (; i - 3 >= last; i -= 4) rotateFour(z, size, i, cosines, sines);
  for (; i >= last; i--) rotateRows(z, i * size, (i + 1) * size, size, cosines[i], sines[i]);
}

/** Four such rotations at once: what one leaves of a row, the next takes up without writing it between. */
function rotateFour(z: Float64Array, size: number, i: number, cosines: Float64Array, sines: Float64Array): void {
  const [c0, c1, c2, c3] = [cosines[i], cosines[i - 1], cosines[i - 2], cosines[i - 3]];
  const [s0, s1, s2, s3] = [sines[i], sines[i - 1], sines[i - 2], sines[i - 3]];
  const [row1, row2, row3, row4] = [size, 2 * size, 3 * size, 4 * size];
  for (let at = (i - 3) * size, end = at + size; at < end; at++) {
    let below = z[at + row4];
    let own = z[at + row3];
    z[at + row4] = s0 * own + c0 * below;
    below = c0 * own - s0 * below;
    own = z[at + row2];
    z[at + row3] = s1 * own + c1 * below;
    below = c1 * own - s1 * below;
    own = z[at + row1];
    z[at + row2] = s2 * own + c2 * below;
    below = c2 * own - s2 * below;
    own = z[at];
    z[at + row1] = s3 * own + c3 * below;
    z[at] = c3 * own - s3 * below;
  }
}

function rotateRows(z: Float64Array, first: number, second: number, size: number, c: number, s: number): void {
  for (let j = 0; j < size; j++) {
    const a = z[first + j];
    const b = z[second + j];
    z[first + j] = c * a - s * b;
    z[second + j] = s * a + c * b;
  }
}
