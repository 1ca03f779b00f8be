import { KindredError } from '../errors';

/** How many a chat model gets when it does not say, and at most. The manifest tells it the same. */
export interface Amount {
  readonly usual: number;
  readonly most: number;
}

/** Passages, and documents with a passage each. */
export const FOUND: Amount = { usual: 10, most: 50 };
/** Groups, or the documents of one. */
export const LISTED: Amount = { usual: 30, most: 100 };
/** Characters of a question, or of a document's name. */
export const LONGEST = 1_000;

/** What a chat model gave with a call. */
export type Given = Readonly<Record<string, unknown>>;

/** A text that is asked for. Throws a `badInput` error for what is none, or too long; `what` says what is wanted. */
export function textIn(given: Given, name: string, what: string): string {
  const text = optionalText(given, name);
  if (text === undefined) throw new KindredError('badInput', `"${name}" is empty: give ${what}.`);
  return text;
}

/** The same of a text that may be left out. */
export function optionalText(given: Given, name: string): string | undefined {
  const value = given[name] ?? '';
  if (typeof value !== 'string') throw new KindredError('badInput', `"${name}" takes a text.`);
  const text = value.trim();
  if (text.length > LONGEST) throw new KindredError('badInput', `"${name}" has ${text.length} characters: give at most ${LONGEST}.`);
  return text || undefined;
}

/** How many are wanted. Throws a `badInput` error for what is no whole number within the bounds. */
export function countIn({ count }: Given, { usual, most }: Amount): number {
  return wholeIn('count', count, usual, most);
}

/** Where a list is to go on, counted from 1. */
export function fromIn({ from }: Given): number {
  return wholeIn('from', from, 1, Number.MAX_SAFE_INTEGER);
}

function wholeIn(name: string, value: unknown, usual: number, most: number): number {
  if (value === undefined || value === null) return usual;
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most) return value as number;
  throw new KindredError('badInput', `"${name}" takes a whole number ${most === Number.MAX_SAFE_INTEGER ? 'from 1 on' : `from 1 to ${most}`}, not ${JSON.stringify(value)}.`);
}
