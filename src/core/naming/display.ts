import type { Vocabulary } from './vocabulary';

/** How terms are written for people. */
export interface Display {
  /** The commonest form of each term. */
  readonly formOfTerm: Int32Array;
  /** Forms written together as people read them, without a capital of their own. */
  join(forms: readonly number[]): string;
  /** Gives a name its first capital, unless its first word is one that people never capitalise (tmux). */
  capitalise(name: string): string;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Reads off a vocabulary how its words are written within sentences. */
export function displayOf(vocabulary: Vocabulary): Display {
  const { forms, terms, termOfForm, within } = vocabulary;
  const formOfTerm = new Int32Array(terms.length).fill(-1);
  forms.forEach((form, id) => {
    const best = formOfTerm[termOfForm[id]];
    const more = best < 0 || within[id] > within[best];
    if (more || (within[id] === within[best] && isLower(form) && !isLower(forms[best]))) formOfTerm[termOfForm[id]] = id;
  });
  const small = neverCapitalised(vocabulary);
  return {
    formOfTerm,
    join: ids => ids.map(id => forms[id]).reduce((text, word) => text + (UNSPACED.test(text) && UNSPACED.test(word) ? '' : ' ') + word),
    capitalise: name => (small.has(name.split(' ')[0]) ? name : name.charAt(0).toUpperCase() + name.slice(1)),
  };
}

function isLower(word: string): boolean {
  return word === word.toLowerCase();
}

/** Words that stay small even where sentences begin with them, in texts whose sentences otherwise begin with a capital. */
function neverCapitalised({ forms, starting }: Vocabulary): Set<string> {
  const upper = new Map<string, number>();
  const lower = new Map<string, number>();
  let uppers = 0;
  let lowers = 0;
  forms.forEach((form, id) => {
    const small = isLower(form);
    if (small) lowers += starting[id];
    else uppers += starting[id];
    const counts = small ? lower : upper;
    counts.set(form.toLowerCase(), (counts.get(form.toLowerCase()) ?? 0) + starting[id]);
  });
  if (lowers >= uppers) return new Set();
  return new Set([...lower].filter(([word, count]) => count >= 2 && count > (upper.get(word) ?? 0)).map(([word]) => word));
}
