/**
 * Solves a · w = b for a symmetric, positive definite matrix a (n × n, row by row) and all columns of b (n × m) at once, by
 * Cholesky's factors; both are overwritten, b by the solution. Throws a `RangeError` when a is not positive definite.
 */
export function solvePositive(a: Float64Array, b: Float64Array, n: number): void {
  const m = b.length / n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let c = 0; c < j; c++) sum -= a[i * n + c] * a[j * n + c];
      if (i > j) a[i * n + j] = sum / a[j * n + j];
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
    for (let c = 0; c < i; c++) subtractRow(b, i, c, a[i * n + c], m);
    scaleRow(b, i, 1 / a[i * n + i], m);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let below = i + 1; below < n; below++) subtractRow(b, i, below, a[below * n + i], m);
    scaleRow(b, i, 1 / a[i * n + i], m);
  }
}

function subtractRow(b: Float64Array, from: number, row: number, factor: number, m: number): void {
  for (let c = 0, to = from * m, at = row * m; c < m; c++) b[to++] -= factor * b[at++];
}

function scaleRow(b: Float64Array, row: number, factor: number, m: number): void {
  for (let at = row * m; at < (row + 1) * m; at++) b[at] *= factor;
}
