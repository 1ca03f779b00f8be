import type { Algebra } from '../../core/algebra/algebra';
import { packedRange } from '../../core/algebra/packedRows';
import { rowsOf, unitRows } from '../../core/algebra/rows';
import { groupedDocument } from '../../core/result/assemble';
import { groupFits } from '../../core/retrieval/groupFits';
import { largest } from '../../core/retrieval/largest';
import type { Document, GroupedDocument } from '../../core/types';
import type { ChangesKnown, PlacedDocument, RenamedDocument } from '../../core/update/changes';
import { sharedWithGroup } from '../../core/update/groupWords';
import { placeNearest, type Place, type Settled } from '../../core/update/placeNearest';
import { throwIfCancelled } from '../../core/work';
import type { PlaceRequest } from '../../protocol/engineSides';
import { changedCollection } from '../answers/changedCollection';
import type { Collection } from '../answers/collection';
import type { Collections } from '../answers/collections';
import { labelledGroups, type LabelledGroups } from '../answers/labelledGroups';
import { measureChanged, type PlaceContext } from './measureChanged';
import { readChanged } from './readChanged';

/**
 * Places documents that changed among the groups of a run, by their nearest ones: reads and measures them alone, and puts
 * them into the collection. Null when the collection is not in memory and was not to be read, or when a run took its place.
 */
export async function placeChanged(request: PlaceRequest, collections: Collections, context: PlaceContext, signal: AbortSignal): Promise<ChangesKnown | null> {
  const { tools, surroundings } = context;
  const old = request.atHandOnly ? collections.kept(request) : await collections.bring(request, signal);
  if (!old) return null;
  const read = await readChanged(request, old, tools, surroundings, { signal });
  const { documents, same, before, was, asGrouped, gone, skipped, waiting } = read;
  const fresh = await measureChanged(documents, request, old, context, { signal });
  const algebra = await tools.algebra();
  const isRenamed = (at: number) => was[at] !== undefined;
  const changed = [...documents.keys()].filter(at => !isRenamed(at));
  const rowsGone = new Set(gone.flatMap(id => old.places.get(id) ?? []));
  const settled = settledBy(request, old, new Set([...changed.map(at => before[at]).filter(row => row >= 0), ...rowsGone]));
  const places = await placeNearest(rowsOf(fresh.vectors, Int32Array.from(changed)), asGrouped.filter((_, at) => !isRenamed(at)), settled, algebra, { signal });
  const placeAt = new Map(changed.map((at, i) => [at, places[i]]));

  const next = changedCollection(withDocuments(old, same), { fresh, before, gone: rowsGone });
  const groupOf = new Map(request.documents.map((id, i) => [id, request.groups[i]]));
  const all = documents.map((_, at): Place => placeAt.get(at) ?? { group: groupOf.get(was[at]!)!, part: -1, x: 0, y: 0, near: [] });
  documents.forEach(({ id }, at) => groupOf.set(id, all[at].group));
  const groups = await labelledGroups(next.vectors, Int32Array.from(next.documents, ({ id }) => groupOf.get(id) ?? -1), algebra);
  const told: GroupedDocument[] = [];
  for (const [at, { id }] of documents.entries()) {
    throwIfCancelled(signal);
    told.push(await describedAt(all[at], id, next, groups, request, algebra));
  }
  const stays: RenamedDocument[] = [];
  for (const { id } of same) {
    throwIfCancelled(signal);
    stays.push({ was: id, document: await describedAt({ group: groupOf.get(id)!, part: -1, x: 0, y: 0, near: [] }, id, next, groups, request, algebra) });
  }
  const idOf = new Map(documents.map(({ id }, at) => [before[at], id]));
  const placed = changed.map((at): PlacedDocument => ({ document: told[at], part: all[at].part, near: all[at].near.map(row => idOf.get(row) ?? old.documents[row].id) }));
  const renamed = was.flatMap((id, at) => (id === undefined ? [] : [{ was: id, document: told[at] }]));
  return collections.replace(old, next) ? { placed, renamed: [...renamed, ...stays], gone, skipped, waiting } : null;
}

/** The collection with other documents that say the same, in the place of those of their ids. */
function withDocuments(old: Collection, same: readonly Document[]): Collection {
  if (same.length === 0) return old;
  const now = new Map(same.map(document => [document.id, document]));
  return { ...old, documents: old.documents.map(document => now.get(document.id) ?? document) };
}

/** The documents of a collection where the request has them; those it does not know say nothing. */
function settledBy({ documents, groups, parts, positions }: PlaceRequest, { documents: known, vectors }: Collection, left: Set<number>): Settled {
  const at = new Map(documents.map((id, i) => [id, i]));
  const asked = Int32Array.from(known, ({ id }) => at.get(id) ?? -1);
  asked.forEach((i, row) => i < 0 && left.add(row));
  const xy = new Float32Array(2 * known.length);
  asked.forEach((i, row) => i >= 0 && xy.set(positions.subarray(2 * i, 2 * i + 2), 2 * row));
  return { vectors, groups: asked.map(i => groups[i] ?? -1), parts: asked.map(i => parts[i] ?? -1), positions: xy, left };
}

/** A placed document as a grouping has it, as far as the engine knows. */
async function describedAt({ group, x, y }: Place, id: string, collection: Collection, { ids, sums }: LabelledGroups, { words }: PlaceRequest, algebra: Algebra): Promise<GroupedDocument> {
  const row = collection.places.get(id)!;
  const document = collection.documents[row];
  const { own } = await groupFits(collection.vectors, row, sums, algebra);
  const [first, end] = [collection.start[row], collection.start[row + 1]];
  const likeness = (await algebra.packedProduct(unitRows(sums.sums), packedRange(collection.passages, first, end - first))).data;
  const nearestGroup = (_: unknown, passage: number) => ids[largest(Array.from(ids, (_, label) => likeness[label * (end - first) + passage]), 1)[0]] ?? null;
  const text = [document.title, ...document.passages.map(passage => passage.text)].join('\n');
  return groupedDocument(document, {
    area: null,
    group: group < 0 ? null : group,
    subgroup: null,
    strength: own?.fit ?? 0,
    x,
    y,
    words: sharedWithGroup(text, words.get(group) ?? []),
    nearest: [],
    passageGroups: document.passages.map(nearestGroup),
  });
}
