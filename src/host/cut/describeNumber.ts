import { l10n } from 'vscode';
import { count } from '../words';

/** What choosing a number of groups did, in words. */
export function describeNumber(now: number, before: number, lasting: boolean): string {
  if (now !== before) return l10n.t('{0} groups instead of {1}', count(now), count(before));
  return lasting ? l10n.t('{0} groups from now on', count(now)) : l10n.t('{0} groups for now', count(now));
}
