import type { Random } from '../random';
import { Pace, type Work } from '../work';
import type { Edges } from './fuzzyGraph';

const NEGATIVE_SAMPLES = 5;
const LARGEST_STEP = 4;

/**
 * Moves the points (row-major, in place) so that neighbours come together and others part: UMAP's stochastic gradient
 * descent with negative sampling (McInnes, Healy, Melville 2018, section 3.2). The likeness of two points is
 * 1 / (1 + distance²), that is a = b = 1, which needs no powers and keeps neighbourhoods as well.
 */
export async function spread(points: Float32Array, dimensions: number, edges: Edges, epochs: number, random: Random, work?: Work): Promise<void> {
  const { from, to } = edges;
  const schedule = epochsPerSample(edges.weights, epochs);
  const next = Float32Array.from(schedule);
  const pace = new Pace(work?.signal);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const step = 1 - (epoch - 1) / epochs;
    const batch = 1 << 16;
    for (let start = 0; start < from.length; start += batch) {
      oneEpoch(points, dimensions, from, to, schedule, next, epoch, step, random, start, Math.min(from.length, start + batch));
      if (pace.due) await pace.breathe();
    }
    work?.report?.(epoch, epochs);
  }
}

/** How many epochs pass between two uses of each edge: the strongest is used in every one. */
function epochsPerSample(weights: Float32Array, epochs: number): Float32Array {
  let strongest = 0;
  for (const weight of weights) strongest = Math.max(strongest, weight);
  return weights.map(weight => (weight < strongest / epochs ? Infinity : strongest / weight));
}

function clip(value: number): number {
  return value > LARGEST_STEP ? LARGEST_STEP : value < -LARGEST_STEP ? -LARGEST_STEP : value;
}

function oneEpoch(
  points: Float32Array,
  d: number,
  from: Int32Array,
  to: Int32Array,
  schedule: Float32Array,
  next: Float32Array,
  epoch: number,
  step: number,
  random: Random,
  start: number,
  end: number,
): void {
  const n = points.length / d;
  for (let e = start; e < end; e++) {
    if (next[e] > epoch) continue;
    next[e] += schedule[e];
    const i = from[e] * d;
    const j = to[e] * d;
    // An undirected edge stands for both directions; done at once they would overshoot.
    attract(points, d, i, j, step);
    for (let s = 0; s < NEGATIVE_SAMPLES; s++) repel(points, d, i, Math.floor(random() * n) * d, step);
    attract(points, d, j, i, step);
    for (let s = 0; s < NEGATIVE_SAMPLES; s++) repel(points, d, j, Math.floor(random() * n) * d, step);
  }
}

/** Squared distance of the points of d numbers that begin at i and j. */
function squaredApart(points: Float32Array, d: number, i: number, j: number): number {
  let squared = 0;
  for (let c = 0; c < d; c++) squared += (points[i + c] - points[j + c]) ** 2;
  return squared;
}

function attract(points: Float32Array, d: number, i: number, j: number, step: number): void {
  const pull = -2 / (1 + squaredApart(points, d, i, j));
  for (let c = 0; c < d; c++) {
    const move = step * clip(pull * (points[i + c] - points[j + c]));
    points[i + c] += move;
    points[j + c] -= move;
  }
}

function repel(points: Float32Array, d: number, i: number, other: number, step: number): void {
  if (i === other) return;
  const squared = squaredApart(points, d, i, other);
  const push = 2 / ((0.001 + squared) * (1 + squared));
  for (let c = 0; c < d; c++) points[i + c] += step * clip(push * (points[i + c] - points[other + c]));
}
