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
/** Pairs of a text and a term that are written down together: one list of all would have to be copied to grow. */
const PAIRS_A_PART = 1 << 20;

/** Terms of texts, in the order of the texts, and how often each is used there. */
interface Part {
  readonly terms: Int32Array;
  readonly uses: Uint8Array;
}

/** Counts the terms of `count` texts; `termsOf` is called once for each text. Rejects with a `CancelledError` when cancelled. */
export async function indexWords(count: number, termsOf: (text: number) => readonly string[], work: Work = {}): Promise<WordIndex> {
  const pace = new Pace(work.signal);
  const terms = new Map<string, number>();
  /** Of each term: texts that have it, and its uses in the present one. */
  const frequency: number[] = [];
  const times: number[] = [];
  const lengths = new Int32Array(count);
  /** Different terms of each text. */
  const different = new Int32Array(count);
  const parts: Part[] = [];
  let size = PAIRS_A_PART;
  for (let text = 0; text < count; text++) {
    const own = termsOf(text);
    lengths[text] = own.length;
    const met: number[] = [];
    for (const term of own) {
      let id = terms.get(term);
      if (id === undefined) {
        terms.set(term, (id = frequency.push(0) - 1));
        times.push(0);
      }
      if (times[id]++ === 0) met.push(id);
    }
    for (const id of met) {
      if (size === PAIRS_A_PART) {
        parts.push({ terms: new Int32Array(PAIRS_A_PART), uses: new Uint8Array(PAIRS_A_PART) });
        size = 0;
      }
      const part = parts[parts.length - 1];
      part.terms[size] = id;
      part.uses[size++] = Math.min(MOST_USES, times[id]);
      frequency[id]++;
      times[id] = 0;
    }
    different[text] = met.length;
    if (pace.due) {
      work.report?.(text, count);
      await pace.breathe();
    }
  }
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
  return { terms, ...(await byTerm(frequency, parts, different, pace)), lengths, averageLength };
}

/** From the terms of each text to the texts of each term, by counting; each part is let go as soon as it is read. */
async function byTerm(frequency: readonly number[], parts: Part[], different: Int32Array, pace: Pace): Promise<Pick<WordIndex, 'start' | 'texts' | 'uses'>> {
  const start = new Int32Array(frequency.length + 1);
  frequency.forEach((times, term) => (start[term + 1] = start[term] + times));
  const next = start.slice(0, -1);
  const [texts, sorted] = [new Int32Array(start[frequency.length]), new Uint8Array(start[frequency.length])];
  let part = parts.shift();
  let at = 0;
  for (let text = 0; text < different.length; text++) {
    if (pace.due) await pace.breathe();
    for (let left = different[text]; left > 0; left--, at++) {
      if (at === PAIRS_A_PART) [part, at] = [parts.shift(), 0];
      const to = next[part!.terms[at]]++;
      texts[to] = text;
      sorted[to] = part!.uses[at];
    }
  }
  return { start, texts, uses: sorted };
}
