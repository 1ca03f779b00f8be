import { groupCount } from '../clustering/labels';
import { greatest } from '../gather';
import { compareTexts } from '../order';
import { mapPaced, type Pace } from '../work';
import { groupTerms, score, type GroupTerms } from './classTfIdf';
import type { Display } from './display';
import { findPhrases, type Phrase } from './phrases';
import type { TermWeights } from './termWeights';
import type { Vocabulary } from './vocabulary';

/** A word or phrase that may name a group. */
export interface Candidate {
  /** As people write it. */
  readonly text: string;
  readonly terms: readonly number[];
  /** How strongly it marks the group; 0 and more. */
  readonly score: number;
  /** Share of the group's documents that have it, by weight: 0 … 1. */
  readonly coverage: number;
}

/** One level of groups: the label of each document (−1 = none), their number, and what holds them. */
export interface Level {
  readonly labels: Int32Array;
  readonly count: number;
  /** Labels one level up: a sub-group is told from its sisters as well as from the rest. */
  readonly parents?: Int32Array;
  /** Labels one level down: an area is named by what its groups share. */
  readonly children?: Int32Array;
}

/** Words looked at for phrases, and the share of candidates that are phrases. */
const WORDS_FOR_PHRASES = 60;
const PHRASE_SHARE = 0.4;
/** A phrase must be in this share of a group's documents. */
const PHRASE_COVERAGE = 0.03;
/** What a document that has a phrase counts, against at most 1 for one that uses a word often. */
const PHRASE_WEIGHT = 0.75;
/** A word that most documents have, of this group and of the others, is the folder's own boilerplate. */
const BOILERPLATE = 0.5;
const BOILERPLATE_OUTSIDE = 0.35;

/** The strongest words and phrases of each group, at most `most` a group, strongest first. */
export async function candidatesOf(
  vocabulary: Vocabulary,
  weights: TermWeights,
  display: Display,
  level: Level,
  most: number,
  pace: Pace,
): Promise<Candidate[][]> {
  const n = level.labels.length;
  const table = await groupTerms(weights, level.labels, level.count, pace);
  const scoreOf = await scorer(weights, table, level, n, pace);
  const words = await mapPaced(table.groups, pace, (masses, g) => {
    const scored: ScoredTerm[] = [];
    for (const [term, mass] of masses) {
      if (isBoilerplate(weights.documentFrequency[term], table, g, n)) continue;
      const value = display.readiness[term] * scoreOf(term, mass, g);
      if (value > 0) scored.push({ term, score: value, coverage: mass / table.sizes[g] });
    }
    return strongest(scored, WORDS_FOR_PHRASES);
  });

  const marking = words.map(list => list.map(({ term }) => term));
  const phrases = await findPhrases(vocabulary, marking, table.members, size => Math.max(2, PHRASE_COVERAGE * size), pace);

  return words.map((list, g) => {
    const single = list.map(({ term, score: value, coverage }) => ({
      text: display.join([display.formOfTerm[term]]),
      terms: [term],
      score: value,
      coverage,
    }));
    const several = phrasesOf(phrases[g], table.sizes[g], n, display);
    const forPhrases = Math.min(several.length, Math.round(most * PHRASE_SHARE));
    return [...single.slice(0, most - forPhrases), ...several.slice(0, forPhrases)];
  });
}

interface ScoredTerm {
  readonly term: number;
  readonly score: number;
  readonly coverage: number;
}

/** The highest scores in order, without sorting the long rest. */
function strongest(scored: readonly ScoredTerm[], count: number): ScoredTerm[] {
  const values = Float64Array.from(scored, ({ score: value }) => value).sort();
  const least = values.length > count ? values[values.length - count] : 0;
  const kept = scored.filter(({ score: value }) => value >= least);
  return kept.sort((a, b) => b.score - a.score || a.term - b.term).slice(0, count);
}

