import { groupCount } from '../clustering/labels';
import type { GroupLevel, Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { candidatesOf, majority, type Candidate, type Level } from './candidates';
import { centralDocuments } from './central';
import { keywordsOf, possibleNames, titleAsName } from './composeName';
import { displayOf, type Display } from './display';
import { rankByMeaning } from './rank';
import { sharedWords } from './sharedWords';
import { termWeights } from './termWeights';
import { readVocabulary, type NamingText } from './vocabulary';

export interface GroupName {
  readonly name: string;
  /** Five words or phrases that tell the group from the others, strongest first. */
  readonly keywords: readonly string[];
}

export interface NamingInput {
  readonly documents: readonly NamingText[];
  /** Group of each document at each level, −1 = none. */
  readonly levels: Readonly<Record<GroupLevel, Int32Array>>;
  /** Unit vectors of the documents. */
  readonly vectors: Matrix;
  /** Unit vectors of short phrases by the same model; called once. */
  readonly embedPhrases: (phrases: readonly string[]) => Promise<Matrix>;
}

/** Names by group number, and for each document up to five words it shares with its group. */
export interface Names extends Record<GroupLevel, GroupName[]> {
  readonly words: readonly (readonly string[])[];
}

/** Candidates a group has at most, and phrases embedded at most for all groups together. */
const CANDIDATES = 20;
const FEWEST_CANDIDATES = 6;
const PHRASES_TOGETHER = 700;

/** Progress is told in hundredths: reading the words, then a level's candidates, take about these shares of the time. */
const READ = 40;
const PER_LEVEL = 10;
const ALL = 100;

const LEVELS: readonly GroupLevel[] = ['area', 'group', 'subgroup'];

/**
 * Names the groups of every level by the words and phrases that tell them from the rest (class-based TF-IDF), ranked
 * again by likeness to the group in meaning. Within a level no two names are equal; a group without words of its own is
 * called by a title. Rejects with a `CancelledError` when cancelled.
 */
export async function nameGroups(input: NamingInput, work?: Work): Promise<Names> {
  const { documents, vectors, levels } = input;
  const report = (share: number) => work?.report?.(Math.floor(share), ALL);
  const vocabulary = await readVocabulary(documents, { signal: work?.signal, report: (done, total) => report((READ * done) / total) });
  const weights = termWeights(vocabulary);
  const display = displayOf(vocabulary);
  const shapes = levelShapes(levels);
  const groups = LEVELS.reduce((sum, level) => sum + shapes[level].count, 0);
  const most = Math.max(FEWEST_CANDIDATES, Math.min(CANDIDATES, Math.floor(PHRASES_TOGETHER / Math.max(1, groups))));
  const pace = new Pace(work?.signal);
  const candidates: Candidate[][][] = [];
  for (const level of LEVELS) {
    await pace.breathe();
    candidates.push(candidatesOf(vocabulary, weights, display, shapes[level], most));
    report(READ + PER_LEVEL * candidates.length);
  }
  throwIfCancelled(work?.signal);

  const phrases = [...new Set(candidates.flat(2).map(candidate => candidate.text))];
  const embedded = phrases.length > 0 ? await input.embedPhrases(phrases) : { rows: 0, columns: 0, data: new Float32Array(0) };
  throwIfCancelled(work?.signal);
  const position = new Map(phrases.map((phrase, i) => [phrase, i * embedded.columns]));
  const vectorOf = (text: string) => embedded.data.subarray(position.get(text)!, position.get(text)! + embedded.columns);

  const ranked = LEVELS.map((level, at) => rankByMeaning(candidates[at], vectorOf, vectors, levels[level]));
  const named = (level: GroupLevel, above: (g: number) => string | undefined = () => undefined) => {
    const titles = centralDocuments(vectors, levels[level], shapes[level].count, 5).map(rows => rows.map(i => documents[i].title));
    return nameLevel(ranked[LEVELS.indexOf(level)], titles, sizesOf(shapes[level]), display, above);
  };
  const area = named('area');
  const group = named('group');
  const parents = majority(levels.subgroup, shapes.subgroup.count, levels.group);
  const subgroup = named('subgroup', g => group[parents[g]]?.name);
  report(ALL);
  return { area, group, subgroup, words: sharedWords(weights, display, vocabulary, ranked[1], levels.group) };
}

function levelShapes({ area, group, subgroup }: NamingInput['levels']): Record<GroupLevel, Level> {
  return {
    area: { labels: area, count: groupCount(area), children: group },
    group: { labels: group, count: groupCount(group) },
    subgroup: { labels: subgroup, count: groupCount(subgroup), parents: group },
  };
}

function sizesOf({ labels, count }: Level): Int32Array {
  const sizes = new Int32Array(count);
  for (const label of labels) if (label >= 0) sizes[label]++;
  return sizes;
}

/**
 * Names one level, the largest group first, so that of two alike the smaller one takes the next word. `above` gives the
 * name of what holds a group, which it must not have as well.
 */
function nameLevel(
  ranked: readonly (readonly Candidate[])[],
  titles: readonly string[][],
  sizes: Int32Array,
  display: Display,
  above: (g: number) => string | undefined,
): GroupName[] {
  const taken = new Set<string>();
  const names = new Array<GroupName>(ranked.length);
  const order = [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b);
  for (const g of order) {
    const byTitle = titles[g].map(titleAsName).filter(title => title.length > 0).sort((a, b) => a.length - b.length);
    const options = [...possibleNames(ranked[g]).map(name => display.capitalise(name)), ...byTitle, 'Untitled'];
    const holder = sameWords(above(g) ?? '');
    const free = (option: string) => !taken.has(sameWords(option)) && sameWords(option) !== holder;
    const name = options.find(free) ?? numbered(options[0], free);
    taken.add(sameWords(name));
    names[g] = { name, keywords: keywordsOf(ranked[g]).map(candidate => candidate.text) };
  }
  return names;
}

/** What two names have in common that say the same: their words, in whatever order and capitals. */
function sameWords(name: string): string {
  return name.toLowerCase().split(/[\s&]+/u).sort().join(' ').trim();
}

/** A name that is taken in every form: told apart by a number, as a last resort. */
function numbered(name: string, free: (option: string) => boolean): string {
  const short = [...name].slice(0, 24).join('').trim();
  for (let next = 2; ; next++) if (free(`${short} ${next}`)) return `${short} ${next}`;
}
