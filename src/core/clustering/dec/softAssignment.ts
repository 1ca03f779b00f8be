import { zeros } from '../../algebra/shapes';
import type { Matrix } from '../../types';

/** Chance of each row of z (n × d) to belong to each centre (k × d) by a Student t with one degree of freedom (n × k). */
export function softAssignment(z: Matrix, centres: Matrix): Matrix {
  const q = zeros(z.rows, centres.rows);
  for (let row = 0; row < z.rows; row++) {
    let sum = 0;
    for (let c = 0; c < centres.rows; c++) sum += q.data[row * centres.rows + c] = likeness(z, row, centres, c);
    for (let c = 0; c < centres.rows; c++) q.data[row * centres.rows + c] /= sum;
  }
  return q;
}

/** 1 / (1 + squared distance). */
function likeness(z: Matrix, row: number, centres: Matrix, centre: number): number {
  let square = 0;
  for (let c = 0, i = row * z.columns, j = centre * z.columns; c < z.columns; c++) square += (z.data[i + c] - centres.data[j + c]) ** 2;
  return 1 / (1 + square);
}

/** What the assignment is drawn to: surer than it is, and with groups of more even size (q² / size, brought to sum 1). */
export function targetOf(q: Matrix): Matrix {
  const { rows, columns: k } = q;
  const sizes = new Float64Array(k);
  q.data.forEach((value, at) => (sizes[at % k] += value));
  const p = zeros(rows, k);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += p.data[row * k + c] = q.data[row * k + c] ** 2 / (sizes[c] || 1);
    for (let c = 0; c < k; c++) p.data[row * k + c] /= sum;
  }
  return p;
}

/** Kullback–Leibler divergence of the assignment q from its target p, the mean of the rows. */
export function divergence(p: Matrix, q: Matrix): number {
  let sum = 0;
  for (let at = 0; at < p.data.length; at++) if (p.data[at] > 0) sum += p.data[at] * Math.log(p.data[at] / Math.max(q.data[at], 1e-30));
  return sum / Math.max(1, p.rows);
}

/** Gradients of `divergence` by the rows and by the centres, the target held fixed. */
export function divergenceGradients(z: Matrix, centres: Matrix, p: Matrix, q: Matrix): { rows: Matrix; centres: Matrix } {
  const d = z.columns;
  const [byRows, byCentres] = [zeros(z.rows, d), zeros(centres.rows, d)];
  for (let row = 0; row < z.rows; row++) {
    for (let c = 0; c < centres.rows; c++) {
      const at = row * centres.rows + c;
      const pull = (2 / z.rows) * likeness(z, row, centres, c) * (p.data[at] - q.data[at]);
      for (let j = 0; j < d; j++) {
        const share = pull * (z.data[row * d + j] - centres.data[c * d + j]);
        byRows.data[row * d + j] += share;
        byCentres.data[c * d + j] -= share;
      }
    }
  }
  return { rows: byRows, centres: byCentres };
}
