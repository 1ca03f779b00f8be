import { groupCount, groupSizes } from '../clustering/labels';
import type { GroupLevel, Matrix } from '../types';
import { Pace, throwIfCancelled, type Work } from '../work';
import { candidatesOf, majority, type Candidate, type Level } from './candidates';
import { centralDocuments } from './central';
import { chooseNames, sameWords, type GroupName } from './chooseNames';
import { sayingOf } from './composeName';
import { displayOf } from './display';
import { nameNodes, type NodeNames, type NodesToName } from './nameNodes';
import { rankByMeaning, rankByScore } from './rank';
import { sharedWords } from './sharedWords';
import { termWeights } from './termWeights';
import { readVocabulary, type NamingText, type Vocabulary } from './vocabulary';

export interface NamingInput {
  readonly documents: readonly NamingText[];
  /** Group of each document at each level, −1 = none. */
  readonly levels: Readonly<Record<GroupLevel, Int32Array>>;
  /** Unit vectors of the documents. */
  readonly vectors: Matrix;
  /** Unit vectors of short phrases by the same model, or rows without columns where there is none; called once. */
  readonly embedPhrases: (phrases: readonly string[]) => Promise<Matrix>;
  /** Reads the words of the documents, if not as `readVocabulary` does. */
  readonly vocabulary?: (work: Work) => Promise<Vocabulary>;
  /** Fewer and more groups around those of the levels. */
  readonly nested?: NodesToName;
}

/** Names by group number, and for each document up to five words it shares with its group. */
export interface Names extends Record<GroupLevel, GroupName[]> {
  readonly words: readonly (readonly string[])[];
  /** Of all nodes, where fewer and more groups were given. */
  readonly nodes?: NodeNames;
}

/** Candidates a group has at most, and phrases embedded at most for all groups together. */
const CANDIDATES = 20;
const FEWEST_CANDIDATES = 6;
const PHRASES_TOGETHER = 700;

/** Progress is told in hundredths: reading the words, then a level's candidates, take about these shares of the time. */
const READ = 40;
const PER_LEVEL = 10;
const NAMED = 80;
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
  const read = input.vocabulary ?? (own => readVocabulary(documents, own));
  const vocabulary = await read({ signal: work?.signal, report: (done, total) => report((READ * done) / total) });
  const pace = new Pace(work?.signal);
  const weights = await termWeights(vocabulary, pace);
  const display = displayOf(vocabulary);
  const shapes = levelShapes(levels);
  const groups = LEVELS.reduce((sum, level) => sum + shapes[level].count, 0);
  const most = Math.max(FEWEST_CANDIDATES, Math.min(CANDIDATES, Math.floor(PHRASES_TOGETHER / Math.max(1, groups))));
  const candidates: Candidate[][][] = [];
  for (const level of LEVELS) {
    candidates.push(await candidatesOf(vocabulary, weights, display, shapes[level], most, pace));
    report(READ + PER_LEVEL * candidates.length);
  }
  throwIfCancelled(work?.signal);

  const phrases = [...new Set(candidates.flat(2).map(candidate => candidate.text))];
  const embedded = phrases.length > 0 ? await input.embedPhrases(phrases) : { rows: 0, columns: 0, data: new Float32Array(0) };
  throwIfCancelled(work?.signal);
  // A first impression has no vectors of phrases: counted words rank them.
  const byMeaning = embedded.columns > 0;
  const position = new Map(phrases.map((phrase, i) => [phrase, i * embedded.columns]));
  const vectorOf = (text: string) => embedded.data.subarray(position.get(text)!, position.get(text)! + embedded.columns);

  const ranked: Candidate[][][] = [];
  for (const [at, level] of LEVELS.entries()) ranked.push(byMeaning ? await rankByMeaning(candidates[at], vectorOf, vectors, levels[level], pace) : rankByScore(candidates[at]));
  const named = async (level: GroupLevel, taken: (words: string, g: number) => boolean) => {
    const central = await centralDocuments(vectors, levels[level], shapes[level].count, 5, pace);
    const titles = central.map(rows => rows.map(i => sayingOf(documents[i])));
    return chooseNames(ranked[LEVELS.indexOf(level)], titles, groupSizes(levels[level]), display, taken);
  };
  const group = await named('group', () => false);
  // Where there are fewer groups or more, areas and sub-groups stand beside groups that are not theirs.
  const groupOf = new Map(group.map(({ name }, g) => [sameWords(name), g]));
  const areas = majority(levels.group, shapes.group.count, levels.area);
  const area = await named('area', (words, a) => groupOf.has(words) && areas[groupOf.get(words)!] !== a);
  const subgroup = await named('subgroup', words => groupOf.has(words));
  report(NAMED);
  const nodes = input.nested && (await nameNodes({ vocabulary, weights, display }, documents, vectors, input.nested, levels, { area, group, subgroup }, pace));
  const words = await sharedWords(weights, display, vocabulary, ranked[1], levels.group, pace);
  report(ALL);
  return { area, group, subgroup, words, ...(nodes && { nodes }) };
}

function levelShapes({ area, group, subgroup }: NamingInput['levels']): Record<GroupLevel, Level> {
  return {
    area: { labels: area, count: groupCount(area), children: group },
    group: { labels: group, count: groupCount(group) },
    subgroup: { labels: subgroup, count: groupCount(subgroup), parents: group },
  };
}