function phrasesOf(phrases: readonly Phrase[], size: number, n: number, display: Display): Candidate[] {
  return phrases
    .map(({ forms, terms, inGroup, total }) => ({
      text: display.join(forms),
      terms,
      // What a phrase is about stands at its end; one that begins with an order is a piece of a sentence.
      score: PHRASE_WEIGHT * Math.min(display.readiness[terms[terms.length - 1]], display.isOrder[terms[0]] ? display.readiness[terms[0]] : 1) * score(inGroup, size, total, n),
      coverage: PHRASE_WEIGHT * (inGroup / size),
    }))
    .filter(phrase => phrase.score > 0)
    .sort((a, b) => b.score - a.score || compareTexts(a.text, b.text));
}

function isBoilerplate(documents: number, table: GroupTerms, g: number, n: number): boolean {
  if (documents <= BOILERPLATE * n || n === table.sizes[g]) return false;
  return documents - table.sizes[g] > BOILERPLATE_OUTSIDE * (n - table.sizes[g]);
}

type Scorer = (term: number, mass: number, g: number) => number;

async function scorer(weights: TermWeights, table: GroupTerms, level: Level, n: number, pace: Pace): Promise<Scorer> {
  const least = (g: number) => (table.sizes[g] >= 3 ? 1 : 0);
  const plain = (term: number, mass: number, g: number) =>
    mass <= least(g) ? 0 : score(mass, table.sizes[g], table.total[term], n);
  if (level.parents) return amongSisters(weights, table, level, level.parents, plain, pace);
  if (level.children) return sharedByChildren(weights, table, level, level.children, n, pace);
  return plain;
}

/** Geometric mean of how a term tells a sub-group from everything and from the other sub-groups of its group. */
async function amongSisters(weights: TermWeights, table: GroupTerms, level: Level, parents: Int32Array, plain: Scorer, pace: Pace): Promise<Scorer> {
  const parentOf = majority(level.labels, level.count, parents);
  const upper = await groupTerms(weights, parents, groupCount(parents), pace);
  return (term, mass, g) => {
    const everywhere = plain(term, mass, g);
    const parent = parentOf[g];
    if (everywhere === 0 || parent < 0 || upper.sizes[parent] === table.sizes[g]) return everywhere;
    const inParent = upper.groups[parent].get(term) ?? mass;
    return Math.sqrt(everywhere * score(mass, table.sizes[g], inParent, upper.sizes[parent]));
  };
}

/** Scores by the share of documents averaged over an area's groups, lower the more unevenly they have the term. */
async function sharedByChildren(weights: TermWeights, table: GroupTerms, level: Level, children: Int32Array, n: number, pace: Pace): Promise<Scorer> {
  const count = groupCount(children);
  const lower = await groupTerms(weights, children, count, pace);
  const areaOf = majority(children, count, level.labels);
  const childrenOf = Array.from({ length: level.count }, (_, g) => Array.from(areaOf.keys()).filter(child => areaOf[child] === g));
  return (term, mass, g) => {
    const own = childrenOf[g];
    if (own.length < 2) return score(mass, table.sizes[g], table.total[term], n);
    const root = own.reduce((sum, child) => sum + Math.sqrt((lower.groups[child].get(term) ?? 0) / lower.sizes[child]), 0) / own.length;
    const shared = Math.min(mass, root * root * table.sizes[g]);
    return score(shared, table.sizes[g], table.total[term] - mass + shared, n);
  };
}

/** For each group the label that most of its documents have at another level; −1 for none. */
export function majority(labels: Int32Array, count: number, other: Int32Array): Int32Array {
  const votes = Array.from({ length: count }, () => new Map<number, number>());
  labels.forEach((label, i) => label >= 0 && other[i] >= 0 && votes[label].set(other[i], (votes[label].get(other[i]) ?? 0) + 1));
  return Int32Array.from(votes, counts => greatest(counts) ?? -1);
}
