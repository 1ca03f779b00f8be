import { termsOf } from '../evidence/wordVectors';
import { Pace, type Work } from '../work';

/** Compares documents by the words they share: 0 = none … 1 = the same words. */
export type WordOverlap = (a: number, b: number) => number;

/**
 * Weighs the words that two of the texts share against all that either has; a word counts by its rarity among the texts
 * (weighted Jaccard similarity of the sets of words).
 */
export async function wordOverlap(texts: readonly string[], work: Work = {}): Promise<WordOverlap> {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const sets: Set<number>[] = [];
  const pace = new Pace(work.signal);
  for (const text of texts) {
    if (pace.due) {
      await pace.breathe();
      work.report?.(sets.length, texts.length);
    }
    const own = new Set<number>();
    for (const term of termsOf(text)) {
      let number = numbers.get(term);
      if (number === undefined) {
        numbers.set(term, (number = counts.length));
        counts.push(0);
      }
      if (own.has(number)) continue;
      own.add(number);
      counts[number]++;
    }
    sets.push(own);
  }
  const weights = Float64Array.from(counts, count => Math.log((texts.length + 1) / count));
  const totals = Float64Array.from(sets, set => sumOf(set));
  function sumOf(set: Iterable<number>): number {
    let sum = 0;
    for (const word of set) sum += weights[word];
    return sum;
  }
  return (a, b) => {
    let shared = 0;
    for (const word of sets[a]) if (sets[b].has(word)) shared += weights[word];
    return shared / Math.max(Number.MIN_VALUE, totals[a] + totals[b] - shared);
  };
}
