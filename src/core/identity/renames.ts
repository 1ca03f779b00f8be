import { fileName } from '../paths';

/** Ids of documents now, by their ids before: those whose files have another name, or lie elsewhere. */
export type Renames = ReadonlyMap<string, string>;

/** What a document is known by: `hash` is of its contents, hexadecimal, and undefined where nobody knows it. */
export interface Marked {
  readonly id: string;
  readonly hash?: string;
  /** Whether its name says only where it stands among others: then who has that name next may be another. */
  readonly byPlace?: boolean;
}

/** Digits of a hash that tell the documents of a collection apart. */
const DIGITS = 16;

/** The part of a hash that goes with a result. */
export function shortHash(hash: string): string {
  return hash.slice(0, DIGITS);
}

/** Documents of an earlier grouping, as they are sent: both lists run parallel. */
export interface KnownDocuments {
  readonly ids: readonly string[];
  /** Digits of the hash of each one's contents; empty where they are not known. */
  readonly hashes: readonly string[];
}

export function knownDocuments(documents: readonly Marked[]): KnownDocuments {
  return { ids: documents.map(({ id }) => id), hashes: documents.map(({ hash = '' }) => hash) };
}

export function markedOf({ ids, hashes }: KnownDocuments): Marked[] {
  return ids.map((id, i) => ({ id, hash: hashes[i] || undefined }));
}

/**
 * Which documents were renamed: those that are gone, each with one that is new and has the very same contents. Of several
 * with the same contents those of one file name belong together first. What is called by its place and holds something else
 * than before is both gone and new.
 */
export function findRenames(before: readonly Marked[], now: readonly Marked[]): Renames {
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  const [gone, fresh] = [onlyIn(before, now), onlyIn(now, before).reverse()];
  for (const keyOf of [({ id, hash }: Marked) => `${hash} ${fileName(id)}`, ({ hash }: Marked) => hash!]) {
    // The first is taken from the end: of thousands of copies each would be a copy of all others otherwise.
    const free = new Map<string, string[]>();
    for (const one of fresh) {
      if (taken.has(one.id)) continue;
      const same = free.get(keyOf(one));
      if (same) same.push(one.id);
      else free.set(keyOf(one), [one.id]);
    }
    for (const one of gone) {
      const is = renames.has(one.id) ? undefined : free.get(keyOf(one))?.pop();
      if (is === undefined) continue;
      renames.set(one.id, is);
      taken.add(is);
    }
  }
  return renames;
}

/** Ids of documents there were that others have now: names by place, where places were shifted. */
export function replacedIds(before: readonly Pick<Marked, 'id'>[], renames: Renames): ReadonlySet<string> {
  const now = new Set(renames.values());
  return new Set(now.size === 0 ? [] : before.flatMap(({ id }) => (now.has(id) ? id : [])));
}

/** The documents of one list alone that are known by their contents. */
function onlyIn(list: readonly Marked[], other: readonly Marked[]): Marked[] {
  const known = new Map(other.map(one => [one.id, one]));
  const isSame = ({ id, hash, byPlace }: Marked) => {
    const there = known.get(id);
    return there !== undefined && (!(byPlace || there.byPlace) || there.hash === undefined || shortHash(there.hash) === shortHash(hash!));
  };
  return list.flatMap(one => (one.hash === undefined || isSame(one) ? [] : [{ id: one.id, hash: shortHash(one.hash) }]));
}
