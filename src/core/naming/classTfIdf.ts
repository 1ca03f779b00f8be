import type { TermWeights } from './termWeights';

/** A term with how strongly it marks a group. */
export interface Scored {
  readonly term: number;
  readonly score: number;
  /** Share of the group's documents that have it, by weight. */
  readonly coverage: number;
}

/** Sum of each term's weights over the documents of each group, and over all documents. */
export interface GroupTerms {
  readonly groups: readonly ReadonlyMap<number, number>[];
  readonly sizes: Int32Array;
  readonly total: Float32Array;
  readonly documents: number;
}

/** Adds up the term weights of each group's documents (label −1 counts only for the total). */
export function groupTerms(weights: TermWeights, labels: Int32Array, count: number): GroupTerms {
  const groups = Array.from({ length: count }, () => new Map<number, number>());
  const sizes = new Int32Array(count);
  const total = new Float32Array(weights.documentFrequency.length);
  labels.forEach((label, i) => {
    if (label >= 0) sizes[label]++;
    for (let e = weights.start[i]; e < weights.start[i + 1]; e++) {
      const term = weights.terms[e];
      total[term] += weights.weights[e];
      if (label >= 0) groups[label].set(term, (groups[label].get(term) ?? 0) + weights.weights[e]);
    }
  });
  return { groups, sizes, total, documents: labels.length };
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
