import { hashOfText } from '../hashOfText';
import { compareTexts } from '../order';

/**
 * A key for a decision about a group: readable, and the same whoever decides it. The words come from `name`, the end from
 * `members` (document ids); `taken` tells keys that are in use.
 */
export function groupKey(name: string, members: readonly string[], taken: (key: string) => boolean): string {
  const words = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 24).replace(/^-+|-+$/g, '');
  const stem = `${words || 'group'}-${hash([name, ...members].join('\n'))}`;
  let key = stem;
  for (let n = 2; taken(key); n++) key = `${stem}-${n}`;
  return key;
}

/** Entries in the order of their keys, as decisions are kept. */
export function inKeyOrder<T>(entries: Iterable<readonly [string, T]>): ReadonlyMap<string, T> {
  return new Map([...entries].sort(([a], [b]) => compareTexts(a, b)));
}

/** As six characters. */
function hash(text: string): string {
  return (hashOfText(text) >>> 0).toString(36).padStart(7, '0').slice(-6);
}
