import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { kmeans } from '../clustering/kmeans';
import { groupCount, groupSizes, numberBySize } from '../clustering/labels';
import { clusteringMethod } from '../clustering/methods';
import { shuffledNodes } from '../clustering/localMoving';
import { unionGraph, type Graph } from '../graph/graph';
import { absorbSmall } from '../levels/absorb';
import { areasOf } from '../levels/areas';
import { chooseLevel } from '../levels/chooseLevel';
import { measureLevels, type Sample } from '../levels/measureLevels';
import { stabilities } from '../levels/stability';
import { subgroupsOf } from '../levels/subgroups';
import { RESOLUTIONS, sweep } from '../levels/sweep';
import { meanSilhouette } from '../quality/silhouette';
import { seededRandom } from '../random';
import type { Choice, Matrix, Neighbours } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { groupsByMethod } from './byMethod';
import { strengths } from './strength';

export interface GroupingOptions {
  /** Number of groups at the level shown first, or chosen from the documents. */
  readonly groups: number | 'auto';
  readonly seed: number;
  /** A method of the registry instead of the default grouping. */
  readonly method?: Choice;
  /** Groups that are known already. */
  readonly given?: LabelsAndMethod;
}

/** Labels of n documents at three nested levels; within a level 0 is the largest. −1 = in none. */
export interface VectorGroups {
  /** −1 for all when the groups are too few to be ordered into areas. */
  readonly area: Int32Array;
  readonly group: Int32Array;
  readonly subgroup: Int32Array;
  /** How far inside its group a document lies, against the next group: 0 … 1. */
  readonly strength: Float32Array;
  /** Mean cosine silhouette of the groups. */
  readonly silhouette: number;
  /** The 15 nearest neighbours of each document (fewer when there are fewer documents). */
  readonly neighbours: Neighbours;
  /** Names the method and its parameters, for the provenance. */
  readonly method: string;
}

/** Labels of the groups, the largest first (−1 = in none), and how they were found. */
export interface LabelsAndMethod {
  readonly group: Int32Array;
  readonly method: string;
}

/** Neighbours that are looked for. */
export const NEIGHBOURS = 15;
/** Documents that the silhouette of a level is measured on. */
const SAMPLE = 2_000;
/** Smallest group; what is smaller joins the group it is tied to most. */
const SMALLEST_GROUP = 3;
/** Mean cosine to the common centre from which on all documents say the same. */
const ALL_THE_SAME = 0.9999;

/** Progress is told in thousandths: the steps take about these shares of the time. */
const DONE = { neighbours: 100, sweep: 150, stability: 650, levels: 800, subgroups: 980, all: 1000 };

/**
 * Groups unit vectors (one row a document) by meaning. Automatic: communities of the neighbour graph at the level that is
 * best separated, densest and most repeatable; told a number: k-means. Nobody is left out. Areas and sub-groups come from
 * the same graph and nest around the groups.
 */
export async function groupVectors(vectors: Matrix, algebra: Algebra, options: GroupingOptions, work: Work = {}): Promise<VectorGroups> {
  const inner: Work = { signal: work.signal };
  const pace = new Pace(work.signal);
  const report = (done: number) => work.report?.(done, DONE.all);
  throwIfCancelled(work.signal);
  const neighbours = await algebra.kNearest(vectors, NEIGHBOURS, inner);
  const degree = Math.min(neighbours.k, degreeFor(vectors.rows));
  const graph = unionGraph(neighbours, degree);
  const sample = sampleOf(vectors, options.seed);
  report(DONE.neighbours);

  const automatic = () => automaticGroups(vectors, graph, degree, sample, algebra, options.seed, pace, report);
  const { group, method } = await chosenGroups(vectors, options, automatic, algebra, inner);
  report(DONE.levels);
  const area = await areasOf(graph, group, sample, algebra, options.seed, pace);
  const subgroup = await subgroupsOf(graph, vectors, group, algebra, options.seed, pace, (done, total) =>
    report(DONE.levels + Math.floor(((DONE.subgroups - DONE.levels) * done) / total)),
  );
  const strength = await strengths(vectors, group, algebra, inner);
  const silhouette = await meanSilhouette(vectors, group, algebra, inner);
  report(DONE.all);
  return { area, group, subgroup, strength, silhouette, neighbours, method };
}

