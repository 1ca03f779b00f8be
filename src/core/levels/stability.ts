import { thinnedGraph, type Graph } from '../graph/graph';
import { roomFor, type Room } from '../graph/room';
import { adjustedRandOf } from '../quality/adjustedRand';
import { comparable, pairsOf, type Comparable } from '../quality/comparable';
import { sharedBytes } from '../sharedBytes';
import type { Pace } from '../work';
import type { GraphHelper, SweepsJob } from './graphJobs';
import { finishTogether, piecesDone, piecesOf, startTogether } from './pieces';
import { sweep } from './sweep';

/** Share of the edges that a thinned graph keeps. */
const KEPT_EDGES = 0.8;

/**
 * Communities of thinned graphs, each of which lost a fifth of the edges, at every other resolution: runs × those × nodes.
 * `onRun` hears how many runs are done.
 */
export async function sweepsOfThinned(
  graph: Graph,
  resolutions: readonly number[],
  runs: number,
  seed: number,
  pace: Pace,
  onRun: (done: number) => void,
  helper?: GraphHelper,
  room = roomFor(graph.nodes),
): Promise<Int32Array> {
  const measured = resolutions.filter((_, at) => at % 2 === 0);
  const labels = new Int32Array(sharedBytes(4 * runs * measured.length * graph.nodes));
  const job: SweepsJob = { kind: 'sweeps', graph, resolutions: measured, seed, labels, pieces: piecesOf(runs) };
  await finishTogether(startTogether(job, helper), async run => {
    await sweepThinned(job, run, pace, room);
    onRun(Math.min(runs, piecesDone(job.pieces) + 1));
  });
  return labels;
}

/**
 * How repeatable each of so many levels is, 1 = the same communities every time, about 0 = others every time: the adjusted Rand
 * index between sweeps of thinned graphs (`sweepsOfThinned`), mean over all pairs (the idea of Ben-Hur, Elisseeff and Guyon,
 * 2002). Levels that were not swept get the mean of their neighbours: stability changes slowly from level to level.
 */
export async function stabilityOf(swept: Int32Array, levels: number, nodes: number, pace: Pace): Promise<Float64Array> {
  const measured = Math.ceil(levels / 2);
  const runs = swept.length / Math.max(1, measured * nodes);
  const sums = new Float64Array(measured);
  for (let at = 0; at < measured; at++) {
    const partitions: Comparable[] = [];
    for (let run = 0; run < runs; run++) {
      const first = (run * measured + at) * nodes;
      const own = comparable(swept.subarray(first, first + nodes));
      for (const earlier of partitions) {
        if (pace.due) await pace.breathe();
        sums[at] += adjustedRandOf(pairsOf(earlier, own));
      }
      partitions.push(own);
    }
  }
  const pairs = (runs * (runs - 1)) / 2;
  const last = measured - 1;
  const mean = (of: readonly number[]) => of.reduce((sum, at) => sum + sums[at], 0) / of.length / pairs;
  return Float64Array.from({ length: levels }, (_, at) => mean(at % 2 === 0 || at >> 1 === last ? [at >> 1] : [at >> 1, (at >> 1) + 1]));
}

/** One piece of the job: the sweep of one thinned graph. */
export async function sweepThinned(job: SweepsJob, run: number, pace: Pace, room: Room): Promise<void> {
  await pace.breathe();
  const own = job.seed + run + 1;
  const thinned = thinnedGraph(job.graph, KEPT_EDGES, own);
  await pace.breathe();
  const { nodes } = job.graph;
  const levels = await sweep(thinned, job.resolutions, own, pace, room);
  levels.forEach((labels, at) => job.labels.set(labels, (run * levels.length + at) * nodes));
}
