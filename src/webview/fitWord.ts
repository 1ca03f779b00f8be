import type { Strings } from './strings';

/** A strength in words: strong from 0.75, fair from 0.5. */
export function fitWord(strength: number, strings: Strings): string {
  return strength >= 0.75 ? strings.strong : strength >= 0.5 ? strings.fair : strings.weak;
}
