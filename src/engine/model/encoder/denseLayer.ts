import { unitRows } from '../../../core/algebra/rows';
import { zeros } from '../../../core/algebra/shapes';
import type { Matrix } from '../../../core/types';

/** A layer behind the pooling of a model: a linear map, and what each number goes through then. */
export interface DenseLayer {
  /** A row for each number that comes out. */
  readonly weights: Matrix;
  readonly bias: Float32Array | undefined;
  readonly activation: (value: number) => number;
  /** Whether vectors are scaled to length 1 before it. */
  readonly scaled: boolean;
}

/** What numbers may go through, by the last part of the names that PyTorch has. */
export const ACTIVATIONS: Readonly<Record<string, DenseLayer['activation']>> = {
  Identity: value => value,
  Tanh: Math.tanh,
  ReLU: value => Math.max(0, value),
  Sigmoid: value => 1 / (1 + Math.exp(-value)),
};

/** Vectors (n × weights' columns) behind a layer (n × weights' rows). */
export function throughLayer({ weights, bias, activation, scaled }: DenseLayer, given: Matrix): Matrix {
  const vectors = scaled ? unitRows(given) : given;
  const out = zeros(vectors.rows, weights.rows);
  for (let row = 0; row < vectors.rows; row++) {
    const vector = vectors.data.subarray(row * vectors.columns, (row + 1) * vectors.columns);
    for (let at = 0; at < weights.rows; at++) {
      let sum = bias?.[at] ?? 0;
      for (let i = 0, w = at * weights.columns; i < vector.length; i++, w++) sum += weights.data[w] * vector[i];
      out.data[row * out.columns + at] = activation(sum);
    }
  }
  return out;
}
