import type { Matrix } from '../types';
import { softmaxInPlace } from './softmax';

/** How much surer a head may be than it says, and what that brings. */
export interface Sharpening {
  /** Factor on its scores. */
  readonly factor: number;
  /** Mean cross-entropy of the scores times the factor. */
  readonly loss: number;
}

const MOST_STEPS = 40;
const SETTLED = 1e-4;
const LARGEST = 1e4;

/**
 * The factor on scores (n × k) under which they fit the labels best, in cross-entropy: temperature scaling (Guo et al.
 * 2017), by Newton's method within brackets. One more wrong answer is taken for seen (Platt 1999), so that a handful of
 * rows without a mistake makes nobody certain. Rows to leave out have the label −1.
 */
export function sharpen(scores: Matrix, labels: Int32Array): Sharpening {
  const seen = labels.reduce((count, label) => count + (label < 0 ? 0 : 1), 0);
  const doubt = 1 / (seen + 2);
  let [low, high, factor] = [0, LARGEST, 1];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { slope, curvature } = slopeAt(scores, labels, factor, doubt);
    if (slope > 0) high = factor;
    else low = factor;
    const newton = factor - slope / Math.max(curvature, 1e-12);
    const next = newton > low && newton < high ? newton : high === LARGEST ? Math.min(LARGEST, 4 * factor) : (low + high) / 2;
    const moved = Math.abs(next - factor) / factor;
    factor = next;
    if (moved < SETTLED) break;
  }
  return { factor, loss: slopeAt(scores, labels, factor, doubt).loss };
}

/** The mean cross-entropy at a factor, with its first and second derivative by the factor. */
function slopeAt({ columns, data }: Matrix, labels: Int32Array, factor: number, doubt: number) {
  const likely = new Float64Array(columns);
  let [count, loss, slope, curvature] = [0, 0, 0, 0];
  labels.forEach((label, row) => {
    if (label < 0) return;
    const scores = data.subarray(row * columns, (row + 1) * columns);
    scores.forEach((score, k) => (likely[k] = factor * score));
    const level = softmaxInPlace(likely);
    let [expected, squares, plain] = [0, 0, 0];
    for (let k = 0; k < columns; k++) {
      expected += likely[k] * scores[k];
      squares += likely[k] * scores[k] ** 2;
      plain += scores[k] / columns;
    }
    const aimed = (1 - doubt) * scores[label] + doubt * plain;
    loss += level - factor * aimed;
    slope += expected - aimed;
    curvature += squares - expected ** 2;
    count++;
  });
  return { loss: loss / count, slope: slope / count, curvature: curvature / count };
}
