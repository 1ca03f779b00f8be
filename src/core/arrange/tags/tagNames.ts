import { firstOf } from '../../plainText';
import type { Group, GroupedDocument } from '../../types';

/** How tags are made of the names of groups. */
export interface TagForm {
  /** What stands before each; empty for nothing. */
  readonly prefix: string;
  /** Whether a document in a sub-group gets `group/sub-group`, which note programs nest, or that of its group alone. */
  readonly nested: boolean;
}

const LONGEST = 60;

/** What tags are not made of, between slashes, with the marks on it; what makes a sign or a digit a picture is seen on nothing else. */
const NO_TAG = /(?:[^\p{L}\p{M}\p{N}_-]\p{M}*|[\ufe0e\ufe0f\u20e3])+/gu;

/** Whether a text may stand before tags: letters of any script, digits, `-`, `_` and single slashes, none at the beginning. */
export function isTagPrefix(text: string): boolean {
  return /^(?!\/)(?:[\p{L}\p{M}\p{N}_-]|\/(?!\/))*$/u.test(text);
}

/**
 * A text as a tag that note programs take: lower case, `-` for all that may not stand in one, at most 60 characters; `_`
 * before digits alone, which are none. `fallback` where nothing is left.
 */
export function tagName(text: string, fallback: string): string {
  const plain = text.normalize('NFC').toLowerCase().slice(0, 10 * LONGEST).replace(NO_TAG, '-');
  const short = trimmed(firstOf([...trimmed(plain)], LONGEST));
  return /^[\p{N}\p{M}]+$/u.test(short) ? `_${short}` : short || fallback;
}

/** The tag of each group and sub-group by its id: no two groups have the same, nor two sub-groups of one. */
export function groupTags(groups: readonly Group[], { prefix, nested }: TagForm, fallback: string): Map<number, string> {
  const tags = new Map<number, string>();
  const taken = new Set<string>();
  const add = (group: Group, above: string) => {
    const tag = `${above}${tagName(group.name, fallback)}`;
    const free = numbered(tag, taken);
    taken.add(free);
    tags.set(group.id, free);
  };
  for (const group of groups) if (group.level === 'group') add(group, prefix);
  for (const group of groups) {
    const above = nested && group.level === 'subgroup' && group.parent !== null ? tags.get(group.parent) : undefined;
    if (above !== undefined) add(group, `${above}/`);
  }
  return tags;
}

/** The tag that a document is to have; undefined in no group. */
export function tagOf({ group, subgroup }: Pick<GroupedDocument, 'group' | 'subgroup'>, tags: ReadonlyMap<number, string>): string | undefined {
  return tags.get(subgroup ?? -1) ?? tags.get(group ?? -1);
}

/** Tags are the same but for case, and with or without `#`. */
export function tagKey(tag: string): string {
  return tag.trim().replace(/^#/, '').normalize('NFC').toLowerCase();
}

function numbered(tag: string, taken: ReadonlySet<string>): string {
  let free = tag;
  for (let n = 2; taken.has(free); n++) free = `${tag}-${n}`;
  return free;
}

function trimmed(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}
