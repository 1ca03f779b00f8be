import { stemOf } from './stems';

/** What a word may be and how its forms belong together. */

const LONGEST_WORD = 24;
const HAN = /^\p{Script=Han}+$/u;
const HIRAGANA = /^\p{Script=Hiragana}+$/u;
const LETTER = /\p{L}/gu;
/** What most words are, told at once. */
const PLAIN_LETTERS = /^[A-Za-z]{2,24}$/;
const PLAIN_WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+)$/;
const HEXADECIMAL = /^[0-9a-f]{5,}$/iu;
/** What is left of `\x9c` and `\u014c`. */
const ESCAPED = /^(?:x|u(?=.{4}))[\da-f]{2,8}$/u;

/** Leftovers of mail, markup and file formats that are never what a document is about. */
const JUNK = new Set(
  ('re fwd fw lt gt amp nbsp quot cc bcc http https www com org net edu html htm href src img png jpg jpeg svg pdf ' +
    'utf ascii iso readme todo tbd wip etc eg ie aka vs yes ok okay im ive dont doesnt isnt hi hello thanks thx regards ' +
    'foo bar baz qux lorem ipsum').split(' '),
);

/** True for what can be part of a name: not a number, a hash, a single letter or a leftover of mail and markup. */
export function isNameable(word: string): boolean {
  if (PLAIN_LETTERS.test(word)) return !JUNK.has(word.toLowerCase());
  const letters = word.match(LETTER)?.length ?? 0;
  if (HAN.test(word)) return word.length >= 2;
  if (HIRAGANA.test(word)) return false;
  if (/^[a-z](\+\+|#)$/iu.test(word) || /^[23]d$/iu.test(word) || /^\p{Lu}\d{1,3}$/u.test(word)) return true;
  if (letters < 2 || word.length > LONGEST_WORD || /^\d/u.test(word)) return false;
  if (/\d/u.test(word) && (HEXADECIMAL.test(word) || ESCAPED.test(word) || switches(word) > 2)) return false;
  return !JUNK.has(word.toLowerCase());
}

/** How often a word changes between letters and digits: identifiers and hashes do it often. */
function switches(word: string): number {
  return word.match(/(?<=\d)(?=\D)|(?<=\D)(?=\d)/gu)?.length ?? 0;
}

/** The words inside an identifier: `get_user_name`, `getUserName` → get, user, name; other words stay whole. */
export function identifierParts(word: string): string[] {
  if (PLAIN_WORD.test(word)) return [word];
  const parts = word.split('_').filter(part => part.length > 0);
  return parts.flatMap(part => (isCamelCase(part) ? part.split(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u) : hyphenParts(part)));
}

/** `useEffect` and `ActiveRecordBase` are identifiers; `GitHub`, `macOS`, `iPhone` and `RSpec` are names. */
function isCamelCase(word: string): boolean {
  return /^\p{Ll}{2,}\d*\p{Lu}\p{Ll}/u.test(word) || /^(?:\p{Lu}\p{Ll}+){3,}/u.test(word);
}

/** A compound of two stays whole (`pre-commit`), longer chains are separate words. */
function hyphenParts(word: string): string[] {
  const parts = word.split('-');
  return parts.length <= 2 && word.length <= 20 ? [word] : parts;
}

const RUSSIAN = /^[а-яё-]{4,}$/u;

/** One form for singular and plural, in Russian for all cases: what is counted as the same word. */
export function fold(word: string): string {
  const lower = word.toLowerCase().replace(/['’](?:s)?$/u, '').replace(/’/gu, "'");
  if (RUSSIAN.test(lower)) return stemOf(lower.replaceAll('ё', 'е'), 'ru');
  if (!/^[\p{Script=Latin}'-]{4,}$/u.test(lower) || /(?:ss|us|is|ous)$/u.test(lower)) return lower;
  if (lower.endsWith('ies') && lower.length > 4) return lower.slice(0, -3) + 'y';
  if (/(?:[sxz]|ch|sh)es$/u.test(lower)) return lower.slice(0, -2);
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

const LATIN_WITH_MARKS = /^(?=.*[^\u0020-\u007e])[\p{Script=Latin}\p{M}'-]+$/u;

/** Latin letters without their marks: inflection moves these (`función`, `funciones`). */
function withoutAccents(word: string): string {
  return LATIN_WITH_MARKS.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word;
}

const SUFFIXES = ['ations', 'ation', 'isms', 'ists', 'ism', 'ist', 'ments', 'ment', 'ings', 'ions', 'ing', 'ers', 'ies', 'ion', 'ity', 'ian', 'ed', 'er', 'es', 'ic', 'al', 'ly', 's', 'y', 'e'];

/** A coarser form by which two words count as relatives that need not both be shown (`encrypt`, `encryption`). */
export function stem(word: string): string {
  const lower = withoutAccents(fold(word));
  if (!/^[a-z-]+$/u.test(lower)) return lower;
  const suffix = SUFFIXES.find(ending => lower.endsWith(ending) && lower.length - ending.length >= 4);
  const bare = suffix === undefined ? lower : lower.slice(0, -suffix.length);
  return bare.length > 4 && bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare;
}
