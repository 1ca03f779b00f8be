import { compareTexts } from '../order';
import { languageCounts, languageOf, type Language } from './languages';
import { visitWords } from './rawWords';
import { stemOf } from './stems';
import { stopWordsFor } from './stopWords';
import { identifierParts, isNameable } from './wordForms';

/** What becomes of a text's words before they are counted. */
export interface TokenOptions {
  /** Leave out the stop words of the languages the texts are written in. */
  readonly stopWords: boolean;
  /** Take stems in place of words, each text's in its own language. */
  readonly stem: boolean;
  /** Longest run of words that counts as a term of its own, 1 and up. */
  readonly ngrams: number;
  /** Length of the runs of characters that stand in place of words, their stems and their runs; 0 = words. */
  readonly characters: number;
}

/** Cuts a text into terms in lower case, in order, as often as they stand there. */
export type Tokeniser = (text: string) => string[];

/**
 * The tokeniser that suits some texts: it knows their stop words, and the language that most of them are in counts for
 * a text too short to tell. Numbers, single letters and leftovers of markup are no terms. The texts' order does not matter.
 */
export function tokeniserFor(texts: readonly string[], { stopWords, stem, ngrams, characters }: TokenOptions): Tokeniser {
  const stop = stopWords ? stopWordsFor(texts) : new Set<string>();
  const common = stem ? commonest(languageCounts(texts)) : null;
  const partsOf = partsWithMemory(stop);
  if (characters > 0) {
    return text => {
      const terms: string[] = [];
      visitWords(text, word => {
        for (const part of partsOf(word)) addRuns(part, characters, terms);
      });
      return terms;
    };
  }
  return text => {
    const language = stem ? (languageOf(text) ?? common) : null;
    const terms: string[] = [];
    visitWords(text, word => {
      for (const part of partsOf(word)) terms.push(stemOf(part, language));
    });
    const words = terms.length;
    for (let length = 2; length <= ngrams; length++) for (let end = length; end <= words; end++) terms.push(terms.slice(end - length, end).join(' '));
    return terms;
  };
}

/** Adds the runs of so many characters in a word between blanks (as scikit-learn's `char_wb`); a shorter word is one run. */
function addRuns(word: string, length: number, terms: string[]): void {
  const characters = [' ', ...word, ' '];
  for (let end = Math.min(length, characters.length); end <= characters.length; end++) terms.push(characters.slice(Math.max(0, end - length), end).join(''));
}

/** The words in a word as it is written, in lower case, without stop words; each is worked out once. */
function partsWithMemory(stop: ReadonlySet<string>): (word: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return word => {
    let parts = known.get(word);
    if (parts === undefined) {
      const clean = identifierParts(word).map(part => part.replace(/['’]s?$/u, '')).filter(isNameable);
      parts = clean.map(part => part.toLowerCase().replace(/’/gu, "'")).filter(part => !stop.has(part) && !stop.has(part.replace(/'.*$/u, '')));
      known.set(word, parts);
    }
    return parts;
  };
}

function commonest(counts: ReadonlyMap<Language, number>): Language | null {
  return [...counts].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]))[0]?.[0] ?? null;
}
