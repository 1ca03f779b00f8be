import { findRenames, markedOf, type Marked, type Renames } from '../../core/identity/renames';
import type { RunRequest } from '../../protocol/engineSides';

/** A request as it reads with the names that documents have now, and which of those it knew were renamed. */
export function sinceRenamed(request: RunRequest, found: readonly Marked[]): { readonly request: RunRequest; readonly renames: Renames } {
  const renames = findRenames(request.known ? markedOf(request.known) : [], found);
  if (renames.size === 0) return { request, renames };
  const idNow = (id: string) => renames.get(id) ?? id;
  const { previous, known, corrections, written } = request;
  return {
    renames,
    request: {
      ...request,
      previous: previous.map(group => ({ ...group, members: group.members.map(idNow) })),
      ...(known && { known: { ...known, ids: known.ids.map(idNow) } }),
      ...(written && { written: new Map([...written].map(([id, tags]) => [idNow(id), tags])) }),
      ...(corrections && {
        corrections: {
          groups: corrections.groups.map(ids => ids.map(idNow)),
          documents: corrections.documents.map(correction => ({ ...correction, document: idNow(correction.document) })),
        },
      }),
    },
  };
}
