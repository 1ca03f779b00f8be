import { seededRandom, shuffled } from '../random';
import { meanOf, sumOf } from '../sums';
import { throwIfCancelled, type Work } from '../work';
import { adjustedRand } from './adjustedRand';

/** Groups some of the documents: rows in growing order → a label for each of them; −1 = in no group. */
export type SampleClustering = (rows: Int32Array, seed: number, work: Work) => Promise<Int32Array>;

/** How documents are drawn. */
export interface Resampling {
  /** Share of the documents in each sample, such as .8 or .95. */
  readonly share: number;
  /** Number of samples, 2 or more. */
  readonly samples: number;
  readonly seed: number;
}

/**
 * Stability of any way of grouping n documents: the mean agreement of every two results of `resampled`, 1 = the same groups
 * whatever is left out, about 0 = chance (Ben-Hur, Elisseeff and Guyon, 2002). `report` hears samples done.
 */
export async function stability(n: number, cluster: SampleClustering, resampling: Resampling, work: Work = {}): Promise<number> {
  return meanOf(await resampled(n, cluster, resampling, work));
}

/**
 * Groups random samples, each with a seed of its own, and compares every two results on the documents both samples hold, by
 * the adjusted Rand index; gives the mean agreement of each sample's result with the others. Ungrouped documents count as
 * one more group. `report` hears samples done.
 */
export async function resampled(n: number, cluster: SampleClustering, { share, samples, seed }: Resampling, work: Work = {}): Promise<number[]> {
  if (!(share > 0 && share <= 1) || !(samples >= 2)) throw new RangeError(`${samples} samples of a share of ${share}`);
  const size = Math.min(n, Math.max(2, Math.round(share * n)));
  const found: Int32Array[] = [];
  const sums: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    throwIfCancelled(work.signal);
    const own = seed + sample + 1;
    const rows = shuffled(n, seededRandom(own)).slice(0, size).sort();
    const labels = await cluster(rows, own, { signal: work.signal });
    const all = new Int32Array(n).fill(OUTSIDE);
    rows.forEach((row, at) => (all[row] = labels[at]));
    const agreements = found.map(earlier => sharedAgreement(earlier, all));
    agreements.forEach((agreement, earlier) => (sums[earlier] += agreement));
    sums.push(sumOf(agreements));
    found.push(all);
    work.report?.(sample + 1, samples);
  }
  return sums.map(sum => sum / (samples - 1));
}

/** The label of a document that is not in the sample. */
const OUTSIDE = -2;

function sharedAgreement(first: Int32Array, second: Int32Array): number {
  const shared = (_: number, at: number) => first[at] !== OUTSIDE && second[at] !== OUTSIDE;
  return adjustedRand(first.filter(shared), second.filter(shared));
}
