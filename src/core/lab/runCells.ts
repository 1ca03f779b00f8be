import type { Algebra } from '../algebra/algebra';
import { groupCount } from '../clustering/labels';
import { KindredError } from '../errors';
import { preferenceFor } from '../grouping/preference';
import { groupVectors } from '../grouping/groupVectors';
import { ParameterError } from '../parameters';
import type { Matrix, Recipe, VectorRecipe } from '../types';
import { CancelledError, throwIfCancelled, type Work } from '../work';
import type { Cell, CellResult, ComparisonEvent, GroupsGiven, Way } from './comparison';
import { readingKey, recipeKey, waysOf } from './grid';
import { measureCell, type KeptTree, type MeasureOptions } from './measureCell';
import { checkRoom, estimatedBytes } from './memory';
import { sideBySide } from './sideBySide';
import { smallMap } from './smallMap';

/** What a comparison computes. */
export interface ComparisonTask {
  readonly recipes: readonly Recipe[];
  /** Number of groups where a method needs one; `auto` = what the default grouping finds in the first reading; or each of several. */
  readonly groups: Exclude<GroupsGiven, 'truth'>;
  readonly seed: number;
  readonly samples: number;
  /** Class of each document, −1 = none. */
  readonly truth?: Int32Array;
  /** Cells of one reading that may run side by side where memory allows; 1 when absent. */
  readonly atOnce?: number;
}

/** What a comparison works with. */
export interface Laboratory {
  readonly algebra: Algebra;
  /** Bytes that cells may take together. */
  readonly room: number;
  /** Unit vectors of all documents as a recipe reads them. */
  vectors(recipe: VectorRecipe): Promise<Matrix>;
  tell(event: ComparisonEvent): void;
}

/**
 * Runs every cell of a grid and tells each step. The vectors of a reading are computed once and let go before the next
 * one's. Cells run in turn unless asked otherwise: two at once took 0.8 to 1.07 of the time on two cores, since the kernels
 * use both already, and seconds of cells side by side say little. A reading or cell that fails does not keep the others from running. Rejects with a `CancelledError` when
 * stopped; what was told before stands.
 */
export async function runCells(task: ComparisonTask, laboratory: Laboratory, signal?: AbortSignal): Promise<void> {
  const ways = waysOf(task.recipes, task.groups);
  let groups = typeof task.groups === 'number' ? task.groups : undefined;
  if (groups !== undefined) laboratory.tell({ kind: 'groups', groups });

  for (const key of new Set(task.recipes.map(readingKey))) {
    const own = ways.flatMap(({ recipe }, at) => (readingKey(recipe) === key ? [at] : []));
    const [{ recipe: first }] = own.map(at => ways[at]);
    const vectors = await orFail(own, ways, laboratory, signal, () => laboratory.vectors(first));
    if (!vectors) continue;
    if (groups === undefined && task.groups === 'auto') {
      groups = await defaultCount(vectors, first, task.seed, laboratory.algebra, { signal });
      laboratory.tell({ kind: 'groups', groups });
    }
    /** Of the recipes that are tried with several numbers of groups. */
    const trees = new Map(own.flatMap(at => (ways[at].wanted === undefined ? [] : [[recipeKey(ways[at].recipe), new Map<number, KeptTree>()] as const])));
    const cells = own.map(at => {
      // A method that is told no number makes what it makes.
      const known = { ...task, groups: ways[at].wanted ?? groups ?? 1, trees: trees.get(recipeKey(ways[at].recipe)) };
      return {
        bytes: estimatedBytes(ways[at].recipe.method, vectors, known.groups),
        run: async () => void (await orFail([at], ways, laboratory, signal, () => runCell(at, ways[at], vectors, known, laboratory, signal))),
      };
    });
    await sideBySide(cells, task.atOnce ?? 1, laboratory.room);
    laboratory.tell({ kind: 'map', key, map: await smallMap(vectors, laboratory.algebra, task.seed, { signal }) });
  }
}

/** Does something for some cells; when it fails, they have failed, and nothing comes of it. */
async function orFail<T>(cells: readonly number[], ways: readonly Way[], { tell }: Laboratory, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T | undefined> {
  throwIfCancelled(signal);
  try {
    return await task();
  } catch (error) {
    throwIfCancelled(signal);
    if (error instanceof CancelledError) throw error;
    for (const at of cells) tell({ kind: 'cell', at, cell: { ...ways[at], state: 'failed', reason: reasonOf(error) } });
    return undefined;
  }
}

async function runCell(at: number, way: Way, vectors: Matrix, task: ComparisonTask & Pick<MeasureOptions, 'groups' | 'trees'>, laboratory: Laboratory, signal?: AbortSignal): Promise<void> {
  const { recipe } = way;
  const tell = (cell: Cell) => laboratory.tell({ kind: 'cell', at, cell });
  const total = task.samples + 1;
  const bytes = estimatedBytes(recipe.method, vectors, task.groups);
  checkRoom(bytes, laboratory.room);
  tell({ ...way, state: 'running', done: 0, total });
  const report = (done: number) => tell({ ...way, state: 'running', done, total });
  const measured = await measureCell(vectors, recipe.method, { ...task, algebra: laboratory.algebra, preference: preferenceFor(recipe) }, { signal, report });
  const result: CellResult = { ...measured, bytes };
  tell({ ...way, state: 'done', result });
}

async function defaultCount(vectors: Matrix, recipe: VectorRecipe, seed: number, algebra: Algebra, work: Work): Promise<number> {
  return Math.max(2, groupCount((await groupVectors(vectors, algebra, { groups: 'auto', seed, preference: preferenceFor(recipe) }, work)).group));
}

function reasonOf(error: unknown): string {
  if (error instanceof KindredError || error instanceof ParameterError) return error.message;
  return `It broke off: ${error instanceof Error ? error.message : String(error)}.`;
}
