import type { WordIndex } from './wordIndex';

/** How soon further uses of a term stop counting, and how much long texts are held back: the usual values. */
export const BM25: { readonly k1: number; readonly b: number } = { k1: 1.2, b: 0.75 };

/**
 * How well each text answers a question of these terms, by their numbers: BM25 (Robertson & Zaragoza 2009) with ln(1 + (N − n + ½)/(n + ½))
 * as the weight of a term that n of N texts have, which is never negative. 0 for texts without any of the terms.
 * They go into the array that is given, if one is.
 */
export function bm25Scores({ start, texts, uses, lengths, averageLength }: WordIndex, asked: Iterable<number>, { k1, b } = BM25, into?: Float32Array): Float32Array {
  const scores = into?.fill(0) ?? new Float32Array(lengths.length);
  for (const term of asked) {
    if (term >= start.length - 1) continue;
    const having = start[term + 1] - start[term];
    const weight = Math.log(1 + (lengths.length - having + 0.5) / (having + 0.5)) * (k1 + 1);
    for (let at = start[term]; at < start[term + 1]; at++) {
      const text = texts[at];
      scores[text] += (weight * uses[at]) / (uses[at] + k1 * (1 - b + (b * lengths[text]) / averageLength));
    }
  }
  return scores;
}
