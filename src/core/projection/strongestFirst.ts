import type { Edges } from './fuzzyGraph';

/** Edges by how often they are used. */
export interface ScheduledEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How many epochs pass between two uses of each edge: 1 for the strongest. */
  readonly periods: Float32Array;
}

/** Strengths that are told apart. */
const STEPS = 4_096;

/**
 * The edges that are used at least once in so many epochs, the strongest first and those as strong in their order: edges that
 * are due together then stand together, and seldom share a point, so that no move waits for the one before it.
 */
export function strongestFirst({ from, to, weights }: Edges, epochs: number): ScheduledEdges {
  let strongest = 0;
  for (const weight of weights) strongest = Math.max(strongest, weight);
  const isUsed = (weight: number) => weight > 0 && weight >= strongest / epochs;
  const stepOf = (weight: number) => Math.floor((1 - weight / strongest) * STEPS);
  const places = new Int32Array(STEPS + 1);
  for (const weight of weights) if (isUsed(weight)) places[stepOf(weight) + 1]++;
  for (let step = 0; step < STEPS; step++) places[step + 1] += places[step];
  const count = places[STEPS];
  const sorted = { from: new Int32Array(count), to: new Int32Array(count), periods: new Float32Array(count) };
  for (let e = 0; e < weights.length; e++) {
    if (!isUsed(weights[e])) continue;
    const at = places[stepOf(weights[e])]++;
    sorted.from[at] = from[e];
    sorted.to[at] = to[e];
    sorted.periods[at] = strongest / weights[e];
  }
  return sorted;
}
