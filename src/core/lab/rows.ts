import { clusteringMethod } from '../clustering/methods';
import type { Recipe } from '../types';
import type { Column } from './columns';
import type { Cell, CellResult, ComparisonState, Verdict } from './comparison';
import { readingKey, recipeKey } from './grid';
import { figure } from './said';
import { methodTitle, readingTitle } from './titles';

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
export function tableRows({ cells, groups }: ComparisonState, verdict: Verdict | undefined, columns: readonly Column[], inUse?: Recipe): Row[] {
  const used = inUse && recipeKey(inUse);
  const rows = cells.map((cell, at): Row => {
    const { recipe, state } = cell;
    const head = { at, block: readingKey(recipe), reading: readingTitle(recipe), method: methodTitle(recipe), state };
    const marks = { recommended: at === verdict?.recommended, inUse: recipeKey(recipe) === used };
    if (cell.state === 'failed') return { ...head, ...marks, reason: cell.reason };
    if (cell.state === 'running') return { ...head, ...marks, progress: { done: cell.done, total: cell.total } };
    return cell.state === 'done' ? { ...head, ...marks, found: foundIn(cell.recipe, cell.result, columns, groups) } : { ...head, ...marks };
  });
  const better = (a: Row, b: Row) => (verdict ? merit(b) - merit(a) : 0);
  const blocks = [...new Set(rows.map(({ block }) => block))].map(block => rows.filter(row => row.block === block).sort(better));
  return blocks.sort(([a], [b]) => better(a, b)).flatMap(block => withBlockBars(block, columns));
}

function foundIn(recipe: Recipe, result: CellResult, columns: readonly Column[], wanted: number | undefined): Row['found'] {
  const takesGroups = recipe.method.name !== 'auto' && clusteringMethod(recipe.method.name).takesGroups;
  return {
    groups: result.groups,
    fewer: takesGroups && wanted !== undefined && result.groups < wanted,
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
