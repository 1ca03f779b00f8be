import type { Algebra } from '../algebra/algebra';
import { zeros } from '../algebra/shapes';
import type { Random } from '../random';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** A dense layer: x (n × in) becomes x · weightsᵀ + bias (n × out), negative values cut to 0 where it is rectified. */
export interface Layer {
  /** out × in. */
  readonly weights: Matrix;
  readonly bias: Float32Array;
  readonly rectified: boolean;
}

/** Layers between the given widths with random weights (He et al. 2015); those named in `linear` are not rectified. */
export function createLayers(widths: readonly number[], linear: readonly number[], random: Random): Layer[] {
  return widths.slice(1).map((out, at) => {
    const width = widths[at];
    const rectified = !linear.includes(at);
    const spread = Math.sqrt((rectified ? 6 : 3) / Math.max(1, width));
    const data = Float32Array.from({ length: out * width }, () => spread * (2 * random() - 1));
    return { weights: { rows: out, columns: width, data }, bias: new Float32Array(out), rectified };
  });
}

/** Everything that training changes, layer by layer: weights, then bias. */
export function parametersOf(layers: readonly Layer[]): Float32Array[] {
  return layers.flatMap(({ weights, bias }) => [weights.data, bias]);
}

/** What each layer gives for x, in order, x itself first. */
export async function forward(layers: readonly Layer[], x: Matrix, algebra: Algebra, work?: Work): Promise<Matrix[]> {
  const values = [x];
  for (const { weights, bias, rectified } of layers) {
    const output = await algebra.productTransposed(values[values.length - 1], weights, work);
    const { rows, columns, data } = output;
    for (let row = 0, at = 0; row < rows; row++) {
      for (let c = 0; c < columns; c++, at++) {
        const value = data[at] + bias[c];
        data[at] = rectified && value < 0 ? 0 : value;
      }
    }
    values.push(output);
  }
  return values;
}

/** What the last layer gives for x. */
export async function outputOf(layers: readonly Layer[], x: Matrix, algebra: Algebra, work?: Work): Promise<Matrix> {
  return (await forward(layers, x, algebra, work))[layers.length];
}

/**
 * Gradients of a loss in the order of `parametersOf`, from the values of `forward` and the loss's gradient by the last of
 * them (n × out), which is overwritten.
 */
export async function backward(
  layers: readonly Layer[],
  values: readonly Matrix[],
  outputGradient: Matrix,
  algebra: Algebra,
  work?: Work,
): Promise<Float32Array[]> {
  const gradients: Float32Array[] = [];
  let gradient = outputGradient;
  for (let at = layers.length - 1; at >= 0; at--) {
    const { weights, rectified } = layers[at];
    const output = values[at + 1].data;
    if (rectified) for (let i = 0; i < output.length; i++) if (output[i] <= 0) gradient.data[i] = 0;
    gradients.unshift((await algebra.transposedProduct(gradient, values[at], work)).data, columnSums(gradient));
    if (at > 0) gradient = await algebra.transposedProduct(transposed(gradient), weights, work);
  }
  return gradients;
}

function columnSums({ rows, columns, data }: Matrix): Float32Array {
  const sums = new Float32Array(columns);
  for (let row = 0, at = 0; row < rows; row++) for (let c = 0; c < columns; c++, at++) sums[c] += data[at];
  return sums;
}

function transposed({ rows, columns, data }: Matrix): Matrix {
  const turned = zeros(columns, rows);
  for (let row = 0, at = 0; row < rows; row++) for (let c = 0; c < columns; c++, at++) turned.data[c * rows + row] = data[at];
  return turned;
}
