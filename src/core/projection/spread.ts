import type { Random } from '../random';
import { Pace, type Work } from '../work';
import type { Edges } from './fuzzyGraph';

const NEGATIVE_SAMPLES = 5;
const LARGEST_STEP = 4;
/** How many states the generator of chance has. */
const CHANCES = 2 ** 32;

/**
 * Moves the points (row-major, in place) so that neighbours come together and others part: UMAP's stochastic gradient
 * descent with negative sampling (McInnes, Healy, Melville 2018, section 3.2). The likeness of two points is
 * 1 / (1 + distance²), that is a = b = 1, which needs no powers and keeps neighbourhoods as well.
 */
export async function spread(points: Float32Array, dimensions: number, edges: Edges, epochs: number, random: Random, work?: Work): Promise<void> {
  const schedule = epochsPerSample(edges.weights, epochs);
  const next = Float32Array.from(schedule);
  const pace = new Pace(work?.signal);
  let chance = 1 + Math.floor(random() * (CHANCES - 1));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const step = 1 - (epoch - 1) / epochs;
    const batch = 1 << 16;
    for (let start = 0; start < schedule.length; start += batch) {
      chance = oneEpoch(points, dimensions, edges, schedule, next, epoch, step, chance, start, Math.min(schedule.length, start + batch));
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

/** Uses the edges from `start` to `end` that are due; gives the state of chance after it. */
function oneEpoch(
  points: Float32Array,
  d: number,
  { from, to }: Edges,
  schedule: Float32Array,
  next: Float32Array,
  epoch: number,
  step: number,
  chance: number,
  start: number,
  end: number,
): number {
  const repel = d === 2 ? repelInPlane : repelInSpace;
  let state = chance;
  for (let e = start; e < end; e++) {
    if (next[e] > epoch) continue;
    next[e] += schedule[e];
    const i = from[e] * d;
    const j = to[e] * d;
    // An undirected edge stands for both directions; done at once they would overshoot.
    attract(points, d, i, j, step);
    state = repel(points, d, i, step, state);
    attract(points, d, j, i, step);
    state = repel(points, d, j, step, state);
  }
  return state;
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

/** How strongly points at that squared distance part. */
function pushAt(squared: number): number {
  return 2 / ((0.001 + squared) * (1 + squared));
}

/** Moves the point at i away from some drawn by chance; gives the state of chance after it. */
function repelInSpace(points: Float32Array, d: number, i: number, step: number, chance: number): number {
  const share = points.length / d / CHANCES;
  let state = chance;
  for (let s = 0; s < NEGATIVE_SAMPLES; s++) {
    state = afterXorshift(state);
    const other = d * Math.floor((state >>> 0) * share);
    if (i === other) continue;
    const push = pushAt(squaredApart(points, d, i, other));
    for (let c = 0; c < d; c++) points[i + c] += step * clip(push * (points[i + c] - points[other + c]));
  }
  return state;
}

/** The same in two dimensions, most of a map's time: from one place all at once, so that no division waits for another. */
function repelInPlane(points: Float32Array, _: number, i: number, step: number, chance: number): number {
  const share = points.length / 2 / CHANCES;
  const x = points[i];
  const y = points[i + 1];
  let state = chance;
  let [right, up] = [0, 0];
  for (let s = 0; s < NEGATIVE_SAMPLES; s++) {
    state = afterXorshift(state);
    const other = 2 * Math.floor((state >>> 0) * share);
    const dx = x - points[other];
    const dy = y - points[other + 1];
    const push = pushAt(dx * dx + dy * dy);
    right += clip(push * dx);
    up += clip(push * dy);
  }
  points[i] = x + step * right;
  points[i + 1] = y + step * up;
  return state;
}

/** The next state of Marsaglia's 32-bit xorshift (2003), never 0: a few whole-number operations, without a call from these hot loops. */
function afterXorshift(state: number): number {
  let next = state ^ (state << 13);
  next ^= next >>> 17;
  return next ^ (next << 5);
}
