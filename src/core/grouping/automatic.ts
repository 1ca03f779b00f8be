import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { groupCount } from '../clustering/labels';
import type { TiedDocuments } from '../evidence/tiedGraph';
import { absorbSmall } from '../levels/absorb';
import { BY_WORDS, chooseLevel, type LevelFacts, type LevelPreference } from '../levels/chooseLevel';
import { finishConsensus, startConsensus } from '../levels/consensus';
import type { GraphHelper } from '../levels/graphJobs';
import { measureLevels, type Sample } from '../levels/measureLevels';
import { stabilityOf, sweepsOfThinned } from '../levels/stability';
import { RESOLUTIONS } from '../levels/sweep';
import { adjustedRand } from '../quality/adjustedRand';
import { seededRandom, shuffled } from '../random';
import type { Matrix } from '../types';
import type { Pace } from '../work';
import type { LabelsAndMethod } from './labelsAndMethod';
import { FEWEST_DIVIDED, SMALLEST_GROUP } from './smallest';

/** Documents that the silhouette of a level is measured on. */
const SAMPLE = 2_000;
/** Folders made by subject keep so much of their documents' edges above chance; all of them never stay inside. */
const FULL_UNITY = 0.5;
/** Such folders say as much of how finely to divide as density and repeatability together. */
const SAY = 2;
/** Less agreement with folders than this is chance. */
const LEAST_AGREEMENT = 0.01;
/** Mean cosine to the common centre from which on all documents say the same. */
const ALL_THE_SAME = 0.9999;

/** Groupings from coarse to fine, and what is known of each without labels. */
export interface Levels {
  readonly resolutions: readonly number[];
  readonly labels: readonly Int32Array[];
  readonly facts: readonly LevelFacts[];
}

/** How levels are looked for. */
export interface HowToLook {
  /** Whether a first impression will do, in half the time. */
  readonly quick?: boolean;
  /** Another thread that does its share of the work on the graph; groups are the same with it and without. */
  readonly helper?: GraphHelper;
  /** The resolution that almost the same documents were shown at before, to stay near to where that is nearly as good as any … */
  readonly near?: number;
  /** … or the number of groups that they were in. */
  readonly nearGroups?: number;
}

/**
 * Every level that the default grouping chooses among, coarse to fine: at each of the `RESOLUTIONS` the communities that
 * runs on thinned graphs agree on, nobody left out, no group of fewer than three where it is tied to another.
 */
export async function candidateLevels(
  tied: TiedDocuments,
  sample: Sample,
  algebra: Algebra,
  seed: number,
  pace: Pace,
  report: (share: number) => void,
  { quick = false, helper }: HowToLook = {},
): Promise<Levels> {
  const { graph } = tied;
  const resolutions = quick ? RESOLUTIONS.filter((_, at) => at % QUICK_STEP === 0) : RESOLUTIONS;
  const runs = quick ? QUICK_RUNS : thinnedRuns(graph.nodes);
  const swept = await sweepsOfThinned(graph, resolutions, runs, seed, pace, run => report(run / runs), helper);
  const agreeing = startConsensus(graph, resolutions, swept, seed, helper);
  const stability = await stabilityOf(swept, resolutions.length, graph.nodes, pace);
  const { labels: found, modularity } = await finishConsensus(agreeing, pace);
  const facts = await measureLevels(found, { modularity, stability }, sample, algebra);
  for (const [at, labels] of found.entries()) {
    await pace.breathe();
    absorbSmall(graph, labels, SMALLEST_GROUP);
    facts[at] = { ...facts[at], ...agreementWithFolders(tied, labels) };
  }
  return { resolutions, labels: found, facts };
}

/**
 * How far groups agree with folders (adjusted Rand index), to a power by the folders' unity: folders that mix subjects say
 * next to nothing of how finely to divide.
 */
function agreementWithFolders({ folders }: TiedDocuments, labels: Int32Array): { readonly folders?: number } {
  if (!folders) return {};
  const inside = labels.filter((_, document) => folders.numbers[document] >= 0);
  const agreement = adjustedRand(inside, folders.numbers.filter(folder => folder >= 0));
  return { folders: Math.max(LEAST_AGREEMENT, agreement) ** (SAY * Math.min(1, folders.unity / FULL_UNITY)) };
}

/** The level that shows the documents best, by a preference unless they are told apart by their words, or one group of all where no level is better than that. */
export async function automaticGroups(
  tied: TiedDocuments,
  sample: Sample,
  algebra: Algebra,
  seed: number,
  preference: LevelPreference,
  pace: Pace,
  report: (share: number) => void,
  how: HowToLook,
): Promise<LabelsAndMethod> {
  const { rows } = tied;
  const whole = new Int32Array(rows.rows);
  if (rows.rows < FEWEST_DIVIDED || (await meanSimilarityToCentre(rows, algebra)) > ALL_THE_SAME) {
    return { group: whole, method: 'one group of all' };
  }
  const { resolutions, labels, facts } = await candidateLevels(tied, sample, algebra, seed, pace, report, how);
  const { near = Infinity, nearGroups } = how;
  const before = nearGroups === undefined ? resolutions.findIndex(resolution => resolution >= near) : nearestCount(labels.map(groupCount), nearGroups);
  const chosen = chooseLevel(facts, rows.rows, tied.byWords ? BY_WORDS : preference, before);
  const method = `Leiden on ${tied.described}`;
  if (chosen < 0) return { group: whole, method: `${method}, one group of all` };
  // A copy, as all levels are in one piece of memory.
  return { group: labels[chosen].slice(), method: `${method}, resolution ${resolutions[chosen]}` };
}

/** Position of the number that is nearest to another, the first of several. */
function nearestCount(counts: readonly number[], to: number): number {
  const away = counts.map(count => Math.abs(count - to));
  return away.indexOf(Math.min(...away));
}

/**
 * How finely a method says that it divided: the resolution of `automaticGroups`, or the number of groups of a method of the
 * registry that takes one. Undefined for other methods, and for one group of all.
 */
export function finenessOf(method: string): number | undefined {
  const [, value] = /^(?:Leiden on .*, resolution|[a-z+]+, groups) ([\d.]+)/u.exec(method) ?? [];
  return value === undefined ? undefined : Number(value);
}

/** Documents that levels are measured on. */
export function sampleOf(rows: Matrix, seed: number): Sample {
  const chosen = shuffled(rows.rows, seededRandom(seed)).subarray(0, SAMPLE).sort();
  return { rows: chosen, vectors: rowsOf(rows, chosen) };
}

/** For a first impression every so many-th resolution is tried, with so many runs on thinned graphs. */
const QUICK_STEP = 3;
const QUICK_RUNS = 4;

/** Runs on thinned graphs that a level's stability is measured by: more where they are cheap and noisier. */
function thinnedRuns(documents: number): number {
  return Math.min(16, Math.max(6, Math.round(12_000 / documents)));
}

async function meanSimilarityToCentre(vectors: Matrix, algebra: Algebra): Promise<number> {
  const sum = (await algebra.groupSums(vectors, new Int32Array(vectors.rows), 1)).data;
  return Math.sqrt(sum.reduce((total, value) => total + value * value, 0)) / vectors.rows;
}
