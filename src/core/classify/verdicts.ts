import { argmax } from '../retrieval/largest';
import type { Matrix } from '../types';

/** What is said of n documents. */
export interface Verdicts {
  /** The likeliest class of each, 0 … k − 1; −1 = none of these. */
  readonly labels: Int32Array;
  /** How likely it is to be right, 0 … 1. */
  readonly probabilities: Float32Array;
}

/** Below this a verdict is called unsure: it is as likely wrong as right. */
export const UNSURE_BELOW = 0.5;

/** The likeliest class of each row of probabilities (n × k); of equals the first. */
export function likeliest({ rows, columns, data }: Matrix): Verdicts {
  const labels = new Int32Array(rows);
  const probabilities = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = data.subarray(row * columns, (row + 1) * columns);
    labels[row] = argmax(own);
    probabilities[row] = own[labels[row]] ?? 0;
  }
  return { labels, probabilities };
}
