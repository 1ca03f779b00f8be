import { KindredError } from '../errors';

/** Longest name a person can give a group, in characters. */
const LONGEST_NAME = 80;

/**
 * A name as typed, in one line and without signs that cannot be seen (control characters, marks of writing direction).
 * Throws a `KindredError` when nothing is left, or too much.
 */
export function cleanName(typed: string): string {
  const name = typed.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
  if (name === '') throw new KindredError('badInput', 'A group needs a name with at least one character.');
  if ([...name].length > LONGEST_NAME) throw new KindredError('badInput', `The name has ${[...name].length} characters; ${LONGEST_NAME} fit. Choose a shorter one.`);
  return name;
}

/** True for names that people take for the same. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
