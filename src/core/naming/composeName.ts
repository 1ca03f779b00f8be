import { firstOf } from '../plainText';
import type { Candidate } from './candidates';
import { stem } from '../words/wordForms';

/** Longest name, in characters and in words. */
const MOST_CHARACTERS = 28;
const MOST_WORDS = 3;
/** How near a phrase must come to the word it contains, in strength and in coverage, to stand in its place. */
const PHRASE_FOR_WORD = 0.7;
const PHRASE_FOR_WORD_COVERAGE = 0.3;
/** How near to the weaker of its words a phrase must come, in strength and in coverage, to stand in place of both. */
const PHRASE_FOR_TWO = 0.5;
const PHRASE_FOR_TWO_COVERAGE = 0.2;
/** Share of a word's coverage from which a phrase stands for it. */
const PHRASE_FOR_ITS_WORD = 0.4;
/** How near in strength a second word must come to be named beside the first. */
const EQUAL = 0.6;

const KEYWORDS = 5;

/** Five keywords: the strongest candidates, each with words that the ones before do not have in any form. */
export function keywordsOf(ranked: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  const used: string[] = [];
  for (const candidate of ranked) {
    if (kept.length === KEYWORDS) break;
    const own = stemsOf(candidate.text);
    if (shareRoot(own, used)) continue;
    used.push(...own);
    kept.push(candidate);
  }
  return kept;
}

/**
 * Names made of a group's ranked words and phrases, best first: a phrase, or a word, or two equals joined by "&" or as the phrase they make;
 * at most three words and 28 characters. The later ones serve when another group has the first.
 */
export function possibleNames(ranked: readonly Candidate[]): string[] {
  const lead = leadOf(ranked);
  if (!lead) return [];
  const others = ranked.filter(candidate => isSingle(candidate) && !related(candidate.text, lead.text) && !belongsTo(candidate, lead, ranked));
  const equals = others.filter(candidate => candidate.score >= EQUAL * lead.score);
  const joined = (words: readonly Candidate[]) =>
    words.map(word => phraseOf(ranked, lead, word) ?? (isAction(lead) && !isAction(word) ? `${word.text} & ${lead.text}` : `${lead.text} & ${word.text}`));
  const names = [...joined(equals), lead.text, ...joined(others), ...ranked.map(candidate => candidate.text)];
  return names.filter(fits);
}

/** True for a word that mostly stands beside one of the lead's: of "machine learning" beside "deep learning" the machine is no second thing. */
function belongsTo({ terms: [term], coverage }: Candidate, lead: Candidate, ranked: readonly Candidate[]): boolean {
  const around = (candidate: Candidate) => candidate.terms.length > 1 && candidate.terms.includes(term) && candidate.terms.some(other => other !== term && lead.terms.includes(other));
  return !isSingle(lead) && ranked.some(candidate => around(candidate) && candidate.coverage >= PHRASE_FOR_ITS_WORD * coverage);
}

/** The strongest candidate, or a phrase around it that is nearly as strong. */
function leadOf(ranked: readonly Candidate[]): Candidate | undefined {
  const first = ranked.find(candidate => fits(candidate.text));
  if (!first || !isSingle(first)) return first;
  const around = (candidate: Candidate) =>
    candidate.terms.length > 1 &&
    candidate.terms.includes(first.terms[0]) &&
    candidate.score >= PHRASE_FOR_WORD * first.score &&
    candidate.coverage >= PHRASE_FOR_WORD_COVERAGE * first.coverage;
  return ranked.find(candidate => around(candidate) && fits(candidate.text)) ?? first;
}

/** The phrase that two words make where they stand together: "coral reefs", not "reefs & coral". */
function phraseOf(ranked: readonly Candidate[], a: Candidate, b: Candidate): string | undefined {
  if (!isSingle(a)) return undefined;
  const isNear = ({ score, coverage }: Candidate) =>
    score >= PHRASE_FOR_TWO * Math.min(a.score, b.score) && coverage >= PHRASE_FOR_TWO_COVERAGE * Math.min(a.coverage, b.coverage);
  return ranked.find(candidate => candidate.terms.length === 2 && candidate.terms.includes(a.terms[0]) && candidate.terms.includes(b.terms[0]) && isNear(candidate))?.text;
}

/** A thing leads, what is done with it follows: "RSpec & testing". */
function isAction(candidate: Candidate): boolean {
  return isSingle(candidate) && /[a-z]{3}(?:ed|ing)$/u.test(candidate.text);
}

function isSingle(candidate: Candidate): boolean {
  return candidate.terms.length === 1;
}

/** True for a name that is not too long and says nothing twice ("OpenSSL OPENSSL-CMDS"). */
function fits(name: string): boolean {
  const words = name.split(' ').filter(word => word !== '&');
  return [...name].length <= MOST_CHARACTERS && words.length <= MOST_WORDS && !words.some((word, at) => words.slice(0, at).some(other => related(word, other)));
}

function stemsOf(text: string): string[] {
  return text.split(/[\s-]+/u).map(stem);
}

/** True when two texts share a word, or a word of one is part of a word of the other (`SQL`, `MySQL`). */
function related(a: string, b: string): boolean {
  const within = (x: string, y: string) => x.length >= 3 && (y.startsWith(x) || y.endsWith(x));
  return stemsOf(a).some(x => stemsOf(b).some(y => x === y || within(x, y) || within(y, x) || sameRoot(x, y)));
}

/** True when a word of the one is a form of a word of the other; both are stems. */
function shareRoot(some: readonly string[], others: readonly string[]): boolean {
  return some.some(part => others.some(other => part === other || sameRoot(part, other)));
}

/** True when two words begin alike for most of their length (`Israel`, `Israeli`; `atheism`, `atheist`). */
function sameRoot(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a[common] === b[common]) common++;
  return common >= 4 && common >= 0.75 * shorter && Math.max(a.length, b.length) - common <= 3;
}

/** True when each of the equals that a name is made of has, in any form, a word that one of `texts` has. */
export function saysOneOf(name: string, texts: readonly string[]): boolean {
  const words = texts.flatMap(stemsOf);
  return name.split(' & ').every(part => shareRoot(stemsOf(part), words));
}

/** What a document says it is about: its title, or where that is a number or a date, how its text begins. */
export function sayingOf({ title, text }: { readonly title: string; readonly text: string }): string {
  const isNumber = /\d/u.test(title) && !/\p{L}{2}/u.test(title);
  return isNumber ? (/\S.*/u.exec(text.slice(0, 1000))?.[0] ?? title) : title;
}

/** A document's title cut to the length of a name, at a word's end where there is one. */
export function titleAsName(title: string): string {
  const clean = title.replace(/\s+/gu, ' ').trim();
  const letters = [...clean];
  if (letters.length <= MOST_CHARACTERS) return clean;
  // Of a quotation the end is missing.
  const cut = letters.slice(0, MOST_CHARACTERS + 1).join('').replace(/^["'«„“‘]/u, '');
  // Short words at the end belong to what is cut off.
  const atWord = cut.replace(/\s\S*$/u, '').replace(/(?:\s\S{1,3}|[\s,;:.–—-])+$/u, '');
  return atWord.length < cut.length && atWord.length >= 8 ? atWord : firstOf(letters, MOST_CHARACTERS - 1) + '…';
}
