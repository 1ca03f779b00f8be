import { knownDocuments } from '../identity/renames';
import type { Grouping } from '../types';
import { finestParts } from './finestParts';
import { groupWords } from './groupWords';

/** Where the documents of a grouping are, as far as others are placed by them; all lists run parallel. */
export interface GroupedPlaces {
  /** Their ids. */
  readonly documents: readonly string[];
  /** Digits of the hash of each one's contents; empty where they are not known. */
  readonly hashes: readonly string[];
  /** Id of each one's group; −1 for none. */
  readonly groups: Int32Array;
  /** The finest part of the groups that each is in. */
  readonly parts: Int32Array;
  /** Places on the map, interleaved x, y. */
  readonly positions: Float32Array;
  /** Words by which documents are in each group, by its id. */
  readonly words: ReadonlyMap<number, readonly string[]>;
}

export function groupedPlaces(grouping: Grouping): GroupedPlaces {
  const { documents } = grouping;
  const { ids, hashes } = knownDocuments(documents);
  const positions = new Float32Array(2 * documents.length);
  documents.forEach(({ x, y }, i) => {
    positions[2 * i] = x;
    positions[2 * i + 1] = y;
  });
  return {
    documents: ids,
    hashes,
    groups: Int32Array.from(documents, ({ group }) => group ?? -1),
    parts: finestParts(grouping).labels,
    positions,
    words: groupWords(grouping),
  };
}
