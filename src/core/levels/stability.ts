import { thinnedGraph, type Graph } from '../graph/graph';
import { adjustedRand } from '../quality/adjustedRand';
import type { Pace } from '../work';
import { sweep } from './sweep';

/** Share of the edges that a thinned graph keeps. */
const KEPT_EDGES = 0.8;

/** How repeatable the levels of a sweep are. */
export interface Stability {
  /** Of each resolution: 1 = the same communities every time, about 0 = others every time. */
  readonly values: Float64Array;
  /** The communities that thinned graphs have at the resolution at this position, or at the two around it. */
  partitions(at: number): readonly Int32Array[];
}

/**
 * How well each level of the sweep survives the loss of a fifth of the edges: the adjusted Rand index between sweeps of
 * `runs` thinned graphs, mean over all pairs (the idea of Ben-Hur, Elisseeff and Guyon, 2002). Every other resolution is
 * run, the ones between get the mean of their neighbours: stability changes slowly from level to level.
 */
export async function measureStability(
  graph: Graph,
  resolutions: readonly number[],
  runs: number,
  seed: number,
  pace: Pace,
  onRun: (done: number) => void,
): Promise<Stability> {
  const measured = resolutions.filter((_, at) => at % 2 === 0);
  const around = (at: number) => [...new Set([at >> 1, Math.min((at + 1) >> 1, measured.length - 1)])];
  const sums = new Float64Array(measured.length);
  const sweeps: Int32Array[][] = [];
  for (let run = 0; run < runs; run++) {
    await pace.breathe();
    const thinned = thinnedGraph(graph, KEPT_EDGES, seed + run + 1);
    await pace.breathe();
    const levels = await sweep(thinned, measured, seed + run + 1, pace);
    for (const earlier of sweeps) {
      for (let at = 0; at < measured.length; at++) {
        await pace.breathe();
        sums[at] += adjustedRand(earlier[at], levels[at]);
      }
    }
    sweeps.push(levels);
    onRun(run + 1);
  }
  const pairs = (runs * (runs - 1)) / 2;
  return {
    values: Float64Array.from(resolutions, (_, at) => around(at).reduce((sum, level) => sum + sums[level], 0) / around(at).length / pairs),
    partitions: at => sweeps.flatMap(levels => around(at).map(level => levels[level])),
  };
}
