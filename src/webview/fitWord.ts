import { fitOf } from '../core/fit';
import type { Strings } from './strings';

/** A strength in words. */
export function fitWord(strength: number, strings: Strings): string {
  return strings[fitOf(strength)];
}
