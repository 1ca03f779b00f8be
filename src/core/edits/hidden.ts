import { countsOf } from '../gather';
import type { Group, GroupedDocument, Grouping } from '../types';

/**
 * A grouping without some of its groups and their documents, for what shows only the rest; ids stay, positions in
 * `documents` (and so `nearest`), sizes, examples and keywords follow; it is not one to be cut into fewer groups or more.
 */
export function withoutHidden(grouping: Grouping, hidden: ReadonlySet<number>): Grouping {
  if (hidden.size === 0) return grouping;
  const [kept, gone] = [false, true].map(wanted => grouping.documents.filter(document => homesOf(document).some(id => hidden.has(id)) === wanted));
  const places = new Map(kept.map((document, i) => [document.id, i]));
  const sizes = countsOf(kept.flatMap(homesOf));
  const [said, left] = [kept, gone].map(wordsByGroup);
  const groups = grouping.groups.filter(group => sizes.has(group.id)).map((group): Group => ({
    ...group,
    size: sizes.get(group.id)!,
    examples: group.examples.filter(id => places.has(id)),
    keywords: group.keywords.filter(keyword => !hasOneOf(keyword, left.get(group.id)) || hasOneOf(keyword, said.get(group.id))),
  }));
  const documents = kept.map((document): GroupedDocument => ({ ...document, nearest: document.nearest.flatMap(i => places.get(grouping.documents[i].id) ?? []) }));
  const { hierarchy: _, ...rest } = grouping;
  return { ...rest, documents, groups };
}

/** The words that documents share with their groups, by the groups of all levels that they are in. */
function wordsByGroup(documents: readonly GroupedDocument[]): ReadonlyMap<number, ReadonlySet<string>> {
  const words = new Map<number, Set<string>>();
  for (const document of documents) {
    for (const id of homesOf(document)) {
      const own = words.get(id) ?? new Set();
      for (const word of document.words) own.add(word.toLowerCase());
      words.set(id, own);
    }
  }
  return words;
}

function hasOneOf(keyword: string, words: ReadonlySet<string> | undefined): boolean {
  return words !== undefined && [keyword, ...keyword.split(' ')].some(word => words.has(word.toLowerCase()));
}

/** The groups of all levels that a document is in. */
function homesOf({ area, group, subgroup }: GroupedDocument): number[] {
  return [area, group, subgroup].filter(id => id !== null);
}
