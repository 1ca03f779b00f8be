import { sumOf } from '../sums';
import { Pace, type Work } from '../work';

/** Which texts have which terms, by the terms' numbers: the inverted index that BM25 reads. */
export interface WordIndex {
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

const FIRST_TERMS = 1 << 12;

/** Terms of texts, in the order of the texts, and how often each is used there. */
interface Part {
  readonly terms: Int32Array;
  readonly uses: Uint8Array;
}

/**
 * Counts the terms of `count` texts; `visitTerms` is called once for each text and tells the number of each of its terms, 0 or
 * more and not much more than there are terms. Rejects with a `CancelledError` when cancelled.
 */
export async function indexWords(count: number, visitTerms: (text: number, hear: (term: number) => void) => void, work: Work = {}): Promise<WordIndex> {
  const pace = new Pace(work.signal);
  /** Of each term: texts that have it, and its uses in the present one. */
  let [frequency, times] = [new Int32Array(FIRST_TERMS), new Int32Array(FIRST_TERMS)];
  const lengths = new Int32Array(count);
  /** Different terms of each text. */
  const different = new Int32Array(count);
  const parts: Part[] = [];
  let size = PAIRS_A_PART;
  /** Terms of the present text: all, and the different ones. */
  let length = 0;
  const met: number[] = [];
  const hear = (term: number) => {
    length++;
    if (term >= times.length) [frequency, times] = [wider(frequency, term), wider(times, term)];
    if (times[term]++ === 0) met.push(term);
  };
  for (let text = 0; text < count; text++) {
    length = met.length = 0;
    visitTerms(text, hear);
    lengths[text] = length;
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
  const averageLength = sumOf(lengths) / Math.max(1, count);
  return { ...(await byTerm(frequency, parts, different, pace)), lengths, averageLength };
}

function wider(list: Int32Array, term: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(2 * Math.max(list.length, term));
  next.set(list);
  return next;
}

/** From the terms of each text to the texts of each term, by counting; each part is let go as soon as it is read. */
async function byTerm(frequency: Int32Array, parts: Part[], different: Int32Array, pace: Pace): Promise<Pick<WordIndex, 'start' | 'texts' | 'uses'>> {
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
