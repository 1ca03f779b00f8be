import type { Pace } from '../work';
import { replace, type DocumentWords } from './quotedLanguages';

/** So many documents have a name of this kind at least, and use it so often each. */
const FEWEST_DOCUMENTS = 3;
const FEWEST_USES = 1.5;
/** Smaller numbers are counted where one comes before or after them, larger ones where two do. */
const SMALL = 10;
/** So many letters with one number are rows or columns (`a1`, `b1`, `c1`). */
const LETTERS = 3;

const LETTER_WITH_NUMBER = /^(\p{Ll})(\d{1,3})$/u;
/** Types of numbers by their bits, which code names everywhere (`u8`, `f64`). */
const TYPE_OF_NUMBER = /^[fiu](?:8|16|32|64|128)$/u;

/** True for a small letter with a number: what people call something (`x86`, `s3`, `h264`), or one of many that are counted (`v2`, `a1`). */
export function isLetterWithNumber(word: string): boolean {
  return LETTER_WITH_NUMBER.test(word);
}

/**
 * Takes letters with numbers out of documents, but for those that are names by how they are used: several documents have them,
 * more than once, and most of these do not count on from them (`p1`, `p2`) or name cells by them. What has a `v` is a version, and `u8` a type of numbers.
 * Changes `documents`: `instead` takes the place of those words.
 */
export async function leaveOutCounted(documents: readonly DocumentWords[], forms: readonly string[], instead: number, pace: Pace): Promise<void> {
  const parsed = new Map(forms.flatMap((form, id) => {
    const match = LETTER_WITH_NUMBER.exec(form);
    return match ? [[id, { letter: match[1], number: Number(match[2]) }] as const] : [];
  }));
  if (parsed.size === 0) return;
  const uses = new Map<number, { documents: number[]; counted: number; times: number }>();
  for (const [i, words] of documents.entries()) {
    if (pace.due) await pace.breathe();
    const times = new Map<number, number>();
    for (const form of [...words.title, ...words.text, ...words.extra]) if (parsed.has(form)) times.set(form, (times.get(form) ?? 0) + 1);
    const here = [...times.keys()].map(form => parsed.get(form)!);
    for (const [form, often] of times) {
      const use = uses.get(form) ?? { documents: [], counted: 0, times: 0 };
      uses.set(form, use);
      use.documents.push(i);
      use.times += often;
      if (isCounted(parsed.get(form)!, here)) use.counted++;
    }
  }
  for (const [form, { documents: rows, counted, times }] of uses) {
    const isName = parsed.get(form)!.letter !== 'v' && !TYPE_OF_NUMBER.test(forms[form]) && rows.length >= FEWEST_DOCUMENTS && times >= FEWEST_USES * rows.length && 2 * counted < rows.length;
    if (isName) continue;
    for (const i of rows) for (const part of [documents[i].title, documents[i].text, documents[i].extra]) replace(part, form, instead);
  }
}

interface Parsed {
  readonly letter: string;
  readonly number: number;
}

function isCounted({ letter, number }: Parsed, here: readonly Parsed[]): boolean {
  const has = (other: number) => here.some(one => one.letter === letter && one.number === other);
  if (here.filter(one => one.number === number).length >= LETTERS) return true;
  const [before, after] = [has(number - 1), has(number + 1)];
  if (number < SMALL) return before || after;
  return (before && (after || has(number - 2))) || (after && has(number + 2));
}
