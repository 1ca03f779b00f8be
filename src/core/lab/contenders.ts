import type { Recipe } from '../types';
import type { Cell, CellResult } from './comparison';
import type { Sampled } from './difference';
import { readingKey } from './grid';
import { methodTitle, readingTitle, wayTitle } from './titles';

/** A finished cell with what a verdict goes by. */
export interface Contender {
  /** Position in the grid. */
  readonly at: number;
  readonly recipe: Recipe;
  readonly wanted?: number;
  readonly result: CellResult;
  /** Key and title of the way it reads, title of the way it groups, with the number of groups that came of it where several were asked for. */
  readonly key: string;
  readonly reading: string;
  readonly method: string;
  /** The same without the number of groups: what ways to read are compared by. */
  readonly family: string;
  /** How good it is, 0 … 1: agreement with the labels, else stability and agreement with the others. */
  readonly merit: Sampled;
}

/** Share of documents in no group above which a way says too little about the documents to be recommended. */
const MOST_UNGROUPED = 0.5;

/**
 * The cells that can be chosen between: finished, two groups or more, most documents in one of them; of one way in several
 * numbers of groups only that which is not `outdone`. Without labels merit
 * is the geometric mean of stability and of the mean agreement with all other cells, so that neither makes up for the
 * other: one group of all is as stable as can be and agrees with nobody.
 */
export function contendersIn(cells: readonly Cell[], meanAgreements: readonly (number | null)[], outdone: ReadonlySet<number>): Contender[] {
  return cells.flatMap((cell, at) => {
    if (cell.state !== 'done' || outdone.has(at)) return [];
    const { recipe, wanted, result } = cell;
    if (result.groups < 2 || result.groups >= result.labels.length || result.ungrouped > MOST_UNGROUPED * result.labels.length) return [];
    const merit = result.agreement ?? dependable(result.stability, meanAgreements[at] ?? 0);
    return [{ at, recipe, wanted, result, merit, key: readingKey(recipe), reading: readingTitle(recipe), method: wayTitle({ recipe, wanted: wanted && result.groups }), family: methodTitle(recipe) }];
  });
}

function dependable({ value, samples }: Sampled, agreement: number): Sampled {
  const mean = (stability: number) => Math.sqrt(Math.max(0, stability) * Math.max(0, agreement));
  return { value: mean(value), samples: samples.map(mean) };
}

/** The one with the greatest merit, of equals the steadiest, and of these the first. */
export function bestOf(contenders: readonly Contender[]): Contender {
  const isBetter = (one: Contender, other: Contender) => one.merit.value > other.merit.value || (one.merit.value === other.merit.value && one.result.stability.value > other.result.stability.value);
  return contenders.reduce((best, next) => (isBetter(next, best) ? next : best));
}
