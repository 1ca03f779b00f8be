import type { RenamedDocument } from '../../core/update/changes';
import { updatedGrouping } from '../../core/update/updatedGrouping';
import type { Kept } from './keptGrouping';

/** What is kept, with renamed documents under their new names; so it is with what lies around it. */
export function renamedKept(kept: Kept, renamed: readonly RenamedDocument[]): Kept {
  if (renamed.length === 0) return kept;
  const { grouping, outer, changed } = kept;
  return {
    ...kept,
    grouping: updatedGrouping(grouping, { placed: [], renamed, gone: [], skipped: [] }, changed?.length ?? 0),
    ...(outer && { outer: renamedKept(outer, renamed) }),
    ...(changed && { changed: changedSince(changed, renamed) }),
  };
}

/** Ids of changed documents, with renamed ones under their new names. */
export function changedSince(changed: readonly string[], renamed: readonly RenamedDocument[]): string[] {
  const idNow = new Map(renamed.map(({ was, document }) => [was, document.id]));
  return changed.map(id => idNow.get(id) ?? id);
}