/** Those given, or by the method asked for; where it takes a number of groups and none was given, the default grouping's. */
async function chosenGroups(
  vectors: Matrix,
  { groups, seed, method, given }: GroupingOptions,
  automatic: () => Promise<LabelsAndMethod>,
  algebra: Algebra,
  work: Work,
): Promise<LabelsAndMethod> {
  if (given) return given;
  if (!method || method.name === 'auto') return groups === 'auto' ? automatic() : groupsByNumber(vectors, groups, seed, algebra, work);
  const wanted = groups !== 'auto' ? groups : clusteringMethod(method.name).takesGroups ? groupCount((await automatic()).group) : 1;
  return groupsByMethod(vectors, method, Math.max(1, wanted), seed, algebra, work);
}

/** k-means; there are fewer groups than asked for when there are fewer different documents. */
async function groupsByNumber(vectors: Matrix, wanted: number, seed: number, algebra: Algebra, work: Work): Promise<LabelsAndMethod> {
  const group = await kmeans(vectors, Math.max(1, wanted), seed, algebra, work);
  numberBySize(group);
  return { group, method: `k-means, k=${groupSizes(group).length}` };
}

/** `degree` is the number of neighbours that `graph` joins each document to. */
async function automaticGroups(
  vectors: Matrix,
  graph: Graph,
  degree: number,
  sample: Sample,
  algebra: Algebra,
  seed: number,
  pace: Pace,
  report: (done: number) => void,
): Promise<LabelsAndMethod> {
  const whole = new Int32Array(vectors.rows);
  if (vectors.rows < 2 * SMALLEST_GROUP || (await meanSimilarityToCentre(vectors, algebra)) > ALL_THE_SAME) {
    return { group: whole, method: 'one group of all' };
  }
  const levels = await sweep(graph, RESOLUTIONS, seed, pace);
  report(DONE.sweep);
  const runs = thinnedRuns(vectors.rows);
  const stable = await stabilities(graph, RESOLUTIONS, runs, seed, pace, run =>
    report(DONE.sweep + Math.floor(((DONE.stability - DONE.sweep) * run) / runs)),
  );
  const facts = await measureLevels(levels, graph, sample, stable, algebra, pace);
  const chosen = chooseLevel(facts, vectors.rows);
  const method = `Leiden on the ${degree}-nearest-neighbour graph`;
  if (chosen < 0) return { group: whole, method: `${method}, one group of all` };
  const group = levels[chosen].slice();
  absorbSmall(graph, group, SMALLEST_GROUP);
  return { group, method: `${method}, resolution ${RESOLUTIONS[chosen]}` };
}

/** Neighbours each document is joined to in the graph: fewer in small collections, where 15 would tie everything together. */
export function degreeFor(documents: number): number {
  return Math.min(NEIGHBOURS, Math.max(2, Math.round(documents / 7)));
}

/** Runs on thinned graphs that a level's stability is measured by: more where they are cheap and noisier. */
function thinnedRuns(documents: number): number {
  return Math.min(16, Math.max(6, Math.round(12_000 / documents)));
}

function sampleOf(vectors: Matrix, seed: number): Sample {
  const rows = shuffledNodes(vectors.rows, seededRandom(seed)).subarray(0, SAMPLE).sort();
  return { rows, vectors: rowsOf(vectors, rows) };
}

async function meanSimilarityToCentre(vectors: Matrix, algebra: Algebra): Promise<number> {
  const sum = (await algebra.groupSums(vectors, new Int32Array(vectors.rows), 1)).data;
  return Math.sqrt(sum.reduce((total, value) => total + value * value, 0)) / vectors.rows;
}
