import type { Pace } from '../work';
import { BREAK, type Vocabulary } from './vocabulary';

/** How much each document is about each term, as a sparse matrix: the entries of document i are start[i] … start[i + 1]. */
export interface TermWeights {
  readonly start: Int32Array;
  readonly terms: Int32Array;
  /** 0 … 1, more with each use but never past 1, so that one long document does not name a group. */
  readonly weights: Float32Array;
  /** Number of documents each term is in. */
  readonly documentFrequency: Int32Array;
}

const IN_TITLE = 3;
const IN_TEXT = 1;
const IN_EXTRA = 0.3;
/** Uses after which a document counts half. */
const HALF = 1;

/** Term weights of all documents: uses / (uses + 1), uses in titles counted three times, in extra text a third. */
export async function termWeights({ documents, terms, termOfForm }: Vocabulary, pace: Pace): Promise<TermWeights> {
  const uses = new Float32Array(terms.length);
  const documentFrequency = new Int32Array(terms.length);
  const start = new Int32Array(documents.length + 1);
  const allTerms: number[] = [];
  const allWeights: number[] = [];
  for (const [i, { title, text, extra }] of documents.entries()) {
    if (pace.due) await pace.breathe();
    const met: number[] = [];
    const count = (forms: Int32Array, weight: number) => {
      for (const form of forms) {
        if (form === BREAK) continue;
        const term = termOfForm[form];
        if (uses[term] === 0) met.push(term);
        uses[term] += weight;
      }
    };
    count(title, IN_TITLE);
    count(text, IN_TEXT);
    count(extra, IN_EXTRA);
    for (const term of met) {
      allTerms.push(term);
      allWeights.push(uses[term] / (uses[term] + HALF));
      documentFrequency[term]++;
      uses[term] = 0;
    }
    start[i + 1] = allTerms.length;
  }
  return { start, terms: new Int32Array(allTerms), weights: new Float32Array(allWeights), documentFrequency };
}
