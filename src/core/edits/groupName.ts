import { KindredError } from '../errors';
import { plainText } from '../plainText';
import type { Group } from '../types';

/** Longest name a person can give a group, in characters. */
const LONGEST_NAME = 80;

/** A name as typed, in one line and without signs that cannot be seen. Throws a `KindredError` when nothing is left, or too much. */
export function cleanName(typed: string): string {
  const name = plainText(typed, Infinity);
  if (name === '') throw new KindredError('badInput', 'A group needs a name with at least one character.');
  if ([...name].length > LONGEST_NAME) throw new KindredError('badInput', `The name has ${[...name].length} characters; ${LONGEST_NAME} fit. Choose a shorter one.`);
  return name;
}

/** True for names that people take for the same. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** True when one of the groups has this name that stands beside `place`: on its level, of a sub-group in the same group; `own` is not asked. */
export function isTaken(groups: readonly Group[], name: string, { level, parent }: Pick<Group, 'level' | 'parent'>, own?: number): boolean {
  return groups.some(group => group.id !== own && group.level === level && (level !== 'subgroup' || group.parent === parent) && sameName(group.name, name));
}

/** Longer forms of a name that is taken: with each keyword that it does not say. */
export function withKeyword(name: string, keywords: readonly string[]): string[] {
  return keywords.filter(word => !name.toLowerCase().includes(word.toLowerCase())).map(word => `${name} & ${word}`);
}
