import type { Recipe } from '../types';
import { agreementMatrix } from './agreement';
import { coloursLike, leadingColours } from './colours';
import type { Cell, CellResult, ComparisonEvent, ComparisonState, GroupsGiven, SmallMap, Verdict, WayInUse } from './comparison';
import { readingKey, waysOf } from './grid';
import { verdictOf } from './verdict';

/** A comparison of which nothing is known but what it is to compare. */
export function startedComparison(recipes: readonly Recipe[], groups: GroupsGiven = 'auto'): ComparisonState {
  return { cells: waysOf(recipes, groups).map(way => ({ ...way, state: 'waiting' })), maps: {} };
}

/** The comparison after something was heard of it. */
export function heard(state: ComparisonState, event: ComparisonEvent): ComparisonState {
  switch (event.kind) {
    case 'facts':
      return { ...state, facts: event.facts };
    case 'groups':
      return { ...state, groups: event.groups };
    case 'cell':
      return { ...state, cells: state.cells.with(event.at, event.cell) };
    case 'map':
      return { ...state, maps: { ...state.maps, [event.key]: event.map } };
  }
}

/** A small map with one grouping of its documents, for a picture. */
export interface ReadingPicture {
  readonly key: string;
  /** The cell whose groups it shows: the best one of this reading. */
  readonly at: number;
  readonly map: SmallMap;
  /** Colour slot (0 … 19) of each group; alike in all pictures for groups that share most documents. */
  readonly slots: readonly number[];
}

/** What follows from the cells that are finished. */
export interface Conclusion {
  readonly verdict: Verdict;
  /** Agreement of every pair of cells; null where one is not finished. */
  readonly agreement: readonly (readonly (number | null)[])[];
  readonly pictures: readonly ReadingPicture[];
}

/** Draws the conclusions from a comparison as far as it has come, finished, stopped or broken off. */
export function concluded(state: ComparisonState, inUse?: WayInUse): Conclusion {
  const { cells, facts, groups = 0 } = state;
  const agreement = agreementMatrix(cells.map(cell => (cell.state === 'done' ? cell.result.labels : undefined)));
  const verdict = verdictOf(cells, { truth: facts?.truth, agreement, inUse, groups });
  return { verdict, agreement, pictures: picturesOf(state, verdict.recommended) };
}

function picturesOf({ cells, maps }: ComparisonState, recommended: number | undefined): ReadingPicture[] {
  const merit = (at: number) => (at === recommended ? Infinity : meritOf(resultAt(cells, at)));
  const shown = Object.entries(maps).flatMap(([key, map]) => {
    const at = bestCell(cells, key, merit);
    return at === undefined ? [] : [{ key, at, map }];
  });
  const leading = shown.find(({ at }) => at === recommended) ?? shown[0];
  if (!leading) return [];
  const labels = resultAt(cells, leading.at).labels;
  const slots = leadingColours(leading.map, labels);
  return shown.sort((a, b) => merit(b.at) - merit(a.at)).map(picture => ({ ...picture, slots: picture === leading ? slots : coloursLike(labels, slots, resultAt(cells, picture.at).labels) }));
}

/** The best cell of those that read this way. */
function bestCell(cells: readonly Cell[], key: string, merit: (at: number) => number): number | undefined {
  const own = cells.flatMap((cell, at) => (cell.state === 'done' && readingKey(cell.recipe) === key ? [at] : []));
  return own.length === 0 ? undefined : own.reduce((best, at) => (merit(at) > merit(best) ? at : best));
}

/** Closeness to the labels or, without labels, stability. */
function meritOf({ agreement, stability, groups }: CellResult): number {
  return groups < 2 ? -1 : (agreement ?? stability).value;
}

function resultAt(cells: readonly Cell[], at: number): CellResult {
  const cell = cells[at];
  if (cell.state !== 'done') throw new RangeError(`cell ${at} is not finished`);
  return cell.result;
}
