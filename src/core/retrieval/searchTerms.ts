import { compareTexts } from '../order';
import { languageCounts, languageOf, type Language } from '../words/languages';
import { visitWordPlaces } from '../words/rawWords';
import { stemOf } from '../words/stems';
import { stopWordsFor } from '../words/stopWords';
import { identifierParts } from '../words/wordForms';
import { wordTable, type WordTable } from '../words/wordTable';

/** Cuts texts and questions into terms that are the same where people mean the same word. */
export interface SearchTerms {
  /** The language a text is in, or else that of most texts. */
  languageOf(text: string): Language | null;
  /** Hears each word of a text as it is written, with its terms: none for a stop word. */
  visit(text: string, language: Language | null, hear: (word: string, terms: readonly string[]) => void): void;
  /** Terms of a text, in order, as often as they stand there. */
  of(text: string, language: Language | null): string[];
  /** Hears the number of each term of a text, in order: 0 for the first term that was met at all, 1 for the next … */
  visitNumbers(text: string, language: Language | null, hear: (number: number) => void): void;
  /** The number of a term; undefined for one that no text had. */
  numberOf(term: string): number | undefined;
  /** The different terms of a question. Too short to tell its language, it is read in every language of the texts. */
  ofQuestion(question: string): string[];
}

/** What is known of the words of a language as they are written, by their numbers in the table. */
interface KnownWords {
  readonly table: WordTable;
  readonly terms: (readonly string[])[];
  /** Numbers of its terms: most words have one. */
  readonly numbers: (number | readonly number[])[];
}

const LEAST_SHARE = 0.02;
/** Accents on Latin, Greek and Cyrillic letters; marks of other scripts are vowels. */
const ACCENTS = /[\u0300-\u036f]/gu;

/**
 * The terms that suit some texts: stems in the language of each text, without its stop words and accents; an identifier and
 * a compound count as a whole and by their parts. Unlike for naming, numbers and single letters count: people look for them.
 */
export function searchTermsFor(texts: readonly string[]): SearchTerms {
  const stop = stopWordsFor(texts);
  const counts = [...languageCounts(texts)].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
  const common = counts[0]?.[0] ?? null;
  const spoken = counts.filter(([, count]) => count >= LEAST_SHARE * texts.length).map(([language]) => language);
  const known = new Map<Language | null, KnownWords>();
  const numbers = new Map<string, number>();

  function wordsOf(language: Language | null): KnownWords {
    const own = known.get(language) ?? { table: wordTable(), terms: [], numbers: [] };
    known.set(language, own);
    return own;
  }

  function numbersOf(terms: readonly string[]): number | readonly number[] {
    const own = terms.map(term => {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      return number;
    });
    return own.length === 1 ? own[0] : own;
  }

  const visit: SearchTerms['visit'] = (text, language, hear) => {
    const { table, terms } = wordsOf(language);
    visitWordPlaces(text, (within, start, end) => {
      const word = table.numberOf(within, start, end);
      hear(table.words[word], (terms[word] ??= wordTerms(table.words[word], language, stop)));
    });
  };
  const of: SearchTerms['of'] = (text, language) => {
    const all: string[] = [];
    visit(text, language, (_, terms) => all.push(...terms));
    return all;
  };
  return {
    languageOf: text => languageOf(text) ?? common,
    visit,
    of,
    visitNumbers(text, language, hear) {
      const { table, numbers: ofWords } = wordsOf(language);
      visitWordPlaces(text, (within, start, end) => {
        const word = table.numberOf(within, start, end);
        const own = (ofWords[word] ??= numbersOf(wordTerms(table.words[word], language, stop)));
        if (typeof own === 'number') hear(own);
        else for (const number of own) hear(number);
      });
    },
    numberOf: term => numbers.get(term),
    ofQuestion(question) {
      const own = languageOf(question);
      const languages = new Set([...(own === null ? [] : [own]), ...spoken]);
      if (languages.size === 0) languages.add(common as Language);
      return [...new Set([...languages].flatMap(language => of(question, language)))];
    },
  };
}

function wordTerms(word: string, language: Language | null, stop: ReadonlySet<string>): readonly string[] {
  const plain = (text: string) => text.toLowerCase().replace(/’/gu, "'").replace(/'s?$/u, '');
  const whole = plain(word);
  const parts = identifierParts(word).flatMap(part => part.split('-')).map(plain);
  const all = new Set(parts.length > 1 ? [whole, ...parts] : [whole]);
  return [...all].filter(part => part !== '' && !stop.has(part)).map(part => withoutAccents(stemOf(part, language)));
}

function withoutAccents(term: string): string {
  return term.normalize('NFKD').replace(ACCENTS, '').normalize('NFC');
}
