import { BREAK, type Vocabulary } from './vocabulary';

/** Two or three words that stand together. */
export interface Phrase {
  /** Terms, in order. */
  readonly terms: readonly number[];
  /** How it is written most often: forms, in order. */
  readonly forms: readonly number[];
  /** Number of documents that have it, in each group and altogether. */
  readonly inGroup: Int32Array;
  readonly total: number;
}

interface Counted {
  terms: number[];
  written: Map<string, number>;
  inGroup: Int32Array;
  total: number;
  last: number;
}

/** A phrase must be in at least this many documents of a group to name it. */
const FEWEST_DOCUMENTS = 2;

/**
 * The phrases made of marked terms, with the number of documents that have them. `marked[t]` is 1 for terms that mark
 * some group; `labels` gives the group of each document (−1 = none).
 */
export function findPhrases({ documents, termOfForm }: Vocabulary, marked: Uint8Array, labels: Int32Array, count: number): Phrase[] {
  const found = new Map<string, Counted>();
  const note = (forms: readonly number[], document: number) => {
    const terms = forms.map(form => termOfForm[form]);
    const key = terms.join(' ');
    let phrase = found.get(key);
    if (!phrase) found.set(key, (phrase = { terms, written: new Map(), inGroup: new Int32Array(count), total: 0, last: -1 }));
    const written = forms.join(' ');
    phrase.written.set(written, (phrase.written.get(written) ?? 0) + 1);
    if (phrase.last === document) return;
    phrase.last = document;
    phrase.total++;
    if (labels[document] >= 0) phrase.inGroup[labels[document]]++;
  };
  documents.forEach(({ title, text }, i) => {
    for (const forms of [title, text]) {
      const usable = (at: number) => forms[at] !== undefined && forms[at] !== BREAK && marked[termOfForm[forms[at]]] === 1;
      for (let at = 0; at < forms.length - 1; at++) {
        if (!usable(at) || !usable(at + 1) || termOfForm[forms[at]] === termOfForm[forms[at + 1]]) continue;
        note([forms[at], forms[at + 1]], i);
        if (usable(at + 2) && termOfForm[forms[at + 2]] !== termOfForm[forms[at]]) note([forms[at], forms[at + 1], forms[at + 2]], i);
      }
    }
  });
  const kept: Phrase[] = [];
  for (const { terms, written, inGroup, total } of found.values()) {
    if (inGroup.every(documentsOfGroup => documentsOfGroup < FEWEST_DOCUMENTS)) continue;
    kept.push({ terms, forms: commonest(written).split(' ').map(Number), inGroup, total });
  }
  return kept;
}

function commonest(written: ReadonlyMap<string, number>): string {
  return [...written].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
