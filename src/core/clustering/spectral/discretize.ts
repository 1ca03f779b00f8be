import type { Algebra } from '../../algebra/algebra';
import { unitRows } from '../../algebra/rows';
import { zeros } from '../../algebra/shapes';
import { symmetricEigen } from '../../algebra/symmetricEigen';
import type { Random } from '../../random';
import type { Matrix } from '../../types';
import { Pace, type Work } from '../../work';

const MOST_STEPS = 30;
/** Singular values below this share of the largest belong to groups that nobody is in. */
const NOTHING = 1e-9;

/**
 * Labels from a spectral embedding (n × k) by turning it until its rows, brought to unit length, lie nearest to the axes (Yu
 * and Shi 2003). A label may be used by nobody.
 */
export async function discretize(embedding: Matrix, random: Random, algebra: Algebra, work: Work = {}): Promise<Int32Array> {
  const inner: Work = { signal: work.signal };
  const rows = unitRows(embedding);
  let axes = await startingAxes(rows, random, inner);
  let labels = new Int32Array(rows.rows).fill(-1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const scores = await algebra.productTransposed(rows, axes, inner);
    const next = Int32Array.from(labels, (_, row) => largestOf(scores.data, row * axes.rows, axes.rows));
    const settled = next.every((label, row) => label === labels[row]);
    labels = next;
    work.report?.(step + 1, MOST_STEPS);
    if (settled) break;
    axes = nearestTurn(await algebra.groupSums(rows, labels, axes.rows, inner));
  }
  work.report?.(MOST_STEPS, MOST_STEPS);
  return labels;
}

/** Rows of the embedding that are as far from parallel as possible, the first drawn at random (k × k). */
async function startingAxes(rows: Matrix, random: Random, work: Work): Promise<Matrix> {
  const k = rows.columns;
  const axes = zeros(k, k);
  const parallel = new Float64Array(rows.rows);
  const pace = new Pace(work.signal);
  let chosen = Math.floor(random() * rows.rows);
  for (let axis = 0; axis < k; axis++) {
    axes.data.set(rows.data.subarray(chosen * k, (chosen + 1) * k), axis * k);
    for (let row = 0; row < rows.rows; row++) {
      let dot = 0;
      for (let c = 0; c < k; c++) dot += rows.data[row * k + c] * axes.data[axis * k + c];
      parallel[row] += Math.abs(dot);
    }
    chosen = parallel.indexOf(parallel.reduce((least, value) => Math.min(least, value), Infinity));
    await pace.breathe();
  }
  return axes;
}

/** The orthogonal matrix nearest to a square one, S · (SᵀS)^−½, by the eigenvectors of SᵀS. */
function nearestTurn(sums: Matrix): Matrix {
  const k = sums.rows;
  const square = new Float64Array(k * k);
  for (let r = 0; r < k; r++) {
    for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) square[a * k + b] += sums.data[r * k + a] * sums.data[r * k + b];
  }
  const { values, vectors } = symmetricEigen(square, k);
  const turn = zeros(k, k);
  for (let v = 0; v < k && values[v] > NOTHING * values[0]; v++) {
    for (let r = 0; r < k; r++) {
      let along = 0;
      for (let c = 0; c < k; c++) along += sums.data[r * k + c] * vectors[v * k + c];
      for (let c = 0; c < k; c++) turn.data[r * k + c] += (along / Math.sqrt(values[v])) * vectors[v * k + c];
    }
  }
  return turn;
}

function largestOf(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let at = 1; at < count; at++) if (values[from + at] > values[from + best]) best = at;
  return best;
}
