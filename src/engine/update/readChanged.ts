import { kindByName } from '../../core/documents/kinds';
import type { Document, Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import type { PlaceRequest } from '../../protocol/engineSides';
import type { KeptCollection } from '../answers/collections';
import { passageTokens } from '../model/representations';
import { readContents } from '../run/readContents';
import { findSources, type Input } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';

/** What files that changed hold now. */
export interface ReadChanged {
  readonly documents: readonly Document[];
  /** Row in the collection that each document takes the place of, −1 for a new one. */
  readonly before: Int32Array;
  /** Row with each document as it was when it was grouped, −1 where that is not known. */
  readonly asGrouped: Int32Array;
  /** Ids of documents that are no longer there, or hold nothing to group any more. */
  readonly gone: readonly string[];
  readonly skipped: readonly Skipped[];
}

/**
 * Reads the files that a request names as changed. A document that is gone and one that is new with the very same contents
 * are one that was renamed. Where the collection holds what the groups were made of, what is equal did not change.
 */
export async function readChanged(request: PlaceRequest, { collection: { documents: known, places }, asGrouped }: KeptCollection, tools: Tools, surroundings: Surroundings, work: Work): Promise<ReadChanged> {
  const { changed, recipe } = request;
  const found = await findSources(request, surroundings, work, changed);
  // A folder that is mostly prose has no code among its documents.
  const withCode = known.some(({ id }) => kindByName(id) === 'code');
  const hashOf = (id: string) => known[places.get(id) ?? -1]?.hash;
  const there = found.inputs.filter(input => places.has(input.id) || withCode || input.kind === 'record' || input.written !== 'code');
  const differs = ({ id, hash }: Input) => !asGrouped || hashOf(id) !== hash;
  const { documents, skipped } = await readContents({ ...found, inputs: there.filter(differs) }, await tools.tokenizer(), passageTokens(recipe.representation), work);

  // What cannot be grouped any more stands among the skipped.
  const left = new Set([...documents, ...there.filter(input => !differs(input))].map(({ id }) => id));
  const touched = isTouched(changed);
  const gone = request.documents.filter(id => touched(id) && !left.has(id));
  const renamed = new Map<string, string[]>();
  for (const id of gone) renamed.set(hashOf(id), [...(renamed.get(hashOf(id)) ?? []), id]);
  const from = documents.map(({ id, hash }) => (places.has(id) ? id : renamed.get(hash)?.shift()));
  const before = Int32Array.from(from, id => places.get(id ?? '') ?? -1);
  return {
    documents,
    before,
    // What was read after the change does not tell what was there before.
    asGrouped: before.map((row, at) => (row >= 0 && known[row].id === documents[at].id && known[row].hash === documents[at].hash ? -1 : row)),
    gone: gone.filter(id => !from.includes(id)),
    skipped,
  };
}

/** A test for ids of what was named as changed, and of what lies in folders that were. */
function isTouched(changed: readonly string[]): (id: string) => boolean {
  const named = new Set(changed);
  return id => {
    for (let at = id.length; at > 0; at = id.lastIndexOf('/', at - 1)) if (named.has(id.slice(0, at))) return true;
    return false;
  };
}
