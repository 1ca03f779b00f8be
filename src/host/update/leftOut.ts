import { copiedBy, unreadFormat } from '../../core/documents/unreadFormats';
import { isAmong } from '../../core/paths';
import type { Grouping, Skipped } from '../../core/types';
import type { ChangesKnown } from '../../core/update/changes';

/** A grouping without those of its skipped files that were looked at: what is left out of them now, the changes tell. Files that wait were not looked at. */
export function withoutLookedAt(grouping: Grouping, lookedAt: readonly string[], { waiting }: ChangesKnown): Grouping {
  const looked = new Set(lookedAt);
  const unread = new Set(waiting);
  return { ...grouping, skipped: grouping.skipped.filter(({ path }) => unread.has(path) || !isAmong(looked, path)) };
}

/** The same changes without files that have a copy in text among the documents, which only who looks at all files sees. */
export function withoutCopied(changes: ChangesKnown, { documents }: Grouping): ChangesKnown {
  if (!changes.skipped.some(({ path }) => unreadFormat(path) !== undefined)) return changes;
  const isCopied = copiedBy(documents.map(({ path, id }) => path ?? id));
  return { ...changes, skipped: changes.skipped.filter(({ path }) => unreadFormat(path) === undefined || !isCopied(path)) };
}

/** Whether the same files are left out for the same reasons. */
export function sameSkipped(one: readonly Skipped[], other: readonly Skipped[]): boolean {
  return one.length === other.length && one.every(({ path, reason }, i) => path === other[i].path && reason === other[i].reason);
}
