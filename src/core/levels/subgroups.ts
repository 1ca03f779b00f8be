import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { groupSizes, numberBySize } from '../clustering/labels';
import type { Graph } from '../graph/graph';
import { subgraph } from '../graph/subgraph';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import { absorbSmall } from './absorb';
import { chooseLevel, COARSEST, couldBeChosen } from './chooseLevel';
import { groupCounts, measureLevels } from './measureLevels';
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
): Promise<Int32Array> {
  const subgroups = new Int32Array(groups.length).fill(-1);
  const sizes = groupSizes(groups);
  let next = 0;
  for (let group = 0; group < sizes.length; group++) {
    onGroup(group, sizes.length);
    if (sizes[group] < SMALLEST_DIVIDED) continue;
    const members = membersOf(groups, group, sizes[group]);
    const parts = await divide(subgraph(graph, members), rowsOf(vectors, members), algebra, seed, pace);
    if (!parts) continue;
    members.forEach((document, position) => (subgroups[document] = next + parts[position]));
    next += groupSizes(parts).length;
  }
  return renumberBySize(subgroups);
}

/** The parts of one group, or undefined when it is better left whole. */
async function divide(graph: Graph, vectors: Matrix, algebra: Algebra, seed: number, pace: Pace): Promise<Int32Array | undefined> {
  const levels = await sweep(graph, RESOLUTIONS, seed, pace);
  const stable = await measureStability(graph, RESOLUTIONS, THINNED_RUNS, seed, pace, () => undefined);
  // Where no level could be taken, its silhouettes need not be measured.
  if (!levels.some((labels, at) => stable.values[at] >= LEAST_STABILITY && couldBeChosen(groupCounts(labels), labels.length))) return undefined;
  const sample = { rows: Int32Array.from({ length: vectors.rows }, (_, i) => i), vectors };
  const facts = await measureLevels(levels, graph, sample, stable.values, algebra, pace);
  const chosen = chooseLevel(facts, vectors.rows, COARSEST);
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
