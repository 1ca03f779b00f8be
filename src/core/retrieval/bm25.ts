import type { WordIndex } from './wordIndex';

/** How soon further uses of a term stop counting, and how much long texts are held back: the usual values. */
export const BM25: { readonly k1: number; readonly b: number } = { k1: 1.2, b: 0.75 };

/**
 * How well each text answers a question of these terms: BM25 (Robertson & Zaragoza 2009) with ln(1 + (N − n + ½)/(n + ½))
 * as the weight of a term that n of N texts have, which is never negative. 0 for texts without any of the terms.
 */
export function bm25Scores({ terms, start, texts, uses, lengths, averageLength }: WordIndex, asked: Iterable<string>, { k1, b } = BM25): Float32Array {
  const scores = new Float32Array(lengths.length);
  for (const term of asked) {
    const id = terms.get(term);
    if (id === undefined) continue;
    const having = start[id + 1] - start[id];
    const weight = Math.log(1 + (lengths.length - having + 0.5) / (having + 0.5)) * (k1 + 1);
    for (let at = start[id]; at < start[id + 1]; at++) {
      const text = texts[at];
      scores[text] += (weight * uses[at]) / (uses[at] + k1 * (1 - b + (b * lengths[text]) / averageLength));
    }
  }
  return scores;
}
