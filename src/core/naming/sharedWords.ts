import { mapPaced, type Pace } from '../work';
import type { Candidate } from './candidates';
import type { Display } from './display';
import type { TermWeights } from './termWeights';
import type { Vocabulary } from './vocabulary';

const MOST = 5;

/**
 * For each document the words that put it in its group: those of the group's ranked candidates that it has itself, the
 * ones it uses most and the group stands for most first; up to five.
 */
export async function sharedWords(
  weights: TermWeights,
  display: Display,
  { documents }: Vocabulary,
  ranked: readonly (readonly Candidate[])[],
  labels: Int32Array,
  pace: Pace,
): Promise<string[][]> {
  const strengths = ranked.map(list => {
    const strength = new Map<number, number>();
    for (const { terms, score } of list) for (const term of terms) strength.set(term, Math.max(score, strength.get(term) ?? 0));
    return strength;
  });
  return mapPaced(documents, pace, (_, i) => {
    if (labels[i] < 0) return [];
    const shared: { term: number; score: number }[] = [];
    for (let e = weights.start[i]; e < weights.start[i + 1]; e++) {
      const strength = strengths[labels[i]].get(weights.terms[e]);
      if (strength !== undefined) shared.push({ term: weights.terms[e], score: strength * weights.weights[e] });
    }
    shared.sort((a, b) => b.score - a.score || a.term - b.term);
    return shared.slice(0, MOST).map(({ term }) => display.join([display.formOfTerm[term]]));
  });
}
