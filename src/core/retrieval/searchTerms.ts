import { languageCounts, languageOf, type Language } from '../words/languages';
import { visitWords } from '../words/rawWords';
import { stemOf } from '../words/stems';
import { stopWordsFor } from '../words/stopWords';
import { identifierParts } from '../words/wordForms';

/** Cuts texts and questions into terms that are the same where people mean the same word. */
export interface SearchTerms {
  /** The language a text is in, or else that of most texts. */
  languageOf(text: string): Language | null;
  /** Hears each word of a text as it is written, with its terms: none for a stop word. */
  visit(text: string, language: Language | null, hear: (word: string, terms: readonly string[]) => void): void;
  /** Terms of a text, in order, as often as they stand there. */
  of(text: string, language: Language | null): string[];
  /** The different terms of a question. Too short to tell its language, it is read in every language of the texts. */
  ofQuestion(question: string): string[];
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
  const counts = [...languageCounts(texts)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const common = counts[0]?.[0] ?? null;
  const spoken = counts.filter(([, count]) => count >= LEAST_SHARE * texts.length).map(([language]) => language);
  const known = new Map<Language | null, Map<string, readonly string[]>>();

  function termsOf(word: string, language: Language | null): readonly string[] {
    const memory = known.get(language) ?? new Map<string, readonly string[]>();
    known.set(language, memory);
    let terms = memory.get(word);
    if (terms === undefined) memory.set(word, (terms = wordTerms(word, language, stop)));
    return terms;
  }

  const visit: SearchTerms['visit'] = (text, language, hear) => visitWords(text, word => hear(word, termsOf(word, language)));
  const of: SearchTerms['of'] = (text, language) => {
    const all: string[] = [];
    visit(text, language, (_, terms) => all.push(...terms));
    return all;
  };
  return {
    languageOf: text => languageOf(text) ?? common,
    visit,
    of,
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
