/** Small dense linear algebra on symmetric matrices, in double precision; vectors are rows. */

const NOTHING = 1e-12;

/** Rows of `vectors` (count × d) times a symmetric matrix (d × d). */
export function multiplySymmetric(matrix: Float64Array, d: number, vectors: Float64Array, count: number): Float64Array {
  const product = new Float64Array(count * d);
  for (let i = 0; i < d; i++) {
    for (let c = 0; c < count; c++) {
      let dot = 0;
      for (let j = 0, a = i * d, b = c * d; j < d; j++) dot += matrix[a + j] * vectors[b + j];
      product[c * d + i] = dot;
    }
  }
  return product;
}

/** Makes the rows orthonormal in place (modified Gram–Schmidt); a row that depends on earlier ones becomes zero. */
export function orthonormalise(rows: Float64Array, count: number, d: number): void {
  for (let r = 0; r < count; r++) {
    const before = length(rows, r, d);
    for (let pass = 0; pass < 2; pass++) {
      for (let e = 0; e < r; e++) {
        let dot = 0;
        for (let j = 0; j < d; j++) dot += rows[r * d + j] * rows[e * d + j];
        for (let j = 0; j < d; j++) rows[r * d + j] -= dot * rows[e * d + j];
      }
    }
    const after = length(rows, r, d);
    const scale = after > NOTHING * Math.max(1, before) && after > NOTHING ? 1 / after : 0;
    for (let j = 0; j < d; j++) rows[r * d + j] *= scale;
  }
}

function length(rows: Float64Array, row: number, d: number): number {
  let sum = 0;
  for (let j = row * d; j < (row + 1) * d; j++) sum += rows[j] * rows[j];
  return Math.sqrt(sum);
}

/** Eigenvalues (largest first) and unit eigenvectors (rows) of a symmetric matrix, by cyclic Jacobi rotations. */
export function symmetricEigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < 30 && offDiagonal(a, size) > 1e-22 * diagonal(a, size); sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j] - a[i * size + i] || i - j);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => vectors.set(v.subarray(from * size, (from + 1) * size), to * size));
  return { values: Float64Array.from(order, i => a[i * size + i]), vectors };
}

/** One rotation that makes entry (p, q) zero; the rows of v follow. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  if (apq === 0) return;
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const kp = a[k * size + p];
    const kq = a[k * size + q];
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0, ip = p * size, iq = q * size; k < size; k++, ip++, iq++) {
    const pk = a[ip];
    const qk = a[iq];
    a[ip] = c * pk - s * qk;
    a[iq] = s * pk + c * qk;
    const vp = v[ip];
    const vq = v[iq];
    v[ip] = c * vp - s * vq;
    v[iq] = s * vp + c * vq;
  }
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += a[i * size + j] ** 2;
  return sum;
}

function diagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += a[i * size + i] ** 2;
  return sum;
}
