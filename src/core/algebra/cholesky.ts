/**
 * Solves a · w = b for a symmetric, positive definite matrix a (n × n, row by row) and all columns of b (n × m) at once, by
 * Cholesky's factors; both are overwritten, b by the solution. Throws a `RangeError` when a is not positive definite.
 */
export function solvePositive(a: Float64Array, b: Float64Array, n: number): void {
  const m = b.length / n;
  for (let i = 0; i < n; i++) {
    if (!factorRow(a, i, n, 0)) throw new RangeError('the matrix is not positive definite');
    for (let c = 0; c < i; c++) subtractRow(b, i, c, a[i * n + c], m);
    scaleRow(b, i, 1 / a[i * n + i], m);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let below = i + 1; below < n; below++) subtractRow(b, i, below, a[below * n + i], m);
    scaleRow(b, i, 1 / a[i * n + i], m);
  }
}

/** Share of the product of a row with itself that must be left when earlier ones are taken off: less is rounding of single precision. */
const LEAST_LEFT = 1e-6;

/**
 * Makes a symmetric, positive definite matrix (n × n) with ones on its diagonal the inverse of its lower triangular factor, in
 * place. False where it is not positive definite as far as single precision tells; what is in it then is of no use.
 */
export function invertFactor(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) if (!factorRow(a, i, n, LEAST_LEFT)) return false;
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const at = i * n;
    for (let c = 0; c < i; c++) takeOffRow(inverse, at, c * n, c + 1, a[at + c]);
    inverse[at + i] = 1;
    scaleRow(inverse, i, 1 / a[at + i], n);
  }
  a.set(inverse);
  return true;
}

/** Row i of the factor, when those above it are known; false where no more than `least` is left on the diagonal. */
function factorRow(a: Float64Array, i: number, n: number, least: number): boolean {
  const at = i * n;
  for (let j = 0; j < i; j++) a[at + j] = (a[at + j] - dotOf(a, at, j * n, j)) / a[j * n + j];
  const left = a[at + i] - dotOf(a, at, at, i);
  a[at + i] = Math.sqrt(left);
  return left > least;
}

function dotOf(a: Float64Array, first: number, second: number, count: number): number {
  let sum = 0;
  for (let c = 0; c < count; c++) sum += a[first + c] * a[second + c];
  return sum;
}

function takeOffRow(rows: Float64Array, from: number, row: number, count: number, factor: number): void {
  for (let c = 0; c < count; c++) rows[from + c] -= factor * rows[row + c];
}

function subtractRow(b: Float64Array, from: number, row: number, factor: number, m: number): void {
  for (let c = 0, to = from * m, at = row * m; c < m; c++) b[to++] -= factor * b[at++];
}

function scaleRow(b: Float64Array, row: number, factor: number, m: number): void {
  for (let at = row * m; at < (row + 1) * m; at++) b[at] *= factor;
}
