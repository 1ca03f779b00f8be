import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { groupSizes, numberBySize } from '../clustering/labels';
import type { Graph } from '../graph/graph';
import { subgraph } from '../graph/subgraph';
import { sharedBytes } from '../sharedBytes';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import { absorbSmall } from './absorb';
import { chooseLevel, COARSEST, couldBeChosen } from './chooseLevel';
import type { DivisionsJob, GraphHelper } from './graphJobs';
import { groupCounts, measureLevels } from './measureLevels';
import { doTogether, piecesDone, piecesOf } from './pieces';
import { measureStability } from './stability';
import { sweep } from './sweep';

/** Smallest group that is looked into for sub-groups, and smallest sub-group. */
const SMALLEST_DIVIDED = 15;
const SMALLEST_SUBGROUP = 4;
/** A sub-group holds at least this share of its group, so that a group never falls into crumbs. */
const SMALLEST_SHARE = 1 / 10;
/** A split is real when sweeps on thinned graphs agree at least so far and its parts are so far apart. */
const LEAST_STABILITY = 0.6;
const LEAST_SILHOUETTE = 0.02;
const THINNED_RUNS = 4;
const RESOLUTIONS: readonly number[] = [0.4, 0.5, 0.6, 0.8, 1, 1.4, 2];

/** Divides large groups where the split is real. Sub-groups are numbered by size over all groups; −1 = in none. */
export async function subgroupsOf(
  graph: Graph,
  vectors: Matrix,
  groups: Int32Array,
  algebra: Algebra,
  seed: number,
  pace: Pace,
  onGroup: (done: number, total: number) => void,
  helper?: GraphHelper,
): Promise<Int32Array> {
  const subgroups = new Int32Array(groups.length).fill(-1);
  const sizes = groupSizes(groups);
  const job = divisionsOf(graph, groups, sizes, seed);
  await doTogether(job, helper, async group => {
    onGroup(Math.min(sizes.length, piecesDone(job.pieces)), sizes.length);
    await sweepInside(job, group, pace);
  });
  let next = 0;
  for (let group = 0; group < sizes.length; group++) {
    if (sizes[group] < SMALLEST_DIVIDED) continue;
    const members = membersOf(groups, group, sizes[group]);
    const parts = await divide(job, group, members, vectors, algebra, pace);
    if (!parts) continue;
    members.forEach((document, position) => (subgroups[document] = next + parts[position]));
    next += groupSizes(parts).length;
  }
  return renumberBySize(subgroups);
}

function divisionsOf(graph: Graph, groups: Int32Array, sizes: Int32Array, seed: number): DivisionsJob {
  const starts = new Int32Array(sizes.length + 1);
  for (let group = 0; group < sizes.length; group++) starts[group + 1] = starts[group] + sizes[group];
  const levels = RESOLUTIONS.length;
  const labels = new Int32Array(sharedBytes(4 * levels * starts[sizes.length]));
  const stability = new Float64Array(sharedBytes(8 * levels * sizes.length));
  return { kind: 'divisions', graph, groups, starts, seed, labels, stability, pieces: piecesOf(sizes.length) };
}

/** One piece of the job: the levels inside a group, and how repeatable they are. */
export async function sweepInside(job: DivisionsJob, group: number, pace: Pace): Promise<void> {
  const { graph, groups, starts, seed, stability } = job;
  const size = starts[group + 1] - starts[group];
  if (size < SMALLEST_DIVIDED) return;
  const inside = subgraph(graph, membersOf(groups, group, size));
  const levels = await sweep(inside, RESOLUTIONS, seed, pace);
  levels.forEach((labels, at) => levelInside(job, group, at).set(labels));
  stability.set((await measureStability(inside, RESOLUTIONS, THINNED_RUNS, seed, pace, () => undefined)).values, group * RESOLUTIONS.length);
}

/** The labels of a group's members at a level. */
function levelInside({ starts, labels }: DivisionsJob, group: number, at: number): Int32Array {
  const before = at * starts[starts.length - 1];
  return labels.subarray(before + starts[group], before + starts[group + 1]);
}

/** The parts of one group, or undefined when it is better left whole. */
async function divide(job: DivisionsJob, group: number, members: Int32Array, vectors: Matrix, algebra: Algebra, pace: Pace): Promise<Int32Array | undefined> {
  const levels = RESOLUTIONS.map((_, at) => levelInside(job, group, at));
  const stability = job.stability.subarray(group * RESOLUTIONS.length, (group + 1) * RESOLUTIONS.length);
  // Where no level could be taken, its silhouettes need not be measured.
  if (!levels.some((labels, at) => stability[at] >= LEAST_STABILITY && couldBeChosen(groupCounts(labels), labels.length))) return undefined;
  const graph = subgraph(job.graph, members);
  const sample = { rows: Int32Array.from({ length: members.length }, (_, i) => i), vectors: rowsOf(vectors, members) };
  const facts = await measureLevels(levels, graph, sample, stability, algebra, pace);
  const chosen = chooseLevel(facts, members.length, COARSEST);
  if (chosen < 0 || facts[chosen].stability < LEAST_STABILITY || facts[chosen].silhouette < LEAST_SILHOUETTE) return undefined;
  const labels = levels[chosen].slice();
  absorbSmall(graph, labels, Math.max(SMALLEST_SUBGROUP, Math.ceil(SMALLEST_SHARE * labels.length)));
  return groupSizes(labels).length > 1 ? labels : undefined;
}

function membersOf(labels: Int32Array, label: number, size: number): Int32Array {
  const members = new Int32Array(size);
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) members[count++] = i;
  return members;
}

function renumberBySize(labels: Int32Array): Int32Array {
  const inside = labels.filter(label => label >= 0);
  numberBySize(inside);
  let at = 0;
  return labels.map(label => (label < 0 ? -1 : inside[at++]));
}
