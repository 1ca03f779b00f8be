import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { groupSizes, numberBySize } from '../clustering/labels';
import type { Graph } from '../graph/graph';
import { subgraph } from '../graph/subgraph';
import { roomFor, type Room } from '../graph/room';
import { modularity as modularityOf } from '../quality/modularity';
import { sharedBytes } from '../sharedBytes';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import { absorbSmall } from './absorb';
import { chooseLevel, COARSEST, couldBeChosen } from './chooseLevel';
import type { DivisionsJob, GraphHelper } from './graphJobs';
import { groupCounts, measureLevels } from './measureLevels';
import { finishTogether, isDone, piecesDone, piecesOf, startTogether, type Started } from './pieces';
import { stabilityOf, sweepsOfThinned } from './stability';
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

/** Lets a helper begin to look into large groups. */
export function startDivisions(graph: Graph, groups: Int32Array, seed: number, helper?: GraphHelper): Started<DivisionsJob> {
  const sizes = groupSizes(groups);
  const starts = new Int32Array(sizes.length + 1);
  for (let group = 0; group < sizes.length; group++) starts[group + 1] = starts[group] + sizes[group];
  const levels = RESOLUTIONS.length;
  const labels = new Int32Array(sharedBytes(4 * levels * starts[sizes.length]));
  const [stability, modularity] = [0, 1].map(() => new Float64Array(sharedBytes(8 * levels * sizes.length)));
  return startTogether<DivisionsJob>({ kind: 'divisions', graph, groups, starts, seed, labels, stability, modularity, pieces: piecesOf(sizes.length) }, helper);
}

/** Divides large groups where the split is real. Sub-groups are numbered by size over all groups; −1 = in none. */
export async function finishDivisions(started: Started<DivisionsJob>, vectors: Matrix, algebra: Algebra, pace: Pace, onGroup: (done: number, total: number) => void): Promise<Int32Array> {
  const { job } = started;
  const { count } = job.pieces;
  const room = roomInside(job);
  const parts = new Array<Int32Array | undefined>(count);
  const waiting = new Set(parts.keys());
  /** Divides the groups that have been looked into, so that not all of them are left for when the helper has no more to do. */
  const divideKnown = async () => {
    for (const group of waiting) {
      if (!isDone(job.pieces, group)) continue;
      waiting.delete(group);
      parts[group] = await divide(job, group, vectors, algebra);
      if (pace.due) await pace.breathe();
    }
  };
  await finishTogether(started, async group => {
    await divideKnown();
    onGroup(Math.min(count, piecesDone(job.pieces)), count);
    await sweepInside(job, group, pace, room);
  });
  await divideKnown();
  return numbered(job, parts);
}

/** Room for the graph inside the largest group. */
export function roomInside({ starts }: DivisionsJob): Room {
  return roomFor(starts.reduce((most, start, at) => (at > 0 ? Math.max(most, start - starts[at - 1]) : 0), 0));
}

/** One piece of the job: the levels inside a group, how repeatable and how dense they are. */
export async function sweepInside(job: DivisionsJob, group: number, pace: Pace, room: Room): Promise<void> {
  const { graph, seed, stability, modularity } = job;
  const members = membersOf(job, group);
  if (members.length < SMALLEST_DIVIDED) return;
  const inside = subgraph(graph, members);
  const first = group * RESOLUTIONS.length;
  const levels = await sweep(inside, RESOLUTIONS, seed, pace, room);
  for (const [at, labels] of levels.entries()) {
    levelInside(job, group, at).set(labels);
    modularity[first + at] = modularityOf(inside, labels);
  }
  const swept = await sweepsOfThinned(inside, RESOLUTIONS, THINNED_RUNS, seed, pace, () => undefined, undefined, room);
  stability.set(await stabilityOf(swept, RESOLUTIONS.length, inside.nodes, pace), first);
}

/** The labels of a group's members at a level. */
function levelInside({ starts, labels }: DivisionsJob, group: number, at: number): Int32Array {
  const before = at * starts[starts.length - 1];
  return labels.subarray(before + starts[group], before + starts[group + 1]);
}

/** The parts of one group, or undefined when it is better left whole. */
async function divide(job: DivisionsJob, group: number, vectors: Matrix, algebra: Algebra): Promise<Int32Array | undefined> {
  const members = membersOf(job, group);
  if (members.length < SMALLEST_DIVIDED) return undefined;
  const levels = RESOLUTIONS.map((_, at) => levelInside(job, group, at));
  const [stability, modularity] = [job.stability, job.modularity].map(all => all.subarray(group * RESOLUTIONS.length, (group + 1) * RESOLUTIONS.length));
  // Where no level could be taken, its silhouettes need not be measured.
  if (!levels.some((labels, at) => stability[at] >= LEAST_STABILITY && couldBeChosen(groupCounts(labels), labels.length))) return undefined;
  const sample = { rows: Int32Array.from({ length: members.length }, (_, i) => i), vectors: rowsOf(vectors, members) };
  const facts = await measureLevels(levels, { modularity, stability }, sample, algebra);
  const chosen = chooseLevel(facts, members.length, COARSEST);
  if (chosen < 0 || facts[chosen].stability < LEAST_STABILITY || facts[chosen].silhouette < LEAST_SILHOUETTE) return undefined;
  const labels = levels[chosen].slice();
  absorbSmall(subgraph(job.graph, members), labels, Math.max(SMALLEST_SUBGROUP, Math.ceil(SMALLEST_SHARE * labels.length)));
  return groupSizes(labels).length > 1 ? labels : undefined;
}

function membersOf({ groups, starts }: DivisionsJob, group: number): Int32Array {
  const members = new Int32Array(starts[group + 1] - starts[group]);
  let count = 0;
  for (let i = 0; i < groups.length; i++) if (groups[i] === group) members[count++] = i;
  return members;
}

/** The sub-group of each document, by the parts of each group. */
function numbered(job: DivisionsJob, parts: readonly (Int32Array | undefined)[]): Int32Array {
  const subgroups = new Int32Array(job.groups.length).fill(-1);
  let next = 0;
  for (const [group, own] of parts.entries()) {
    if (!own) continue;
    membersOf(job, group).forEach((document, position) => (subgroups[document] = next + own[position]));
    next += groupSizes(own).length;
  }
  numberBySize(subgroups);
  return subgroups;
}
