import { kindByName } from '../../core/documents/kinds';
import { findRenames, markedOf, shortHash, type Marked } from '../../core/identity/renames';
import { isAmong } from '../../core/paths';
import type { Document, Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import type { PlaceRequest } from '../../protocol/engineSides';
import type { Collection } from '../answers/collection';
import { passageTokens } from '../model/representations';
import { readContents } from '../run/readContents';
import { findSources, type Input } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';
import { sayingOthers, saysTheSame } from './sameText';
import { stillThere } from './stillThere';

/** What files that changed hold now. */
export interface ReadChanged {
  readonly documents: readonly Document[];
  /** Documents whose files are others, but say the same as when they were grouped: only what stands beside the text is new, as tags. */
  readonly same: readonly Document[];
  /** Row in the collection that each document takes the place of, −1 for a new one. */
  readonly before: Int32Array;
  /** Id of each before it was renamed, where it was. */
  readonly was: readonly (string | undefined)[];
  /** Row with each document as it was when it was grouped, −1 where that is not known. */
  readonly asGrouped: Int32Array;
  /** Ids of documents that are no longer there, or hold nothing to group any more. */
  readonly gone: readonly string[];
  readonly skipped: readonly Skipped[];
  /** Ids of files that are not to be placed. */
  readonly waiting: readonly string[];
}

/**
 * Reads the files that a request names as changed. A document that is gone and one that is new with the very same contents
 * are one that was renamed; what holds or says the same as when it was grouped did not change. Where so many came or changed
 * otherwise that they are not to be placed, they wait.
 */
export async function readChanged(request: PlaceRequest, { documents: known, places }: Collection, tools: Tools, surroundings: Surroundings, work: Work): Promise<ReadChanged> {
  const { changed, recipe } = request;
  const found = await findSources(await stillThere(request), surroundings, work, changed);
  // A folder that is mostly prose has no code among its documents.
  const withCode = known.some(({ id }) => kindByName(id) === 'code');
  const there = found.inputs.filter(input => places.has(input.id) || withCode || input.kind === 'record' || input.written !== 'code');
  const named = new Set(changed);
  const grouped = markedOf({ ids: request.documents, hashes: request.hashes }).filter(({ id }) => isAmong(named, id));
  const hashes = new Map(grouped.map(({ id, hash }) => [id, hash]));
  const others = there.filter(({ id, hash }) => hashes.get(id) !== shortHash(hash));
  const missing = (left: ReadonlySet<string>) => grouped.map(({ id }) => id).filter(id => !left.has(id));
  const idsOf = (list: readonly Marked[]) => list.map(({ id }) => id);
  const renames = findRenames(grouped, there);
  // What was renamed or is gone needs no place.
  const wasOf = new Map([...renames].map(([was, is]) => [is, was]));
  // Files that held nothing to group mostly still do: they are looked at where a folder came or went, and are no news.
  const leftOut = new Set(request.leftOut);
  const news = others.filter(({ id }) => !wasOf.has(id) && !leftOut.has(id));
  const tokenizer = await tools.tokenizer();
  const read = (inputs: readonly Input[]) => readContents({ ...found, inputs }, tokenizer, passageTokens(recipe.representation), work, { textOf: tools.textOf });
  // What was read after the change does not tell what was there before.
  const groupedAs = (id: string) => [known[places.get(id) ?? -1]].find(document => document && hashes.get(id) === shortHash(document.hash));
  const fresh = news.length > request.most ? await sayingOthers(news, request.most, groupedAs, read) : new Set(idsOf(news));
  const tooMany = fresh.size > request.most;
  const inputs = tooMany ? others.filter(({ id }) => !fresh.has(id)) : others;

  const { documents: all, skipped } = await read(inputs);
  const [same, documents] = [true, false].map(says => all.filter(document => saysTheSame(groupedAs(document.id), document) === says));
  // What cannot be grouped any more stands among the skipped.
  const unread = new Set(idsOf(inputs));
  const gone = missing(new Set([...idsOf(all), ...idsOf(there).filter(id => !unread.has(id))]));
  const from = documents.map(({ id }) => wasOf.get(id) ?? id);
  const before = Int32Array.from(from, id => places.get(id) ?? -1);
  return {
    documents,
    same,
    before,
    was: documents.map(({ id }) => wasOf.get(id)),
    // A known document with these very contents was read after the change too.
    asGrouped: before.map((row, at) => (row >= 0 && known[row].id === documents[at].id && known[row].hash === documents[at].hash ? -1 : row)),
    gone: gone.filter(id => !from.includes(id)),
    skipped,
    waiting: tooMany ? [...fresh] : [],
  };
}
