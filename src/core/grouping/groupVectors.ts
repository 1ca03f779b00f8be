import type { Algebra } from '../algebra/algebra';
import { kmeans } from '../clustering/kmeans';
import { groupCount, groupSizes, numberBySize } from '../clustering/labels';
import { clusteringMethod } from '../clustering/methods';
import type { Evidence } from '../evidence/evidence';
import { tiedGraph } from '../evidence/tiedGraph';
import { nestedGroups, type NestedGroups } from '../hierarchy/nestedGroups';
import { areasOf } from '../levels/areas';
import { FINEST, type LevelPreference } from '../levels/chooseLevel';
import { finishDivisions, startDivisions } from '../levels/subgroups';
import { meanOfGrouped, silhouettesBy, towardsGroups } from '../quality/silhouette';
import type { Corrections } from '../teaching/corrections';
import { taughtGroups } from '../teaching/taughtGroups';
import type { Choice, Matrix, Neighbours } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { automaticGroups, sampleOf, type HowToLook } from './automatic';
import { groupsByMethod } from './byMethod';
import type { LabelsAndMethod } from './labelsAndMethod';
import { strengths } from './strength';

export interface GroupingOptions extends Omit<HowToLook, 'near' | 'nearGroups'> {
  /** How finely almost the same documents were divided before, as `finenessOf` tells it. */
  readonly near?: number;
  /** Number of groups at the level shown first, or chosen from the documents. */
  readonly groups: number | 'auto';
  readonly seed: number;
  /** A method of the registry instead of the default grouping. */
  readonly method?: Choice;
  /** Groups that are known already. */
  readonly given?: LabelsAndMethod;
  /** What the default grouping may go by beside the vectors. */
  readonly evidence?: Evidence;
  /** How the default grouping chooses its level among those of these vectors; `FINEST` if not given. */
  readonly preference?: LevelPreference;
  /** What a person said of earlier groups, with the id of each document. */
  readonly taught?: { readonly ids: readonly string[]; readonly corrections: Corrections };
  /** Whether fewer and more groups are wanted as well. */
  readonly nested?: boolean;
}

/** Labels of n documents at three nested levels; within a level 0 is the largest. −1 = in none. */
export interface VectorGroups {
  /** −1 for all when the groups are too few to be ordered into areas. */
  readonly area: Int32Array;
  readonly group: Int32Array;
  readonly subgroup: Int32Array;
  /** For each document the position of the corrected one that it followed into its group; absent = none followed. */
  readonly follows?: Int32Array;
  /** How far inside its group a document lies, against the next group: 0 … 1. */
  readonly strength: Float32Array;
  /** Mean cosine silhouette of the groups. */
  readonly silhouette: number;
  /** The 15 nearest neighbours of each document (fewer when there are fewer documents), by what tells them apart best. */
  readonly neighbours: Neighbours;
  /** Names the method and its parameters, for the provenance. */
  readonly method: string;
  /** What a person called the groups that were given, by label. */
  readonly names?: LabelsAndMethod['names'];
  /** Fewer and more groups around these, when they were asked for. */
  readonly nested?: NestedGroups;
}

/** Progress is told in thousandths: the steps take about these shares of the time. */
const DONE = { neighbours: 100, levels: 800, subgroups: 980, all: 1000 };

/**
 * Groups unit vectors (one row a document) by meaning, and by what else is known of the documents. Automatic: communities
 * of the neighbour graph at the level that is best separated, densest and most repeatable; told a number: k-means. Nobody
 * is left out. Areas and sub-groups come from the same graph and nest around the groups.
 */
export async function groupVectors(vectors: Matrix, algebra: Algebra, options: GroupingOptions, work: Work = {}): Promise<VectorGroups> {
  const inner: Work = { signal: work.signal };
  const pace = new Pace(work.signal);
  const report = (done: number) => work.report?.(done, DONE.all);
  throwIfCancelled(work.signal);
  const tied = await tiedGraph(vectors, options.evidence, algebra, inner);
  const { graph, neighbours } = tied;
  // A method of the registry is judged by the very vectors it grouped.
  const rows = isDefault(options.method) ? tied.rows : vectors;
  const sample = sampleOf(rows, options.seed);
  report(DONE.neighbours);

  const reportLevels = (share: number) => report(DONE.neighbours + Math.floor((DONE.levels - DONE.neighbours) * share));
  const how = isDefault(options.method) ? options : { ...options, near: undefined, nearGroups: options.near };
  const automatic = () => automaticGroups(tied, sample, algebra, options.seed, options.preference ?? FINEST, pace, reportLevels, how);
  const { group, method, names, follows } = await heeded(await chosenGroups(vectors, options, automatic, algebra, inner), rows, options, algebra, inner);
  report(DONE.levels);
  const divisions = startDivisions(graph, group, options.seed, options.helper);
  const area = await areasOf(graph, group, sample, algebra, options.seed, pace);
  const towards = await towardsGroups(rows, group, algebra, inner);
  const strength = strengths(group, towards);
  const silhouette = meanOfGrouped(silhouettesBy(towards, group), group);
  const reportGroups = (done: number, total: number) => report(DONE.levels + Math.floor(((DONE.subgroups - DONE.levels) * done) / total));
  const subgroup = await finishDivisions(divisions, rows, algebra, pace, reportGroups);
  const nested = options.nested && (await nestedGroups(graph, rows, { area, group, subgroup }, sample, algebra, options.seed, inner));
  report(DONE.all);
  return { area, group, subgroup, strength, silhouette, neighbours, method, ...(names && { names }), ...(follows && { follows }), ...(nested && { nested }) };
}

/** The same groups after a person's corrections. */
async function heeded(chosen: LabelsAndMethod, rows: Matrix, { taught }: GroupingOptions, algebra: Algebra, work: Work): Promise<LabelsAndMethod & { follows?: Int32Array }> {
  if (!taught || taught.corrections.documents.length === 0) return chosen;
  const { labels, follows } = await taughtGroups(rows, taught.ids, chosen.group, taught.corrections, algebra, work);
  const before = labels.slice();
  numberBySize(labels);
  const names = chosen.names && namesNow(chosen.names, before, labels);
  return { group: labels, method: `${chosen.method}, corrected`, ...(names && { names }), follows };
}

/** Names of groups that have other labels now; a new group has none. */
function namesNow(names: readonly (string | undefined)[], before: Int32Array, now: Int32Array): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  now.forEach((label, i) => label >= 0 && (found[label] = names[before[i]]));
  return found;
}

function isDefault(method: Choice | undefined): method is undefined {
  return !method || method.name === 'auto';
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
  if (isDefault(method)) return groups === 'auto' ? automatic() : groupsByNumber(vectors, groups, seed, algebra, work);
  const wanted = groups !== 'auto' ? groups : clusteringMethod(method.name).takesGroups ? groupCount((await automatic()).group) : 1;
  return groupsByMethod(vectors, method, Math.max(1, wanted), seed, algebra, work);
}

/** k-means; there are fewer groups than asked for when there are fewer different documents. */
async function groupsByNumber(vectors: Matrix, wanted: number, seed: number, algebra: Algebra, work: Work): Promise<LabelsAndMethod> {
  const group = await kmeans(vectors, Math.max(1, wanted), seed, algebra, work);
  numberBySize(group);
  return { group, method: `k-means, k=${groupSizes(group).length}` };
}
