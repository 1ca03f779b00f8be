import type { Vocabulary } from './vocabulary';

/** How terms are written for people. */
export interface Display {
  /** The commonest form of each term. */
  readonly formOfTerm: Int32Array;
  /** Forms written together, each with the capitals it has within sentences. */
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
  const usual = usualCapitals(vocabulary);
  const small = neverCapitalised(vocabulary);
  return {
    formOfTerm,
    join: ids => ids.map(id => usual.get(forms[id].toLowerCase())!).reduce((text, word) => text + (UNSPACED.test(text) && UNSPACED.test(word) ? '' : ' ') + word),
    capitalise: name => (small.has(name.split(' ')[0]) ? name : name.charAt(0).toUpperCase() + name.slice(1)),
  };
}

/** How each word is capitalised most often within sentences: titles, where all words may have capitals, do not tell. */
function usualCapitals({ forms, within }: Vocabulary): Map<string, string> {
  const best = new Map<string, number>();
  forms.forEach((form, id) => {
    const known = best.get(form.toLowerCase());
    if (known === undefined || within[id] > within[known] || (within[id] === within[known] && isLower(form))) best.set(form.toLowerCase(), id);
  });
  return new Map([...best].map(([lower, id]) => [lower, forms[id]]));
}

function isLower(word: string): boolean {
  return word === word.toLowerCase();
}

const SEEN_OFTEN = 3;
const RARELY = 0.25;

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
  if (lowers >= RARELY * uppers) return new Set();
  const always = (word: string, count: number) => count >= SEEN_OFTEN && (upper.get(word) ?? 0) <= RARELY * count;
  return new Set([...lower].filter(([word, count]) => always(word, count)).map(([word]) => word));
}
