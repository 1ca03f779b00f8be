import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { cutDendrogram } from '../clustering/cutDendrogram';
import { groupCount } from '../clustering/labels';
import type { Dendrogram } from '../clustering/method';
import { clusteringMethod } from '../clustering/methods';
import { groupVectors } from '../grouping/groupVectors';
import type { LevelPreference } from '../levels/chooseLevel';
import { adjustedRand } from '../quality/adjustedRand';
import { evaluateLabels } from '../quality/evaluateLabels';
import { evaluateVectors } from '../quality/evaluateVectors';
import { resampled } from '../quality/resampling';
import { meanOf } from '../sums';
import type { Choice, Matrix } from '../types';
import type { Work } from '../work';
import type { CellResult } from './comparison';

/** Share of the documents that a sample keeps. */
export const SAMPLE_SHARE = 0.95;

/** A tree that a hierarchical method joined documents to, and how long that took. */
export interface KeptTree {
  readonly dendrogram: Dendrogram;
  readonly seconds: number;
}

/** What all cells of a comparison are measured with. */
export interface MeasureOptions {
  /** Number of groups given to methods that need one; the default grouping finds its own. */
  readonly groups: number;
  readonly seed: number;
  /** Number of samples of 95 % that stability is measured on, 2 or more. */
  readonly samples: number;
  /** Class of each document to hold the groups against, −1 = not known. */
  readonly truth?: Int32Array;
  readonly algebra: Algebra;
  /** How the default grouping chooses its level. */
  readonly preference: LevelPreference;
  /** The trees of this method on these vectors, by the seed of the sample: they are the same for each number of groups that is tried. */
  readonly trees?: Map<number, KeptTree>;
}

/**
 * Groups the vectors of one reading by one method and measures what comes out. Every method is measured on the same
 * samples, each with a seed of its own, so that what a random start changes counts as well. `report` hears groupings made.
 */
export async function measureCell(vectors: Matrix, method: Choice, options: MeasureOptions, work: Work = {}): Promise<Omit<CellResult, 'bytes'>> {
  const { seed, samples, truth, algebra, trees } = options;
  const inner: Work = { signal: work.signal };
  const started = performance.now();
  const labels = await groupBy(vectors, method, options, seed, inner);
  // What it would have taken by itself: cutting a tree takes no time.
  const seconds = trees?.get(seed)?.seconds ?? secondsSince(started);
  work.report?.(1, samples + 1);
  const agreements: number[] = [];
  const groupSample = async (rows: Int32Array, own: number, sampleWork: Work) => {
    const found = await groupBy(rowsOf(vectors, rows), method, options, own, sampleWork);
    if (truth) agreements.push(agreementWith(rows.map(row => truth[row]), found));
    return found;
  };
  const report = (done: number) => work.report?.(done + 1, samples + 1);
  const stable = await resampled(vectors.rows, groupSample, { share: SAMPLE_SHARE, samples, seed }, { ...inner, report });
  return {
    labels,
    groups: groupCount(labels),
    ungrouped: labels.reduce((count, label) => count + (label < 0 ? 1 : 0), 0),
    dimensions: vectors.columns,
    byVectors: await evaluateVectors(vectors, labels, algebra, inner),
    ...(truth && { byLabels: await evaluateLabels(labels, truth, vectors, inner), agreement: { value: agreementWith(truth, labels), samples: agreements } }),
    stability: { value: meanOf(stable), samples: stable },
    seconds,
  };
}

/** Agreement over the documents whose class is known. */
function agreementWith(truth: Int32Array, found: Int32Array): number {
  const known = (_: number, row: number) => truth[row] >= 0;
  return adjustedRand(truth.filter(known), found.filter(known));
}

async function groupBy(vectors: Matrix, { name, parameters }: Choice, { groups, algebra, preference, trees }: MeasureOptions, seed: number, work: Work): Promise<Int32Array> {
  if (name === 'auto') return (await groupVectors(vectors, algebra, { groups: 'auto', seed, preference }, work)).group;
  const wanted = Math.min(groups, vectors.rows);
  const kept = trees?.get(seed);
  if (kept) return cutDendrogram(kept.dendrogram, wanted);
  const started = performance.now();
  const { labels, dendrogram } = await clusteringMethod(name).cluster(vectors, { groups: wanted, parameters, seed, algebra }, work);
  if (dendrogram) trees?.set(seed, { dendrogram, seconds: secondsSince(started) });
  return labels;
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
