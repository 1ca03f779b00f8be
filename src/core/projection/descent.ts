import type { Neighbours } from '../types';
import type { Work } from '../work';
import { fuzzyGraph } from './fuzzyGraph';
import { spread } from './spread';

/** Points on the way to their places, and all that decides these: plain data, which another thread can take. */
export interface Descent {
  /** Row-major. */
  readonly points: Float32Array;
  readonly dimensions: number;
  readonly neighbours: Neighbours;
  /** Group of each point, −1 = none: groups part a little more. */
  readonly group?: Int32Array;
  readonly epochs: number;
  /** What chance begins with: 0 … 1. */
  readonly chance: number;
}

/** Moves the points (in place) so that neighbours come together and others part, and gives them. */
export async function descend({ points, dimensions, neighbours, group, epochs, chance }: Descent, work?: Work): Promise<Float32Array> {
  await spread(points, dimensions, await fuzzyGraph(neighbours, group, { signal: work?.signal }), epochs, chance, work);
  return points;
}
