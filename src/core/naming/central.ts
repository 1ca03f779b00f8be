import type { Matrix } from '../types';
import type { Pace } from '../work';

/** Unit mean vector of each group (label 0 … count − 1); a group without members has zeros. */
export async function groupCentres(vectors: Matrix, labels: Int32Array, count: number, pace: Pace): Promise<Float32Array[]> {
  const centres = Array.from({ length: count }, () => new Float32Array(vectors.columns));
  for (const [i, label] of labels.entries()) {
    if (pace.due) await pace.breathe();
    if (label < 0) continue;
    for (let j = 0; j < vectors.columns; j++) centres[label][j] += vectors.data[i * vectors.columns + j];
  }
  return centres.map(toUnit);
}

/** The row scaled to length 1; zeros stay zeros. */
export function toUnit(row: Float32Array): Float32Array {
  const length = Math.hypot(...row);
  return length > 0 ? row.map(value => value / length) : row;
}

/** The documents nearest to the middle of each group, nearest first: at most `howMany` positions a group. */
export async function centralDocuments(vectors: Matrix, labels: Int32Array, count: number, howMany: number, pace: Pace): Promise<number[][]> {
  const centres = await groupCentres(vectors, labels, count, pace);
  const likeness = new Float32Array(vectors.rows);
  const members = Array.from({ length: count }, () => [] as number[]);
  for (const [i, label] of labels.entries()) {
    if (pace.due) await pace.breathe();
    if (label < 0) continue;
    for (let j = 0; j < vectors.columns; j++) likeness[i] += vectors.data[i * vectors.columns + j] * centres[label][j];
    members[label].push(i);
  }
  return members.map(rows => rows.sort((a, b) => likeness[b] - likeness[a] || a - b).slice(0, howMany));
}
