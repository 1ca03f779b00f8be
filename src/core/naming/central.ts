import type { Matrix } from '../types';
import type { Pace } from '../work';

/** Unit mean vector of each group (label 0 … count − 1); a group without members has zeros. */
export async function unitCentres(vectors: Matrix, labels: Int32Array, count: number, pace: Pace): Promise<Float32Array[]> {
  const centres = Array.from({ length: count }, () => new Float32Array(vectors.columns));
  const { columns, data } = vectors;
  for (const [i, label] of labels.entries()) {
    if (pace.due) await pace.breathe();
    if (label < 0) continue;
    const centre = centres[label];
    for (let j = 0, at = i * columns; j < columns; j++, at++) centre[j] += data[at];
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
  const centres = await unitCentres(vectors, labels, count, pace);
  const { columns, data } = vectors;
  const likeness = new Float32Array(vectors.rows);
  const members = Array.from({ length: count }, () => [] as number[]);
  for (const [i, label] of labels.entries()) {
    if (pace.due) await pace.breathe();
    if (label < 0) continue;
    const centre = centres[label];
    let sum = 0;
    for (let j = 0, at = i * columns; j < columns; j++, at++) sum += data[at] * centre[j];
    likeness[i] = sum;
    members[label].push(i);
  }
  return members.map(rows => rows.sort((a, b) => likeness[b] - likeness[a] || a - b).slice(0, howMany));
}
