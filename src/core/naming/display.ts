import { withCapital } from '../capital';
import { isLetterWithNumber } from './lettersWithNumbers';
import { isOrder, readiness } from './readiness';
import { KEPT_SMALL, spelled } from './spellings';
import type { Vocabulary } from './vocabulary';

/** How terms are written for people. */
export interface Display {
  /** The commonest form of each term. */
  readonly formOfTerm: Int32Array;
  /** How readily each term names what documents are about: 0 … 1. */
  readonly readiness: Float32Array;
  /** 1 for terms that tell someone to do something. */
  readonly isOrder: Uint8Array;
  /** Forms written together, as the phrase is written most often, each with the capitals it has within sentences where these go together. */
  join(forms: readonly number[]): string;
  /** Gives a name its first capital, unless its first word is one that people never capitalise (tmux). */
  capitalise(name: string): string;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Reads off a vocabulary how its words are written within sentences. */
export function displayOf(vocabulary: Vocabulary): Display {
  const { forms, terms, termOfForm, within, nounsHaveCapitals } = vocabulary;
  const formOfTerm = new Int32Array(terms.length).fill(-1);
  forms.forEach((form, id) => {
    const best = formOfTerm[termOfForm[id]];
    const [uses, most] = [usesAsName(form, within[id]), best < 0 ? -1 : usesAsName(forms[best], within[best])];
    if (uses > most || (uses === most && isLower(form) && !isLower(forms[best]))) formOfTerm[termOfForm[id]] = id;
  });
  const usual = usualCapitals(vocabulary);
  const small = neverCapitalised(vocabulary);
  // What has capitals within is a name as it stands (iOS), and so is a letter with a number (x86).
  const keepsSmall = (word: string) => small.has(word) || KEPT_SMALL.has(word) || isLetterWithNumber(word) || (!isLower(word) && /^\p{Ll}/u.test(word));
  const wavering = waveringCapitals(vocabulary, usual);
  const written = (id: number) => usual.get(forms[id].toLowerCase())!;
  const phrase = (ids: readonly number[]) => {
    const words = ids.map(written);
    return words.some((word, at) => at > 0 && wavering.has(word.toLowerCase()) && words.slice(0, at).some(isLower)) ? ids.map(id => spelled(forms[id])) : words;
  };
  return {
    formOfTerm,
    readiness: Float32Array.from(formOfTerm, form => (form < 0 ? 1 : readiness(written(form), nounsHaveCapitals))),
    isOrder: Uint8Array.from(formOfTerm, form => (form >= 0 && isOrder(written(form)) ? 1 : 0)),
    join: ids => phrase(ids).reduce((text, word) => text + (UNSPACED.test(text) && UNSPACED.test(word) ? '' : ' ') + word),
    capitalise: name => (keepsSmall(name.split(' ')[0]) ? name : withCapital(name)),
  };
}

/** Cases that Russian does not name things in. */
const OBLIQUE = /^[а-яё-]{3,}(?:[ая]ми?|[ая]х|[оеё]м|[ое][йю]|[ую]|[ое]го|[ое]му|[ыи]ми?|[ыи]х)$/u;

/** How often a form stands there, one in a case of no names counted half. */
function usesAsName(form: string, uses: number): number {
  return OBLIQUE.test(form.toLowerCase()) ? uses / 2 : uses;
}

/** Share of its uses within sentences from which a small word is one that may have a capital, no name. */
const WAVERING = 0.25;

/** Words mostly written with a capital that are no names, as some write them small: behind a small word the capital is none of theirs (`project Management`). */
function waveringCapitals({ forms, within }: Vocabulary, usual: ReadonlyMap<string, string>): Set<string> {
  const uses = new Map<string, { small: number; all: number }>();
  forms.forEach((form, id) => {
    const word = form.toLowerCase();
    if (!/^\p{Lu}\p{Ll}/u.test(usual.get(word)!)) return;
    const counts = uses.get(word) ?? { small: 0, all: 0 };
    counts.all += within[id];
    if (form === word) counts.small += within[id];
    uses.set(word, counts);
  });
  return new Set([...uses].filter(([, { small, all }]) => small >= WAVERING * all).map(([word]) => word));
}

/** How each word is capitalised most often within sentences: titles, where all words may have capitals, do not tell. */
function usualCapitals({ forms, within }: Vocabulary): Map<string, string> {
  const best = new Map<string, number>();
  // Long words all in capitals are shouted, if anyone writes them otherwise.
  const rank = (id: number) => (isShouted(forms[id]) ? -1 : within[id]);
  forms.forEach((form, id) => {
    const known = best.get(form.toLowerCase());
    if (known === undefined || rank(id) > rank(known) || (rank(id) === rank(known) && isLower(form))) best.set(form.toLowerCase(), id);
  });
  return new Map([...best].map(([lower, id]) => [lower, spelled(forms[id])]));
}

function isShouted(word: string): boolean {
  return word.length > 4 && /^\p{Lu}+$/u.test(word);
}

function isLower(word: string): boolean {
  return word === word.toLowerCase();
}

const SEEN_OFTEN = 3;
const RARELY = 0.25;

/** Words that stay small where others have a capital: in titles, and at the beginning of sentences. */
function neverCapitalised({ forms, starting, titled }: Vocabulary): Set<string> {
  const sum = (counts: Int32Array, small: boolean) => counts.reduce((total, count, id) => total + (isLower(forms[id]) === small ? count : 0), 0);
  const carefulStarts = sum(starting, true) < 0.5 * sum(starting, false);
  const seen = new Map<string, { small: number; capital: number; smallInTitles: number }>();
  forms.forEach((form, id) => {
    const word = form.toLowerCase();
    const counts = seen.get(word) ?? { small: 0, capital: 0, smallInTitles: 0 };
    counts[form === word ? 'small' : 'capital'] += titled[id] + (carefulStarts ? starting[id] : 0);
    if (form === word) counts.smallInTitles += titled[id];
    seen.set(word, counts);
  });
  const always = ({ small, capital, smallInTitles }: { small: number; capital: number; smallInTitles: number }) =>
    smallInTitles > 0 && small >= SEEN_OFTEN && capital <= RARELY * small;
  return new Set([...seen].filter(([, counts]) => always(counts)).map(([word]) => word));
}
