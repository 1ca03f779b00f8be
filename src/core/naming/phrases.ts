import { greatest } from '../gather';
import type { Pace } from '../work';
import { BREAK, type Vocabulary } from './vocabulary';

/** Two or three words that stand together in a group's documents. */
export interface Phrase {
  /** Terms, in order. */
  readonly terms: readonly number[];
  /** How it is written most often: forms, in order. */
  readonly forms: readonly number[];
  /** Number of documents that have it, in the group and altogether. */
  readonly inGroup: number;
  readonly total: number;
}

interface Counted {
  readonly terms: readonly number[];
  readonly written: Map<string, number>;
  documents: number;
  last: number;
  /** How often it stands there, and what stands before it and behind it. */
  times: number;
  readonly before: Majority;
  readonly behind: Majority;
}

/**
 * A phrase that stands there so often is a piece of a longer one where in most places the same word follows (of `Boston Red`,
 * as `Sox` does), or one that marks the group as well stands before it.
 */
const TELLING_TIMES = 3;
const MOST_BESIDE = 0.5;

/** The one that is met more often than all others together, if there is one, and its lead over them (Boyer and Moore 1981). */
class Majority {
  private term = BREAK;
  lead = 0;

  meet(term: number): void {
    if (term !== BREAK && term === this.term) this.lead++;
    else if (this.lead > 0) this.lead--;
    else if (term !== BREAK) [this.term, this.lead] = [term, 1];
  }
}

/**
 * For each group the phrases made of its own marking words that stand in at least `fewest(size)` of its documents.
 * `marking[g]` are the terms that mark group g, `members[g]` its documents.
 */
export async function findPhrases(
  vocabulary: Vocabulary,
  marking: readonly (readonly number[])[],
  members: readonly (readonly number[])[],
  fewest: (size: number) => number,
  pace: Pace,
): Promise<Phrase[][]> {
  const marked = new Uint8Array(vocabulary.terms.length);
  const found: [number, Counted][][] = [];
  for (const [g, rows] of members.entries()) {
    for (const term of marking[g]) marked[term] = 1;
    const counted = await countInGroup(vocabulary, marked, rows, pace);
    for (const term of marking[g]) marked[term] = 0;
    found.push([...counted].filter(([, phrase]) => phrase.documents >= fewest(rows.length) && isWhole(phrase)));
  }
  const totals = await countEverywhere(vocabulary, found.flat(), pace);
  return found.map(phrases =>
    phrases.map(([key, { terms, written, documents }]) => ({
      terms,
      forms: greatest(written)!.split(' ').map(Number),
      inGroup: documents,
      total: totals.get(key)!,
    })),
  );
}

/** False for a piece of another phrase. */
function isWhole({ times, before, behind }: Counted): boolean {
  return times < TELLING_TIMES || Math.max(before.lead, behind.lead) < MOST_BESIDE * times;
}

/** Calls `visit` with the key and the place of every run of two or three marked terms. */
function visitPhrases(forms: Int32Array, vocabulary: Vocabulary, marked: Uint8Array, visit: (key: number, at: number, words: number) => void): void {
  const { termOfForm, terms } = vocabulary;
  const size = terms.length;
  const termAt = (at: number) => {
    const term = at < forms.length && forms[at] !== BREAK ? termOfForm[forms[at]] : BREAK;
    return term !== BREAK && marked[term] === 1 ? term : BREAK;
  };
  for (let at = 0; at < forms.length - 1; at++) {
    const first = termAt(at);
    if (first === BREAK) continue;
    const second = termAt(at + 1);
    if (second === BREAK || second === first) continue;
    visit(first * size + second, at, 2);
    const third = termAt(at + 2);
    // Three words have keys below zero, so that they never meet those of two.
    if (third !== BREAK && third !== first && third !== second) visit(-((first * size + second) * size + third) - 1, at, 3);
  }
}

async function countInGroup(vocabulary: Vocabulary, marked: Uint8Array, members: readonly number[], pace: Pace): Promise<Map<number, Counted>> {
  const found = new Map<number, Counted>();
  for (const document of members) {
    if (pace.due) await pace.breathe();
    const { title, text } = vocabulary.documents[document];
    for (const forms of [title, text]) {
      const termAt = (at: number) => (at >= 0 && at < forms.length && forms[at] !== BREAK ? vocabulary.termOfForm[forms[at]] : BREAK);
      visitPhrases(forms, vocabulary, marked, (key, at, words) => {
        let phrase = found.get(key);
        if (phrase === undefined) {
          const terms = Array.from(forms.subarray(at, at + words), form => vocabulary.termOfForm[form]);
          found.set(key, (phrase = { terms, written: new Map(), documents: 0, last: -1, times: 0, before: new Majority(), behind: new Majority() }));
        }
        const written = forms.subarray(at, at + words).join(' ');
        phrase.written.set(written, (phrase.written.get(written) ?? 0) + 1);
        phrase.times++;
        const before = termAt(at - 1);
        phrase.before.meet(before !== BREAK && marked[before] === 1 ? before : BREAK);
        phrase.behind.meet(termAt(at + words));
        if (phrase.last === document) return;
        phrase.last = document;
        phrase.documents++;
      });
    }
  }
  return found;
}

async function countEverywhere(vocabulary: Vocabulary, phrases: readonly (readonly [number, Counted])[], pace: Pace): Promise<Map<number, number>> {
  const marked = new Uint8Array(vocabulary.terms.length);
  for (const [, { terms }] of phrases) for (const term of terms) marked[term] = 1;
  const totals = new Map(phrases.map(([key]) => [key, 0]));
  const last = new Map<number, number>();
  for (const [document, { title, text }] of vocabulary.documents.entries()) {
    if (pace.due) await pace.breathe();
    for (const forms of [title, text]) {
      visitPhrases(forms, vocabulary, marked, key => {
        const total = totals.get(key);
        if (total === undefined || last.get(key) === document) return;
        last.set(key, document);
        totals.set(key, total + 1);
      });
    }
  }
  return totals;
}
