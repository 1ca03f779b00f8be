import { dotProduct, largestSize } from '../sums';
import { throwIfCancelled, type Work } from '../work';

/** A smooth function at a point. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

export interface LbfgsOptions {
  /** Done when no entry of the gradient is larger (default 1e-5). */
  readonly tolerance?: number;
  readonly mostSteps?: number;
}

/** A step kept to model the curvature: how the point and the gradient moved, and the inverse of their product. */
interface Pair {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly inverse: number;
}

const MEMORY = 10;
/** Share of the promised decrease that a step must bring, and share of the slope that may be left after it. */
const DECREASE = 1e-4;
const SLOPE = 0.9;
/** Share of the value within which rounding may hide a decrease; there the slopes alone decide. */
const ROUNDING = 1e-6;
const MOST_TRIALS = 30;

/**
 * Minimises a smooth function by L-BFGS (Liu & Nocedal 1989): the two-loop recursion over the last ten steps and a line
 * search for the weak Wolfe conditions by bracketing (Lewis & Overton 2013), judged by the slopes where the decrease is lost
 * in rounding (Hager & Zhang 2005). Gives the point where it ends: at the tolerance, after `mostSteps`, or where no step goes
 * down any more.
 */
export async function minimise(
  evaluate: (point: Float64Array) => Promise<Evaluation>,
  start: Float64Array,
  { tolerance = 1e-5, mostSteps = 500 }: LbfgsOptions = {},
  { signal, report }: Work = {},
): Promise<Float64Array> {
  const pairs: Pair[] = [];
  let point = start;
  let here = await evaluate(point);
  for (let steps = 0; steps < mostSteps && largestSize(here.gradient) > tolerance; steps++) {
    throwIfCancelled(signal);
    report?.(steps, mostSteps);
    const direction = descent(here.gradient, pairs);
    const next = await lineSearch(evaluate, point, here, direction, pairs.length === 0 ? Math.min(1, 1 / length(here.gradient)) : 1);
    if (!next) break;
    remember(pairs, difference(next.point, point), difference(next.gradient, here.gradient));
    [point, here] = [next.point, next];
  }
  return point;
}

/** The direction −H · gradient, with H the inverse curvature that the pairs tell. */
function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map(value => -value);
  const shares = new Float64Array(pairs.length);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { moved, turned, inverse } = pairs[i];
    shares[i] = inverse * dotProduct(moved, direction);
    add(direction, turned, -shares[i]);
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.inverse * dotProduct(last.turned, last.turned));
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  pairs.forEach(({ moved, turned, inverse }, i) => add(direction, moved, shares[i] - inverse * dotProduct(turned, direction)));
  return direction;
}

/** A step along the direction that lowers the value enough and leaves little slope; none when rounding hides every one. */
async function lineSearch(
  evaluate: (point: Float64Array) => Promise<Evaluation>,
  point: Float64Array,
  here: Evaluation,
  direction: Float64Array,
  first: number,
): Promise<(Evaluation & { readonly point: Float64Array }) | undefined> {
  const slope = dotProduct(here.gradient, direction);
  if (!(slope < 0)) return undefined;
  let [low, high, step] = [0, Infinity, first];
  let lower: (Evaluation & { readonly point: Float64Array }) | undefined;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const there = point.map((value, i) => value + step * direction[i]);
    const found = await evaluate(there);
    const left = dotProduct(found.gradient, direction);
    const flat = found.value <= here.value + ROUNDING * Math.abs(here.value) && left <= (2 * DECREASE - 1) * slope;
    if (!flat && !(found.value <= here.value + DECREASE * step * slope)) high = step;
    else {
      lower = { ...found, point: there };
      if (left >= SLOPE * slope) return lower;
      low = step;
    }
    step = high < Infinity ? (low + high) / 2 : 2 * low;
  }
  return lower;
}

function remember(pairs: Pair[], moved: Float64Array, turned: Float64Array): void {
  const product = dotProduct(moved, turned);
  // Rounding can turn the curvature of a tiny step around; such a step says nothing.
  if (!(product > 1e-12 * dotProduct(turned, turned))) return;
  pairs.push({ moved, turned, inverse: 1 / product });
  if (pairs.length > MEMORY) pairs.shift();
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]);
}

function add(target: Float64Array, other: Float64Array, times: number): void {
  for (let i = 0; i < target.length; i++) target[i] += times * other[i];
}

function length(a: Float64Array): number {
  return Math.sqrt(dotProduct(a, a));
}
