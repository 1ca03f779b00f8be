import { mapPaced, type Pace } from '../work';
import type { TermWeights } from './termWeights';

/** Sum of each term's weights over the documents of each group, and over all documents. */
export interface GroupTerms {
  readonly groups: readonly ReadonlyMap<number, number>[];
  /** Documents of each group. */
  readonly members: readonly (readonly number[])[];
  readonly sizes: Int32Array;
  readonly total: Float32Array;
}

/** Adds up the term weights of each group's documents (label −1 counts only for the total). */
export async function groupTerms(weights: TermWeights, labels: Int32Array, count: number, pace: Pace): Promise<GroupTerms> {
  const terms = weights.documentFrequency.length;
  const members = Array.from({ length: count }, () => [] as number[]);
  labels.forEach((label, i) => label >= 0 && members[label].push(i));
  const sum = new Float32Array(terms);
  const groups = await mapPaced(members, pace, rows => {
    const met: number[] = [];
    for (const i of rows) {
      for (let e = weights.start[i]; e < weights.start[i + 1]; e++) {
        const term = weights.terms[e];
        if (sum[term] === 0) met.push(term);
        sum[term] += weights.weights[e];
      }
    }
    const masses = new Map(met.map(term => [term, sum[term]]));
    for (const term of met) sum[term] = 0;
    return masses;
  });
  const total = new Float32Array(terms);
  weights.terms.forEach((term, e) => (total[term] += weights.weights[e]));
  return { groups, members, sizes: Int32Array.from(members, rows => rows.length), total };
}

/** Keeps a word of two documents out of a hundred from looking unique because it is nowhere else. */
const SMOOTHING = 0.002;

/**
 * Class-based TF-IDF: how much of the group has the term, times how much rarer it is outside (after Grootendorst 2022,
 * with document shares in place of counts, so that long documents and large groups weigh no more than others).
 */
export function score(mass: number, size: number, total: number, documents: number): number {
  const coverage = mass / size;
  const outside = (total - mass) / Math.max(1, documents - size);
  const lift = (coverage + SMOOTHING) / (outside + SMOOTHING);
  return lift > 1 ? Math.sqrt(coverage) * Math.log(lift) : 0;
}
