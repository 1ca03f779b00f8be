import { countsOf } from '../gather';
import type { Grouping } from '../types';

/** Words of a group that a new document may share with it. */
const MOST = 60;
/** Words that tell why a document is in its group. */
const SHOWN = 5;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** For each group the words that put documents in it, those of most documents first. */
export function groupWords({ documents, groups }: Pick<Grouping, 'documents' | 'groups'>): Map<number, readonly string[]> {
  const counts = new Map(groups.filter(({ level }) => level === 'group').map(({ id }) => [id, new Map<string, number>()]));
  for (const { group, words } of documents) {
    const own = counts.get(group ?? -1);
    if (own) for (const word of words) own.set(word, (own.get(word) ?? 0) + 1);
  }
  const frequent = (own: ReadonlyMap<string, number>) => [...own].sort(([, a], [, b]) => b - a).slice(0, MOST).map(([word]) => word);
  return new Map([...counts].map(([id, own]) => [id, frequent(own)]));
}

/** Up to five of a group's words that a text has, the ones it uses most first, of equals the group's first. */
export function sharedWithGroup(text: string, words: readonly string[]): string[] {
  const uses = countsOf(text.toLowerCase().match(WORD) ?? []);
  const used = (word: string) => uses.get(word.toLowerCase()) ?? 0;
  return words.filter(word => used(word) > 0).sort((a, b) => used(b) - used(a)).slice(0, SHOWN);
}
