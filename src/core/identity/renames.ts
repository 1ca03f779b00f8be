import { fileName } from '../paths';

/** Ids of documents now, by their ids before: those whose files have another name, or lie elsewhere. */
export type Renames = ReadonlyMap<string, string>;

/** What a document is known by: `hash` is of its contents, hexadecimal, and undefined where nobody knows it. */
export interface Marked {
  readonly id: string;
  readonly hash?: string;
}

/** Digits of a hash that tell the documents of a collection apart. */
const DIGITS = 16;

/** The part of a hash that goes with a result. */
export function shortHash(hash: string): string {
  return hash.slice(0, DIGITS);
}

/**
 * Which documents were renamed: those that are gone, each with one that is new and has the very same contents. Of several
 * with the same contents those of one file name belong together first.
 */
export function findRenames(before: readonly Marked[], now: readonly Marked[]): Renames {
  const free = byHash(before, now);
  const fresh = byHash(now, before);
  const renames = new Map<string, string>();
  for (const isPair of [(was: string, is: string) => fileName(was) === fileName(is), () => true]) {
    for (const [hash, ids] of free) {
      for (const was of ids) {
        const is = [...(fresh.get(hash) ?? [])].find(id => isPair(was, id));
        if (is === undefined) continue;
        renames.set(was, is);
        ids.delete(was);
        fresh.get(hash)!.delete(is);
      }
    }
  }
  return renames;
}

/** Ids by hash of the documents that are in one list alone. */
function byHash(list: readonly Marked[], other: readonly Marked[]): Map<string, Set<string>> {
  const known = new Set(other.map(({ id }) => id));
  const found = new Map<string, Set<string>>();
  for (const { id, hash } of list) {
    if (hash === undefined || known.has(id)) continue;
    const key = shortHash(hash);
    found.set(key, (found.get(key) ?? new Set()).add(id));
  }
  return found;
}
