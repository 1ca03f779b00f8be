import { thinnedGraph, type Graph } from '../graph/graph';
import { adjustedRandOf } from '../quality/adjustedRand';
import { comparable, pairsOf, type Comparable } from '../quality/comparable';
import { sharedBytes } from '../sharedBytes';
import type { Pace } from '../work';
import type { GraphHelper, SweepsJob } from './graphJobs';
import { doTogether, piecesDone, piecesOf } from './pieces';
import { sweep } from './sweep';

/** Share of the edges that a thinned graph keeps. */
const KEPT_EDGES = 0.8;

/** How repeatable the levels of a sweep are. */
export interface Stability {
  /** Of each resolution: 1 = the same communities every time, about 0 = others every time. */
  readonly values: Float64Array;
  /** The communities of the thinned graphs at every other resolution: runs × those × nodes. */
  readonly swept: Int32Array;
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
  helper?: GraphHelper,
): Promise<Stability> {
  const measured = resolutions.filter((_, at) => at % 2 === 0);
  const { nodes } = graph;
  const swept = new Int32Array(sharedBytes(4 * runs * measured.length * nodes));
  const job: SweepsJob = { kind: 'sweeps', graph, resolutions: measured, seed, labels: swept, pieces: piecesOf(runs) };
  await doTogether(job, helper, async run => {
    await sweepThinned(job, run, pace);
    onRun(Math.min(runs, piecesDone(job.pieces) + 1));
  });
  const sums = new Float64Array(measured.length);
  for (let at = 0; at < measured.length; at++) {
    const partitions: Comparable[] = [];
    for (let run = 0; run < runs; run++) {
      const own = comparable(sweptLevel(job, run, at));
      for (const earlier of partitions) {
        if (pace.due) await pace.breathe();
        sums[at] += adjustedRandOf(pairsOf(earlier, own));
      }
      partitions.push(own);
    }
  }
  const pairs = (runs * (runs - 1)) / 2;
  const last = measured.length - 1;
  const mean = (levels: readonly number[]) => levels.reduce((sum, level) => sum + sums[level], 0) / levels.length / pairs;
  return { values: Float64Array.from(resolutions, (_, at) => mean(at % 2 === 0 || at >> 1 === last ? [at >> 1] : [at >> 1, (at >> 1) + 1])), swept };
}

/** One piece of the job: the sweep of one thinned graph. */
export async function sweepThinned(job: SweepsJob, run: number, pace: Pace): Promise<void> {
  await pace.breathe();
  const own = job.seed + run + 1;
  const thinned = thinnedGraph(job.graph, KEPT_EDGES, own);
  await pace.breathe();
  const levels = await sweep(thinned, job.resolutions, own, pace);
  levels.forEach((labels, at) => sweptLevel(job, run, at).set(labels));
}

function sweptLevel({ graph, resolutions, labels }: SweepsJob, run: number, at: number): Int32Array {
  const first = (run * resolutions.length + at) * graph.nodes;
  return labels.subarray(first, first + graph.nodes);
}
