import type { Candidate } from './candidates';
import { keywordsOf, possibleNames, titleAsName } from './composeName';
import { firstOf } from '../plainText';
import { stem } from '../words/wordForms';
import type { Display } from './display';

export interface GroupName {
  readonly name: string;
  /** Five words or phrases that tell the group from the others, strongest first. */
  readonly keywords: readonly string[];
}

/**
 * Names groups, the largest first, so that of two alike the smaller one takes the next word. No two get the same name, and
 * none one that is `taken` for it (asked by `sameWords`).
 */
export function chooseNames(
  ranked: readonly (readonly Candidate[])[],
  titles: readonly (readonly string[])[],
  sizes: ArrayLike<number>,
  display: Display,
  taken: (words: string, g: number) => boolean = () => false,
): GroupName[] {
  const given = new Set<string>();
  const forms = new Set<string>();
  const names = new Array<GroupName>(ranked.length);
  const order = Array.from(ranked.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  for (const g of order) {
    const byTitle = titles[g].map(titleAsName).filter(title => title.length > 0).sort((a, b) => a.length - b.length).map(title => display.capitalise(title));
    const options = [...possibleNames(ranked[g]).map(name => display.capitalise(name)), ...byTitle, 'Untitled'];
    const free = (option: string) => !given.has(sameWords(option)) && !taken(sameWords(option), g);
    const name = options.find(option => free(option) && !forms.has(sameForms(option))) ?? options.find(free) ?? numbered(options[0], free);
    given.add(sameWords(name));
    forms.add(sameForms(name));
    names[g] = { name, keywords: keywordsOf(ranked[g]).map(candidate => candidate.text) };
  }
  return names;
}

/** What two names have in common that say the same: their words, in whatever order and capitals. */
export function sameWords(name: string): string {
  return name.toLowerCase().split(/[\s&]+/u).sort().join(' ').trim();
}

/** What two names have in common that are forms of the same words (`Changed`, `Changing`). */
function sameForms(name: string): string {
  return sameWords(name).split(' ').map(stem).sort().join(' ');
}

/** A name that is taken in every form: told apart by a number, as a last resort. */
export function numbered(name: string, free: (option: string) => boolean): string {
  const short = firstOf([...name], 24).trim();
  for (let next = 2; ; next++) if (free(`${short} ${next}`)) return `${short} ${next}`;
}
