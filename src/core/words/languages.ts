import lists from 'stopwords-iso/stopwords-iso.json';
import { countsOf } from '../gather';

/**
 * Scripts by their letters, and the languages of each that are told apart by their stop words; where no word decides,
 * the first, but for Latin letters, which too many languages share.
 */
const SCRIPTS = [
  { letters: /\p{Script=Latin}/gu, languages: ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'no', 'fi', 'pl', 'cs', 'hu', 'ro', 'tr', 'ca', 'id', 'vi', 'sk', 'hr', 'lt', 'sw', 'yo'] },
  { letters: /\p{Script=Cyrillic}/gu, languages: ['ru', 'uk', 'bg'] },
  { letters: /\p{Script=Arabic}/gu, languages: ['ar', 'fa', 'ur'] },
  { letters: /\p{Script=Devanagari}/gu, languages: ['hi', 'mr'] },
  { letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, languages: ['zh', 'ja'] },
  { letters: /\p{Script=Hangul}/gu, languages: ['ko'] },
  { letters: /\p{Script=Thai}/gu, languages: ['th'] },
  { letters: /\p{Script=Greek}/gu, languages: ['el'] },
  { letters: /\p{Script=Hebrew}/gu, languages: ['he'] },
  { letters: /\p{Script=Bengali}/gu, languages: ['bn'] },
  { letters: /\p{Script=Armenian}/gu, languages: ['hy'] },
  { letters: /\p{Script=Gujarati}/gu, languages: ['gu'] },
  { letters: /\p{Script=Tamil}/gu, languages: ['ta'] },
  { letters: /\p{Script=Telugu}/gu, languages: ['te'] },
  { letters: /\p{Script=Georgian}/gu, languages: ['ka'] },
] as const;

/** A language that is told apart, by its ISO 639-1 code. */
export type Language = (typeof SCRIPTS)[number]['languages'][number];

export const LATIN = SCRIPTS[0].languages;
export const OTHER_SCRIPTS: readonly Language[] = SCRIPTS.slice(1).flatMap(script => script.languages);

/** Characters by which a text's language is told. */
const TASTE = 400;
/** Least share of a text's words that must be stop words of its language. */
const FEWEST_STOP_WORDS = 0.1;
/** Japanese mixes kana into its characters; Chinese has none. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const FEWEST_KANA = 0.1;
/* eslint-disable no-control-regex -- the range is all of ASCII */
const ASCII = /^[\x00-\x7f]*$/u;
const NOT_ASCII = /[^\x00-\x7f’]/gu;
/* eslint-enable no-control-regex */
const WORDS = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu;

/** The stop words of a language as its list has them, marks and letters as one (NFC); none for a language without a list. */
export function stopWordList(language: Language): readonly string[] {
  return ((lists as Readonly<Record<string, readonly string[]>>)[language] ?? []).map(word => word.normalize('NFC'));
}

/** The language a text begins in: by its script, then by its stop words; null where neither tells. */
export function languageOf(text: string): Language | null {
  const taste = text.slice(0, TASTE).normalize('NFC');
  if (ASCII.test(taste)) return vote(taste, LATIN);
  let script: (typeof SCRIPTS)[number] | undefined;
  let most = 0;
  for (const candidate of SCRIPTS) {
    if (2 * most > taste.length) break;
    const letters = taste.match(candidate.letters)?.length ?? 0;
    if (letters > most) [script, most] = [candidate, letters];
  }
  if (script === undefined) return null;
  const [first, second] = script.languages;
  if (second === undefined) return first;
  if (second === 'ja') return (taste.match(KANA)?.length ?? 0) > FEWEST_KANA * most ? second : first;
  return vote(taste, script.languages) ?? (script.languages === LATIN ? null : first);
}

/** How many of the texts are in each language, those of no known language left out. */
export function languageCounts(texts: readonly string[]): Map<Language, number> {
  return countLanguages(texts.map(languageOf));
}

/** How often each language is named. */
export function countLanguages(languages: readonly (Language | null)[]): Map<Language, number> {
  return countsOf(languages.filter(language => language !== null));
}

/** Which languages of a script have a word or letter, a bit for each. */
interface Marks {
  readonly words: ReadonlyMap<string, number>;
  /** Made when first asked for: texts of ASCII do without. */
  letters(): ReadonlyMap<string, number>;
}

/** Letters that no stop word of a language has; the list of Ukrainian is so short that its commonest words are missing too. */
const MORE_LETTERS: Partial<Record<Language, string>> = { ru: 'фъ', uk: 'ґєжзйфхцчшщьюя', bg: 'фь' };
const MORE_WORDS: Partial<Record<Language, readonly string[]>> = {
  uk: 'а або адже але в вже всі всього для до з за зі і інший й його кожен лише має мав можна може на над не ні о об один по при після про року років роках свої своїх та також там тим тих того тому тільки у усі це ця ці цього цієї через щоб щодо ще якщо які яких яка яке'.split(' '),
};
const marksOfScripts = new Map<readonly Language[], Marks>();

function marksOf(languages: readonly Language[]): Marks {
  const known = marksOfScripts.get(languages);
  if (known) return known;
  const words = new Map<string, number>();
  languages.forEach((language, i) => {
    for (const word of plainWords(language)) if (language !== 'en' || isTellingInEnglish(word)) words.set(word, (words.get(word) ?? 0) | (1 << i));
  });
  let letters: ReadonlyMap<string, number> | undefined;
  const marks = { words, letters: () => (letters ??= lettersOf(languages)) };
  marksOfScripts.set(languages, marks);
  return marks;
}

function lettersOf(languages: readonly Language[]): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  languages.forEach((language, i) => {
    for (const letter of plainWords(language).join('') + (MORE_LETTERS[language] ?? '')) letters.set(letter, (letters.get(letter) ?? 0) | (1 << i));
  });
  return letters;
}

/** The stop words of a language in small letters, all made small at once. */
function plainWords(language: Language): readonly string[] {
  const list = [...stopWordList(language), ...(MORE_WORDS[language] ?? [])];
  return list.length ? list.join('\n').toLowerCase().split('\n') : [];
}

/** The English list has every single letter, which are words in other languages. */
function isTellingInEnglish(word: string): boolean {
  return word.length > 1 || word === 'a' || word === 'i';
}

/** The language with most stop words, each word with a letter that the language does not have counted against it. */
function vote(text: string, languages: readonly Language[]): Language | null {
  const words = text.toLowerCase().match(WORDS) ?? [];
  const marks = marksOf(languages);
  const all = (1 << languages.length) - 1;
  const ascii = ASCII.test(text);
  const hits = new Int32Array(languages.length);
  const count = (mask: number, by: number) => {
    for (let rest = mask; rest !== 0; rest &= rest - 1) hits[31 - Math.clz32(rest & -rest)] += by;
  };
  for (const word of words) {
    count(marks.words.get(word) ?? 0, 1);
    if (ascii || ASCII.test(word)) continue;
    const having = (word.match(NOT_ASCII) ?? []).reduce((mask, letter) => mask & (marks.letters().get(letter) ?? 0), all);
    count(all & ~having, -1);
  }
  const most = Math.max(...hits);
  return most > FEWEST_STOP_WORDS * words.length ? languages[hits.indexOf(most)] : null;
}
