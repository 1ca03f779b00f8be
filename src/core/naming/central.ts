import type { Matrix } from '../types';

/** Unit mean vector of each group (label 0 … count − 1); a group without members has zeros. */
export function groupCentres(vectors: Matrix, labels: Int32Array, count: number): Float32Array[] {
  const centres = Array.from({ length: count }, () => new Float32Array(vectors.columns));
  labels.forEach((label, i) => {
    if (label < 0) return;
    for (let j = 0; j < vectors.columns; j++) centres[label][j] += vectors.data[i * vectors.columns + j];
  });
  return centres.map(toUnit);
}

/** The row scaled to length 1; zeros stay zeros. */
export function toUnit(row: Float32Array): Float32Array {
  const length = Math.hypot(...row);
  return length > 0 ? row.map(value => value / length) : row;
}

/** The documents nearest to the middle of each group, nearest first: at most `howMany` positions a group. */
export function centralDocuments(vectors: Matrix, labels: Int32Array, count: number, howMany = 3): number[][] {
  const centres = groupCentres(vectors, labels, count);
  const likeness = new Float32Array(vectors.rows);
  const members = Array.from({ length: count }, () => [] as number[]);
  labels.forEach((label, i) => {
    if (label < 0) return;
    for (let j = 0; j < vectors.columns; j++) likeness[i] += vectors.data[i * vectors.columns + j] * centres[label][j];
    members[label].push(i);
  });
  return members.map(rows => rows.sort((a, b) => likeness[b] - likeness[a] || a - b).slice(0, howMany));
}
