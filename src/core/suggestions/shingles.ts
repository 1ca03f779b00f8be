import { termsOf } from '../evidence/wordVectors';
import { hashOfText } from '../hashOfText';

/** Words in a row that make one shingle: three say how a thing is put, not only what it is about. */
const RUN = 3;

/** How much of two texts is the same, word for word. */
export interface SharedText {
  /** Jaccard similarity of their shingles: 0 … 1. */
  readonly resemblance: number;
  /** Share of the shorter one's shingles that stand in the other too: 0 … 1. */
  readonly contained: number;
}

/**
 * The runs of three words of a text as hashes of 32 bits, ascending, each once (Broder, 1997). A text of fewer words is one
 * run; one without words has none.
 */
export function shinglesOf(text: string): Uint32Array {
  const words = Uint32Array.from(termsOf(text), word => hashOfText(word));
  if (words.length === 0) return words;
  const hashes = new Uint32Array(Math.max(1, words.length - RUN + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0;
    for (let word = at; word < Math.min(at + RUN, words.length); word++) hash = mixed(hash, words[word]);
    hashes[at] = hash;
  }
  return distinct(hashes.sort());
}

/** Compares two sets of shingles, as `shinglesOf` gives them. Two empty ones share nothing. */
export function sharedText(a: Uint32Array, b: Uint32Array): SharedText {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) both++;
    const next = a[i] <= b[j];
    if (b[j] <= a[i]) j++;
    if (next) i++;
  }
  if (both === 0) return { resemblance: 0, contained: 0 };
  return { resemblance: both / (a.length + b.length - both), contained: both / Math.min(a.length, b.length) };
}

/** Mixes a value into a hash of 32 bits (finaliser of MurmurHash3). */
export function mixed(hash: number, value: number): number {
  let mix = Math.imul(hash, 0x9e3779b1) ^ value;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

function distinct(sorted: Uint32Array): Uint32Array {
  return sorted.filter((hash, at) => at === 0 || hash !== sorted[at - 1]);
}
