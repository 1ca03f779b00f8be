import type { Column } from './columns';
import type { Cell, CellResult, ComparisonState, Verdict, Way, WayInUse } from './comparison';
import { isInUse, isToldGroups, readingKey, recipeKey } from './grid';
import { figure } from './said';
import { readingTitle, wayTitle } from './titles';

/** A measure in the table: its figure, and how far its bar reaches, 0 … 1. */
export interface Measure {
  readonly value: number;
  readonly text: string;
  readonly bar?: number;
}

/** A line of the table. */
export interface Row {
  /** Position of the cell in the grid. */
  readonly at: number;
  /** Key of the way it reads; rows with the same one form a block. */
  readonly block: string;
  readonly reading: string;
  readonly method: string;
  readonly state: Cell['state'];
  /** The one that is recommended, the one in use. */
  readonly recommended: boolean;
  readonly inUse: boolean;
  /** Why it failed; how far it is. */
  readonly reason?: string;
  readonly progress?: { readonly done: number; readonly total: number };
  /** What a finished cell found. */
  readonly found?: {
    readonly groups: number;
    /** Fewer groups than were asked for. */
    readonly fewer: boolean;
    /** Share of the documents in no group. */
    readonly leftOut: number;
    /** By column; null where a column does not apply. */
    readonly measures: readonly (Measure | null)[];
    readonly seconds: number;
    readonly bytes: number;
  };
}

/**
 * The rows of the table: blocks of one way to read, the best block first, within a block the best row first, by the
 * agreement with labels or, without labels, by stability; what is not finished stands last. Without a verdict, while the
 * comparison goes on, they stand in the order of the grid and nothing jumps.
 */
export function tableRows({ cells, groups }: ComparisonState, verdict: Verdict | undefined, columns: readonly Column[], inUse?: WayInUse): Row[] {
  const rows = cells.map((cell, at): Row => {
    const { recipe, state } = cell;
    const head = { at, block: readingKey(recipe), reading: readingTitle(recipe), method: wayTitle(cell), state };
    const marks = { recommended: at === verdict?.recommended, inUse: isInUse(cell, inUse) };
    if (cell.state === 'failed') return { ...head, ...marks, reason: cell.reason };
    if (cell.state === 'running') return { ...head, ...marks, progress: { done: cell.done, total: cell.total } };
    return cell.state === 'done' ? { ...head, ...marks, found: foundIn(cell, cell.result, columns, cell.wanted ?? groups) } : { ...head, ...marks };
  });
  // One way in several numbers of groups stays together, the fewest first.
  const keys = cells.map(({ recipe, wanted }, at) => (wanted === undefined ? String(at) : recipeKey(recipe)));
  const together = new Map(keys.map(key => [key, Math.max(...rows.filter(({ at }) => keys[at] === key).map(merit))]));
  const better = (a: Row, b: Row) => {
    if (!verdict || keys[a.at] === keys[b.at]) return a.at - b.at;
    return together.get(keys[b.at])! - together.get(keys[a.at])! || a.at - b.at;
  };
  const blocks = [...new Set(rows.map(({ block }) => block))].map(block => rows.filter(row => row.block === block).sort(better));
  return blocks.sort(([a], [b]) => better(a, b)).flatMap(block => withBlockBars(block, columns));
}

function foundIn({ recipe }: Way, result: CellResult, columns: readonly Column[], wanted: number | undefined): Row['found'] {
  return {
    groups: result.groups,
    fewer: isToldGroups(recipe) && wanted !== undefined && result.groups < wanted,
    leftOut: result.ungrouped / Math.max(1, result.labels.length),
    measures: columns.map(column => measureOf(column, result)),
    seconds: result.seconds,
    bytes: result.bytes,
  };
}

function measureOf({ value, digits, bar, withinBlock }: Column, result: CellResult): Measure | null {
  const measured = value(result);
  if (measured === undefined || measured === null || !Number.isFinite(measured)) return null;
  return { value: measured, text: figure(measured, digits), ...(bar && !withinBlock && { bar: clamped(measured) }) };
}

/** What a row is sorted by: its first measure. */
function merit({ found }: Row): number {
  return found?.measures[0]?.value ?? -Infinity;
}

/** Bars of measures that mean something within one block only: against the block's greatest value. */
function withBlockBars(block: readonly Row[], columns: readonly Column[]): Row[] {
  const most = columns.map((_, at) => Math.max(...block.map(({ found }) => found?.measures[at]?.value ?? 0)));
  return block.map(row => {
    if (!row.found) return row;
    const measures = row.found.measures.map((measure, at) =>
      measure && columns[at].bar && columns[at].withinBlock && most[at] > 0 ? { ...measure, bar: clamped(measure.value / most[at]) } : measure,
    );
    return { ...row, found: { ...row.found, measures } };
  });
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}
