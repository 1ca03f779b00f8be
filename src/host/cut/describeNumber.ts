import { l10n } from 'vscode';
import { count, groupsCounted } from '../words';

/** What choosing a number of groups did, in words, from those on show; `same` where the number chosen is that of before. */
export function describeNumber(now: number, before: number, same: boolean): string {
  if (now !== before) return l10n.t('{0} instead of {1}', groupsCounted(now), count(before));
  // What is pinned is another, or what was changed by hand makes up for the difference.
  return same ? l10n.t('{0}, pinned ones whole', groupsCounted(now)) : l10n.t('{0}, divided in another way', groupsCounted(now));
}
