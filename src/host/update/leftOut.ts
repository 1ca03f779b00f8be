import { copiedBy } from '../../core/documents/copies';
import { copyBeside } from '../../core/documents/reasons';
import { folderName, isAmong, lastPart } from '../../core/paths';
import type { Grouping, Skipped } from '../../core/types';
import type { ChangesKnown, RenamedDocument } from '../../core/update/changes';

/** A grouping without those of its skipped files that were looked at: what is left out of them now, the changes tell. Files that wait were not looked at. */
export function withoutLookedAt(grouping: Grouping, lookedAt: readonly string[], { waiting }: ChangesKnown): Grouping {
  const looked = new Set(lookedAt);
  const unread = new Set(waiting);
  return { ...grouping, skipped: grouping.skipped.filter(({ path }) => unread.has(path) || !isAmong(looked, path)) };
}

/** The same changes without files that have a copy nearer to text among the documents, but for those that are left out for it. */
export function withoutCopied(changes: ChangesKnown, { documents }: Grouping): ChangesKnown {
  if (changes.skipped.length === 0) return changes;
  const isCopied = copiedBy(documents.map(({ path, id }) => path ?? id));
  return { ...changes, skipped: changes.skipped.filter(({ path, reason }) => reason === copyBeside || !isCopied(path)) };
}

/** Skipped files in folders of whose documents none is as it was, as where the folder is gone: of skipped files the engine tells no differences. */
export function skippedInLostFolders({ documents, skipped }: Grouping, different: readonly string[]): string[] {
  if (skipped.length === 0 || different.length === 0) return [];
  const others = new Set(different);
  const folders = new Map<string, boolean>();
  for (const { id } of documents) for (const folder of foldersAbove(id)) folders.set(folder, folders.get(folder) === true || !others.has(id));
  return skipped.map(({ path }) => path).filter(path => foldersAbove(path).map(folder => folders.get(folder)).find(stays => stays !== undefined) === false);
}

/**
 * Skipped files in folders whose documents all went elsewhere, under the paths they had and have: they went along, as where
 * the window was opened with other folders. The engine knows renamed files by what they hold, and of these nothing.
 */
export function skippedThatMoved(skipped: readonly Skipped[], renamed: readonly RenamedDocument[], { documents }: Grouping): string[] {
  if (skipped.length === 0 || renamed.length === 0) return [];
  const stays = new Set(documents.map(({ id }) => folderName(id)));
  const now = new Map<string, string>();
  for (const { was, document: { id } } of renamed) if (lastPart(was) === lastPart(id) && !stays.has(folderName(was))) now.set(folderName(was), folderName(id));
  return skipped.flatMap(({ path }) => {
    const from = [...foldersAbove(path), ''].find(folder => now.has(folder));
    if (from === undefined) return [];
    const below = from === '' ? path : path.slice(from.length + 1);
    return [path, [now.get(from), below].filter(Boolean).join('/')];
  });
}

/** The folders that a file lies in, innermost first; not the top, which stays. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderName(path); folder !== ''; folder = folderName(folder)) folders.push(folder);
  return folders;
}

/** Whether the same files are left out for the same reasons. */
export function sameSkipped(one: readonly Skipped[], other: readonly Skipped[]): boolean {
  return one.length === other.length && one.every(({ path, reason }, i) => path === other[i].path && reason === other[i].reason);
}
