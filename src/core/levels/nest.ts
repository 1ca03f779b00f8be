import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { numberBySize } from '../clustering/labels';
import { leiden } from '../clustering/leiden';
import { aggregateGraph } from '../graph/aggregate';
import type { Graph } from '../graph/graph';
import { subgraph } from '../graph/subgraph';
import { groupSizes } from '../quality/silhouette';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import { absorbSmall } from './absorb';
import { chooseLevel, levelScore } from './chooseLevel';
import { measureLevels, type Sample } from './measureLevels';
import { stabilities } from './stability';
import { RESOLUTIONS, sweep } from './sweep';

/** Areas are made only above so many groups. */
const MOST_GROUPS_WITHOUT_AREAS = 8;
/** Areas are for orientation: a dozen at most where the graph has so few parts, and three groups to each on the average. */
const MOST_AREAS = 12;
const GROUPS_IN_AREA = 3;
/** An area that holds more than this share of the documents orders nothing. */
const LARGEST_AREA = 0.6;
/** Smallest group that is looked into for sub-groups, and smallest sub-group. */
const SMALLEST_DIVIDED = 15;
const SMALLEST_SUBGROUP = 4;
/** A sub-group holds at least this share of its group, so that a group never falls into crumbs. */
const SMALLEST_SHARE = 1 / 10;
/** A split is real when sweeps on thinned graphs agree at least so far and its parts are so far apart. */
const SUBGROUP_STABILITY = 0.6;
const SUBGROUP_SILHOUETTE = 0.02;
const SUBGROUP_RUNS = 4;
const SUBGROUP_RESOLUTIONS = [0.4, 0.5, 0.6, 0.8, 1, 1.4, 2];

/** Joins groups to areas: the best level of Leiden on the graph between the groups. −1 everywhere when there are few groups. */
export async function areasOf(graph: Graph, groups: Int32Array, sample: Sample, algebra: Algebra, seed: number, pace: Pace): Promise<Int32Array> {
  const none = new Int32Array(groups.length).fill(-1);
  const count = groupSizes(groups).length;
  if (count <= MOST_GROUPS_WITHOUT_AREAS) return none;
  const between = aggregateGraph(graph, groups, count);
  const possible = RESOLUTIONS.map(resolution => {
    const joined = leiden(between, resolution, seed);
    const labels = groups.map(group => joined[group]);
    numberBySize(labels);
    return labels;
  }).filter(labels => {
    const sizes = groupSizes(labels);
    return sizes.length > 1 && sizes.length <= count / GROUPS_IN_AREA && sizes[0] <= LARGEST_AREA * groups.length;
  });
  if (possible.length === 0) return none;
  const few = possible.filter(labels => groupSizes(labels).length <= MOST_AREAS);
  const levels = few.length > 0 ? few : possible.slice(0, 1);
  const facts = await measureLevels(levels, graph, sample, new Float64Array(levels.length).fill(1), algebra, pace);
  let best = 0;
  for (let at = 1; at < levels.length; at++) if (levelScore(facts[at]) > levelScore(facts[best])) best = at;
  return levels[best];
}

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
  const levels = await sweep(graph, SUBGROUP_RESOLUTIONS, seed, pace);
  const stable = await stabilities(graph, SUBGROUP_RESOLUTIONS, SUBGROUP_RUNS, seed, pace, () => undefined);
  const sample = { rows: Int32Array.from({ length: vectors.rows }, (_, i) => i), vectors };
  const facts = await measureLevels(levels, graph, sample, stable, algebra, pace);
  const chosen = chooseLevel(facts, vectors.rows, 'coarse');
  if (chosen < 0 || facts[chosen].stability < SUBGROUP_STABILITY || facts[chosen].silhouette < SUBGROUP_SILHOUETTE) return undefined;
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
