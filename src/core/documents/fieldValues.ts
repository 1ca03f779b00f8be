import { dateOf } from './dates';

const NUMBER = /^[\p{Sc}+-]?\s?(?:\d[\d\s.,'’]*|[.,]\d+)(?:e[+-]?\d+)?\s?[%\p{Sc}]?$/iu;
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^(?:[a-z]:)?[\\/]\S+$/iu;
const CLOCK = /^\d{1,4}[-/.:]\d{1,2}(?:[-/.:]\d{1,4})?(?:[T\s,]+\d{1,2}:\d{2}.*)?$/;

/** Whether a value is none of words: a number, a date or time, an address. */
export function isValue(text: string): boolean {
  const bare = text.trim();
  return bare.length <= 2_000 && (NUMBER.test(bare) || ADDRESS.test(bare) || CLOCK.test(bare) || dateOf(bare) !== undefined);
}

/** Objects of a program, as JSON or Python write them. */
const OBJECT = /^\[?\s*\{\s*["']/;

/** Whether a value says something in words: not what `isValue` is, nor an object of a program, nor a code of letters and digits. */
export function isWords(text: string): boolean {
  const bare = text.trim();
  return /\p{L}/u.test(bare) && !OBJECT.test(bare) && !(/\d/.test(bare) && !/\s/.test(bare) && bare.length <= 100 && /^[\p{ASCII}]*$/u.test(bare)) && !isValue(bare);
}

/** Letters that a text has as one in Latin letters would have them: each of Chinese or Japanese stands for some. */
export function lengthOf(text: string): number {
  return text.length + 2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0);
}
