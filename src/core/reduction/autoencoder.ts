import type { Algebra } from '../algebra/algebra';
import { meanRow, rowsOf, squaredLengths } from '../algebra/rows';
import { seededRandom, shuffled } from '../random';
import { sumOf } from '../sums';
import type { Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { createAdam } from './adam';
import { zeros } from '../algebra/shapes';
import { principalComponents } from './pca';
import { backward, createLayers, forward, outputOf, parametersOf, type Layer } from './network';

/** What writes rows of d numbers in fewer, learnt together with what reads them back. */
export interface Autoencoder {
  readonly encoder: readonly Layer[];
  /** Subtracted from every row before it is encoded. */
  readonly mean: Float64Array;
  /** Then multiplied by this, so that a column's variance is about 1. */
  readonly scale: number;
  /** After each round over the rows: the share of their variance that is lost on the way, on rows kept from training. */
  readonly losses: readonly number[];
}

export interface AutoencoderOptions {
  /** Numbers a row is written in. */
  readonly dimensions: number;
  /** Width of the one layer between rows and code, on both sides. */
  readonly hidden: number;
}

/** Rows of a batch: so many that a round makes 16 steps, within these bounds. */
const LEAST_BATCH = 32;
const MOST_BATCH = 256;
const RATE = 1e-3;
/** Share of their random weight that units beside the principal components start with. */
const QUIET = 0.1;
const MOST_ROUNDS = 60;
/** Training ends after so many rounds without a better loss; the best network is kept. */
const PATIENCE = 3;
/** A tenth of the rows is kept from training, where that leaves enough of them to learn from. */
const FEWEST_TO_SPLIT = 200;

/**
 * Trains an autoencoder d – hidden – dimensions – hidden – d on the rows of x (Hinton and Salakhutdinov 2006, without
 * their layer-wise start), rectified but for the code and the output, by Adam on small batches and the mean
 * squared error. It starts as principal components, which a linear network of this shape would come to.
 */
export async function trainAutoencoder(
  x: Matrix,
  { dimensions, hidden }: AutoencoderOptions,
  seed: number,
  algebra: Algebra,
  work: Work = {},
): Promise<Autoencoder> {
  throwIfCancelled(work.signal);
  const random = seededRandom(seed);
  const mean = meanRow(x);
  const scale = scaleOf(x, mean);
  const order = shuffled(x.rows, random);
  const kept = x.rows >= FEWEST_TO_SPLIT ? Math.floor(x.rows / 10) : 0;
  const rows = standardise({ mean, scale }, rowsOf(x, order.subarray(kept)));
  const test = kept ? standardise({ mean, scale }, rowsOf(x, order.subarray(0, kept))) : rows;
  const layers = createLayers([x.columns, hidden, dimensions, hidden, x.columns], [1, 3], random);
  const { components } = await principalComponents(rows, Math.min(dimensions, hidden >> 1), algebra, { signal: work.signal });
  const numbers = identityMatrix(components.rows, dimensions);
  passThrough(layers[0], layers[1], components, numbers);
  passThrough(layers[2], layers[3], numbers, components);
  const losses = await train(layers, rows, test, random, algebra, work);
  return { encoder: layers.slice(0, 2), mean, scale, losses };
}

/** Codes of the rows of x (n × dimensions). */
export async function encode(network: Autoencoder, x: Matrix, algebra: Algebra, work?: Work): Promise<Matrix> {
  return outputOf(network.encoder, standardise(network, x), algebra, work);
}

/** The rows of x as the encoder takes them. */
export function standardise({ mean, scale }: Pick<Autoencoder, 'mean' | 'scale'>, x: Matrix): Matrix {
  return { ...x, data: x.data.map((value, at) => (value - mean[at % x.columns]) * scale) };
}

async function train(layers: Layer[], rows: Matrix, test: Matrix, random: () => number, algebra: Algebra, work: Work): Promise<number[]> {
  const inner: Work = { signal: work.signal };
  const pace = new Pace(work.signal);
  const parameters = parametersOf(layers);
  const step = createAdam(parameters, RATE);
  const losses: number[] = [];
  let best = parameters.map(values => values.slice());
  let bestRound = 0;
  const size = batchSize(rows.rows);
  for (let round = 0; round < MOST_ROUNDS && round - bestRound <= PATIENCE; round++) {
    const order = shuffled(rows.rows, random);
    for (let first = 0; first < rows.rows; first += size) {
      const batch = rowsOf(rows, order.subarray(first, first + size));
      const values = await forward(layers, batch, algebra, inner);
      step(await backward(layers, values, errorGradient(values[layers.length], batch), algebra, inner));
      await pace.breathe();
    }
    losses.push(await lossOn(layers, test, algebra, inner));
    if (losses[round] < losses[bestRound] || round === 0) {
      bestRound = round;
      best = parameters.map(values => values.slice());
    }
    work.report?.(round + 1, MOST_ROUNDS);
  }
  parameters.forEach((values, p) => values.set(best[p]));
  work.report?.(MOST_ROUNDS, MOST_ROUNDS);
  return losses;
}

/** Rows that one step of training looks at, of n. */
export function batchSize(n: number): number {
  return Math.max(LEAST_BATCH, Math.min(MOST_BATCH, Math.ceil(n / 16)));
}

/** Mean squared error of the rows as they are read back. */
async function lossOn(layers: Layer[], rows: Matrix, algebra: Algebra, work: Work): Promise<number> {
  const read = await outputOf(layers, rows, algebra, work);
  let sum = 0;
  for (let at = 0; at < read.data.length; at++) sum += (read.data[at] - rows.data[at]) ** 2;
  return sum / Math.max(1, read.data.length);
}

function errorGradient(read: Matrix, rows: Matrix): Matrix {
  return { ...read, data: read.data.map((value, at) => (2 * (value - rows.data[at])) / read.data.length) };
}

/** 1 / standard deviation, the mean one over all columns; 1 where rows do not differ. */
function scaleOf(x: Matrix, mean: Float64Array): number {
  const square = sumOf(squaredLengths(standardise({ mean, scale: 1 }, x)));
  return square > 0 ? Math.sqrt((x.rows * x.columns) / square) : 1;
}

/**
 * Sets two layers so that together they give for each input direction (rows) its output direction: a rectified unit for
 * either sign. The other units start out quiet.
 */
function passThrough(first: Layer, second: Layer, inputs: Matrix, outputs: Matrix): void {
  const width = second.weights.columns;
  for (let at = 0; at < second.weights.data.length; at++) second.weights.data[at] *= QUIET;
  for (let unit = 0; unit < 2 * inputs.rows; unit++) {
    const sign = unit % 2 ? -1 : 1;
    const row = unit >> 1;
    for (let c = 0; c < inputs.columns; c++) first.weights.data[unit * inputs.columns + c] = sign * inputs.data[row * inputs.columns + c];
    for (let c = 0; c < outputs.columns; c++) second.weights.data[c * width + unit] = sign * outputs.data[row * outputs.columns + c];
  }
}

function identityMatrix(rows: number, columns: number): Matrix {
  const matrix = zeros(rows, columns);
  for (let row = 0; row < rows; row++) matrix.data[row * columns + row] = 1;
  return matrix;
}
