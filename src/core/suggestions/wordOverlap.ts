import { termsOf, type Texts } from '../evidence/wordVectors';
import { Pace, type Work } from '../work';

/** Compares documents by the words they share: 0 = none … 1 = the same words. */
export type WordOverlap = (a: number, b: number) => number;

/**
 * Weighs the words that two of the texts share against all that either has; a word counts by its rarity among the texts
 * (weighted Jaccard similarity of the sets of words).
 */
export async function wordOverlap(texts: Texts, work: Work = {}): Promise<WordOverlap> {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  /** Different words of each text, in order; plain lists, as sets of all texts would take ten times as much. */
  const sets: Int32Array[] = [];
  /** For each word the text that had it last, so that it counts once in each. */
  const last: number[] = [];
  const pace = new Pace(work.signal);
  for (let text = 0; text < texts.length; text++) {
    if (pace.due) {
      await pace.breathe();
      work.report?.(sets.length, texts.length);
    }
    const own: number[] = [];
    for (const term of termsOf(texts.at(text) ?? '')) {
      let number = numbers.get(term);
      if (number === undefined) {
        numbers.set(term, (number = counts.length));
        counts.push(0);
        last.push(-1);
      }
      if (last[number] === text) continue;
      last[number] = text;
      own.push(number);
      counts[number]++;
    }
    sets.push(Int32Array.from(own));
  }
  const weights = Float64Array.from(counts, count => Math.log((texts.length + 1) / count));
  const totals = Float64Array.from(sets, set => sumOf(set));
  function sumOf(set: Iterable<number>): number {
    let sum = 0;
    for (const word of set) sum += weights[word];
    return sum;
  }
  const inOther = new Uint8Array(counts.length);
  return (a, b) => {
    let shared = 0;
    for (const word of sets[b]) inOther[word] = 1;
    for (const word of sets[a]) if (inOther[word] === 1) shared += weights[word];
    for (const word of sets[b]) inOther[word] = 0;
    return shared / Math.max(Number.MIN_VALUE, totals[a] + totals[b] - shared);
  };
}
