import { Pace, type Work } from '../work';

/** Which texts have which terms, by term: the inverted index that BM25 reads. */
export interface WordIndex {
  /** Number of each term. */
  readonly terms: ReadonlyMap<string, number>;
  /** The texts of term t stand at `start[t]` … `start[t + 1] − 1` of the two lists that follow, in order. */
  readonly start: Int32Array;
  readonly texts: Int32Array;
  /** How often the text has the term; 255 stands for that and more. */
  readonly uses: Uint8Array;
  /** Terms of each text. */
  readonly lengths: Int32Array;
  readonly averageLength: number;
}

const MOST_USES = 255;

/** Counts the terms of `count` texts; `termsOf` is called once for each text. */
export async function indexWords(count: number, termsOf: (text: number) => readonly string[], work: Work = {}): Promise<WordIndex> {
  const pace = new Pace(work.signal);
  const terms = new Map<string, number>();
  const frequency: number[] = [];
  const lengths = new Int32Array(count);
  const ends = new Int32Array(count);
  let pairs = new Int32Array(1 << 16);
  let uses = new Uint8Array(1 << 16);
  let size = 0;
  for (let text = 0; text < count; text++) {
    const own = termsOf(text);
    lengths[text] = own.length;
    for (const [term, times] of countOf(own)) {
      let id = terms.get(term);
      if (id === undefined) terms.set(term, (id = frequency.push(0) - 1));
      frequency[id]++;
      if (size === pairs.length) [pairs, uses] = [grown(pairs), grown(uses)];
      pairs[size] = id;
      uses[size++] = Math.min(MOST_USES, times);
    }
    ends[text] = size;
    if (pace.due) {
      work.report?.(text, count);
      await pace.breathe();
    }
  }
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
  return { terms, ...byTerm(frequency, pairs, uses, ends), lengths, averageLength };
}

/** From the terms of each text to the texts of each term, by counting. */
function byTerm(frequency: readonly number[], pairs: Int32Array, uses: Uint8Array, ends: Int32Array): Pick<WordIndex, 'start' | 'texts' | 'uses'> {
  const start = new Int32Array(frequency.length + 1);
  frequency.forEach((times, term) => (start[term + 1] = start[term] + times));
  const next = start.slice(0, -1);
  const [texts, sorted] = [new Int32Array(start[frequency.length]), new Uint8Array(start[frequency.length])];
  for (let text = 0, at = 0; text < ends.length; text++) {
    for (; at < ends[text]; at++) {
      const to = next[pairs[at]]++;
      texts[to] = text;
      sorted[to] = uses[at];
    }
  }
  return { start, texts, uses: sorted };
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function grown<T extends Int32Array | Uint8Array>(list: T): T {
  const wider = new (list.constructor as new (length: number) => T)(2 * list.length);
  wider.set(list);
  return wider;
}
