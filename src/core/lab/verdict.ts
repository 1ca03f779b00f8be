import { meanAgreements } from './agreement';
import { cautionOf } from './caution';
import type { Cell, TruthFacts, Verdict, WayInUse } from './comparison';
import { clearlyGreater } from './difference';
import { isInUse } from './grid';
import { bestOf, contendersIn, type Contender } from './contenders';
import { notesOn } from './notes';
import { aboutNumbers, outdoneNumbers } from './numbers';
import { bestReading, type BestReading } from './readings';
import { figure, whole, type Said } from './said';
import { SENTENCES } from './sentences';
import { TRUTH_WORDS } from './truthWords';

/** What a verdict needs to know besides the cells. */
export interface Circumstances {
  readonly truth?: TruthFacts;
  /** Agreement of every pair of cells. */
  readonly agreement: readonly (readonly (number | null)[])[];
  /** How documents are grouped now. */
  readonly inUse?: WayInUse;
  /** Number of groups that was given where one must be given. */
  readonly groups: number;
}

/** Agreement with labels that is hardly more than chance gives. */
const LITTLE = 0.1;
const STEADY = 0.8;
const UNSTEADY = 0.5;
const MOST_NAMED = 3;

/**
 * What a comparison means, in words, and the one cell it recommends: the closest to the labels where there are labels, else
 * the most dependable one. Differences within the noise of resampling are called no clear difference.
 */
export function verdictOf(cells: readonly Cell[], circumstances: Circumstances): Verdict {
  const { agreement, truth } = circumstances;
  const outdone = outdoneNumbers(cells, truth !== undefined);
  // One way agrees with itself in another number of groups, which says nothing for it.
  const means = meanAgreements(agreement.map((row, i) => row.map((value, j) => (outdone.has(i) || outdone.has(j) ? null : value))));
  const contenders = contendersIn(cells, means, outdone);
  const told = { numbers: aboutNumbers(cells, truth), notes: notesOn(cells, circumstances) };
  if (contenders.length === 0) return { headline: say('nothing'), sentences: [say('nothingYet')], ...told };
  const best = bestOf(contenders);
  const numbers = outdone.size > 0;
  const spoken = truth ? byTruth(contenders, best, TRUTH_WORDS[truth.kind], numbers) : byDependability(contenders, best, means[best.at], numbers);
  const [headline, ...sentences] = [...spoken, ...aboutUse(contenders, best, circumstances)];
  const oneReading = contenders.every(({ key }) => key === best.key);
  return { recommended: best.at, headline, sentences, ...(!(numbers && oneReading) && { caution: cautionOf(contenders, truth) }), ...told };
}

function byTruth(contenders: readonly Contender[], best: Contender, truth: string, numbers: boolean): Said[] {
  const { method, merit, reading } = best;
  const value = figure(merit.value);
  if (contenders.length === 1) return [say(numbers ? 'closest' : 'onlyOne', { method, truth, value }), ...weak(best, truth)];
  const readings = bestReading(contenders);
  const near = equals(contenders, best);
  const spoken = readings
    ? [...aboutReading(readings, truth), readings.clear && readings.key === best.key ? say('closest', { method, truth, value }) : say('closestBy', { method, reading, truth, value })]
    : [...(near.length > 0 ? [say('methodUnclear', { methods: names([best, ...near].map(way => way.method)) })] : []), say('closest', { method, truth, value })];
  return [...spoken, ...weak(best, truth), ...aboutSteadiness(best, near)];
}

function aboutReading({ reading, next, clear, methods, better }: BestReading, truth: string): Said[] {
  if (!clear) return [say('readingUnclear', { reading, other: next })];
  const count = String(methods);
  const said = methods < 2 ? [] : better === methods ? [say(methods === 2 ? 'readingBothMethods' : 'readingAllMethods', { count, truth })] : [say('readingSomeMethods', { some: String(better), count, truth })];
  return [say('readingClear', { reading }), ...said];
}

function weak({ merit }: Contender, truth: string): Said[] {
  return merit.value < LITTLE ? [say('weak', { truth })] : [];
}

/** Those that are not clearly worse than the best. */
function equals(contenders: readonly Contender[], best: Contender): Contender[] {
  return contenders.filter(other => other !== best && !clearlyGreater(best.merit, other.merit));
}

function aboutSteadiness(best: Contender, near: readonly Contender[]): Said[] {
  const { stability } = best.result;
  const steadier = near.filter(other => clearlyGreater(other.result.stability, stability));
  if (steadier.length > 0) {
    const other = steadier.reduce((a, b) => (b.result.stability.value > a.result.stability.value ? b : a));
    const numbers = { value: figure(other.merit.value), stability: figure(other.result.stability.value), own: figure(stability.value) };
    return [say('steadier', { method: wayOf(other, best), ...numbers })];
  }
  const said = near.length > 0 ? [say('noClear', { others: names(near.map(other => wayOf(other, best))) })] : [];
  const value = figure(stability.value);
  if (stability.value >= STEADY) said.push(say('steady', { value }));
  else if (stability.value < UNSTEADY) said.push(say('unsteady', { value }));
  return said;
}

function byDependability(contenders: readonly Contender[], best: Contender, agreement: number | null, numbers: boolean): Said[] {
  const { method, family, reading, result } = best;
  const stability = figure(result.stability.value);
  if (agreement === null && numbers) return [say('numberApart', { groups: whole(result.groups), method: family, reading }), say('againOnly', { stability }), say('numberHint')];
  if (agreement === null) return [say('lone', { method, reading, stability })];
  const near = equals(contenders, best);
  return [
    say(near.length === 0 ? 'steadiest' : 'steadiestUnclear', { method, reading }),
    say('onlyHint'),
    say('steadyAndShared', { stability, agreement: figure(agreement) }),
    ...(near.length > 0 ? [say('noClear', { others: names(near.map(other => wayOf(other, best))) })] : []),
  ];
}

/** What it means for the way documents are grouped now. */
function aboutUse(contenders: readonly Contender[], best: Contender, { inUse, truth }: Circumstances): Said[] {
  const now = inUse && contenders.find(way => isInUse(way, inUse));
  if (!now) return [];
  if (now === best) return [say('inUse')];
  const told = { way: wayOf(now, best), value: figure(now.merit.value) };
  if (clearlyGreater(best.merit, now.merit)) return truth ? [say('inUseBehind', told)] : [];
  return [say(truth ? 'inUseStays' : 'inUseNear', told)];
}

/** A way by its method, and by its reading where that is another one. */
function wayOf(cell: Contender, best: Contender): string {
  return cell.key === best.key ? cell.method : `${cell.method} on ${cell.reading}`;
}

function names(all: readonly string[]): string {
  if (all.length === 1) return all[0];
  if (all.length <= MOST_NAMED) return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  return `${all.slice(0, MOST_NAMED).join(', ')} and ${all.length - MOST_NAMED} more`;
}

function say(name: keyof typeof SENTENCES, values: Said['values'] = {}): Said {
  return { text: SENTENCES[name], values };
}
