import { addTo } from '../gather';
import type { Pace } from '../work';
import { LATIN, type Language } from '../words/languages';
import { stopWordsIn } from '../words/stopWords';
import { commonWords } from './commonWords';

/** The words of a document in order, by the numbers of their forms. */
export interface DocumentWords {
  readonly title: Int32Array;
  readonly text: Int32Array;
  readonly extra: Int32Array;
}

/** So many different function words of a language tell that a text quotes it. */
const FEWEST_WORDS = 6;

/**
 * Takes the function words out of documents that quote another language, as notes on learning it do: there they say no more
 * than they do in texts that are all in it. What more documents have that do not quote it (`las`, `los`) is a word of theirs.
 * `spoken` are the languages whose function words are out already. Changes `documents`: `instead` takes the place of those words.
 */
export async function leaveOutQuoted(documents: readonly DocumentWords[], forms: readonly string[], spoken: readonly Language[], instead: number, pace: Pace): Promise<void> {
  const languagesOf = functionWords(LATIN.filter(language => !spoken.includes(language)));
  const masks = Int32Array.from(forms, form => languagesOf.get(form.toLowerCase()) ?? 0);
  const quotes = new Int32Array(documents.length);
  const having = new Map<number, number[]>();
  for (const [i, { title, text, extra }] of documents.entries()) {
    if (pace.due) await pace.breathe();
    const met = new Set<number>();
    for (const words of [title, text, extra]) for (const form of words) if (masks[form] > 0) met.add(form);
    quotes[i] = quoted([...met].map(form => masks[form]));
    for (const form of met) addTo(having, form, i);
  }
  for (const [form, rows] of having) {
    const inQuotes = rows.filter(i => (quotes[i] & masks[form]) !== 0);
    if (2 * inQuotes.length <= rows.length) continue;
    for (const i of inQuotes) for (const words of Object.values(documents[i])) replace(words, form, instead);
  }
}

/** Puts another number in the place of one. */
export function replace(words: Int32Array, form: number, instead: number): void {
  for (let at = words.indexOf(form); at >= 0; at = words.indexOf(form, at + 1)) words[at] = instead;
}

/** The languages, a bit for each, of which there are enough different words. */
function quoted(masks: readonly number[]): number {
  let languages = 0;
  for (let bit = 0; bit < LATIN.length; bit++) if (masks.reduce((sum, mask) => sum + ((mask >> bit) & 1), 0) >= FEWEST_WORDS) languages |= 1 << bit;
  return languages;
}

/** The function words of languages, each with a bit for each of them that has it; single letters are no words. */
function functionWords(languages: readonly Language[]): ReadonlyMap<string, number> {
  const masks = new Map<string, number>();
  for (const language of languages) {
    const bit = 1 << LATIN.findIndex(one => one === language);
    for (const word of [...stopWordsIn(language), ...commonWords(language)]) if (word.length > 1) masks.set(word, (masks.get(word) ?? 0) | bit);
  }
  return masks;
}
