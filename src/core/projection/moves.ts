import type { ScheduledEdges } from './strongestFirst';

/** Points that each end of an edge is pushed off when the edge is used. */
export const NEGATIVE_SAMPLES = 5;
const LARGEST_STEP = 4;
/** From this squared distance on no push is larger than that. */
const FAR = 0.25;

/** Some edges in an epoch. */
export interface EdgesInEpoch extends ScheduledEdges {
  /** The epoch that each edge is used in next. */
  readonly next: Float32Array;
  readonly epoch: number;
  /** How far the points move, 0 … 1. */
  readonly step: number;
  /** Where points drawn by chance begin: a power of two of them, and the first ten once more. */
  readonly others: Int32Array;
  /** The edges to use if they are due: from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
}

/** Moves the points of d numbers (in place) by those edges that are due: pulls both ends together and each away from others. An undirected edge stands for both directions; done at once they would overshoot. */
export function moveInSpace(points: Float32Array, d: number, { from, to, periods, next, epoch, step, others, start, end }: EdgesInEpoch): void {
  const last = others.length - 2 * NEGATIVE_SAMPLES - 1;
  let at = (start * NEGATIVE_SAMPLES) & last;
  for (let e = start; e < end; e++) {
    if (next[e] > epoch) continue;
    next[e] += periods[e];
    const i = d * from[e];
    const j = d * to[e];
    attract(points, d, i, j, step);
    repel(points, d, i, step, others, at);
    attract(points, d, i, j, step);
    repel(points, d, j, step, others, at + NEGATIVE_SAMPLES);
    at = (at + 2 * NEGATIVE_SAMPLES) & last;
  }
}

/** The same in two dimensions, most of a map's time: written out, so that no division waits for another and no number for its way through memory. */
export function moveInPlane(points: Float32Array, { from, to, periods, next, epoch, step, others, start, end }: EdgesInEpoch): void {
  const last = others.length - 2 * NEGATIVE_SAMPLES - 1;
  let at = (start * NEGATIVE_SAMPLES) & last;
  for (let e = start; e < end; e++) {
    if (next[e] > epoch) continue;
    next[e] += periods[e];
    const i = 2 * from[e];
    const j = 2 * to[e];
    let x = points[i];
    let y = points[i + 1];
    let u = points[j];
    let v = points[j + 1];
    let pull = step * pullAt((x - u) * (x - u) + (y - v) * (y - v));
    let dx = pull * (x - u);
    let dy = pull * (y - v);
    x += dx;
    y += dy;
    u -= dx;
    v -= dy;
    let right = 0;
    let up = 0;
    let otherRight = 0;
    let otherUp = 0;
    for (let s = at; s < at + NEGATIVE_SAMPLES; s++) {
      dx = x - points[others[s]];
      dy = y - points[others[s] + 1];
      let squared = dx * dx + dy * dy;
      let push = pushAt(squared);
      right += squared > FAR ? push * dx : clip(push * dx);
      up += squared > FAR ? push * dy : clip(push * dy);
      dx = u - points[others[s + NEGATIVE_SAMPLES]];
      dy = v - points[others[s + NEGATIVE_SAMPLES] + 1];
      squared = dx * dx + dy * dy;
      push = pushAt(squared);
      otherRight += squared > FAR ? push * dx : clip(push * dx);
      otherUp += squared > FAR ? push * dy : clip(push * dy);
    }
    x += step * right;
    y += step * up;
    u += step * otherRight;
    v += step * otherUp;
    pull = step * pullAt((x - u) * (x - u) + (y - v) * (y - v));
    dx = pull * (x - u);
    dy = pull * (y - v);
    points[i] = x + dx;
    points[i + 1] = y + dy;
    points[j] = u - dx;
    points[j + 1] = v - dy;
    at = (at + 2 * NEGATIVE_SAMPLES) & last;
  }
}

/** How strongly points at that squared distance come together: never by more than half of it. */
function pullAt(squared: number): number {
  return -2 / (1 + squared);
}

/** How strongly points at that squared distance part. */
function pushAt(squared: number): number {
  return 2 / ((0.001 + squared) * (1 + squared));
}

function clip(value: number): number {
  return value > LARGEST_STEP ? LARGEST_STEP : value < -LARGEST_STEP ? -LARGEST_STEP : value;
}

/** Squared distance of the points of d numbers that begin at i and j. */
function squaredApart(points: Float32Array, d: number, i: number, j: number): number {
  let squared = 0;
  for (let c = 0; c < d; c++) squared += (points[i + c] - points[j + c]) ** 2;
  return squared;
}

function attract(points: Float32Array, d: number, i: number, j: number, step: number): void {
  const pull = step * pullAt(squaredApart(points, d, i, j));
  for (let c = 0; c < d; c++) {
    const move = pull * (points[i + c] - points[j + c]);
    points[i + c] += move;
    points[j + c] -= move;
  }
}

function repel(points: Float32Array, d: number, i: number, step: number, others: Int32Array, at: number): void {
  for (let s = at; s < at + NEGATIVE_SAMPLES; s++) {
    const other = others[s];
    if (i === other) continue;
    const push = pushAt(squaredApart(points, d, i, other));
    for (let c = 0; c < d; c++) points[i + c] += step * clip(push * (points[i + c] - points[other + c]));
  }
}
