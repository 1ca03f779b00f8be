import { l10n } from 'vscode';
import { count } from '../words';

/** What choosing a number of groups did, in words. */
export function describeNumber(now: number, before: number): string {
  if (now !== before) return l10n.t('{0} groups instead of {1}', count(now), count(before));
  // The number is the same where only what is pinned is another.
  return l10n.t('{0} groups, pinned ones whole', count(now));
}
