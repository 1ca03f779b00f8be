import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import type { ComparisonEvent } from '../../../src/core/lab/comparison';
import { gridRecipes } from '../../../src/core/lab/grid';
import { runCells, type ComparisonTask, type Laboratory } from '../../../src/core/lab/runCells';
import { concluded, heard, startedComparison } from '../../../src/core/lab/state';
import { KindredError } from '../../../src/core/errors';
import { seededRandom } from '../../../src/core/random';
import type { Matrix, VectorRecipe } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';

const CLASSES = 4;
const ROWS = 60;
const truth = Int32Array.from({ length: ROWS }, (_, row) => row % CLASSES);

/** Unit rows around one direction a class; `noise` hides the classes. */
function vectors(noise: number): Matrix {
  const random = seededRandom(3);
  const columns = 8;
  const data = new Float32Array(ROWS * columns);
  for (let row = 0; row < ROWS; row++) {
    const own = data.subarray(row * columns, (row + 1) * columns);
    own.forEach((_, at) => (own[at] = (at === truth[row] ? 1 : 0) + noise * (random() - 0.5)));
    const length = Math.hypot(...own);
    own.forEach((value, at) => (own[at] = value / length));
  }
  return { rows: ROWS, columns, data };
}

const recipes = gridRecipes({ representations: ['transformer', 'tfidf'], methods: ['auto', 'kmeans++', 'ward'] });
const task: ComparisonTask = { recipes, groups: 'auto', seed: 1, samples: 3, truth };

function laboratory(more: Partial<Laboratory> = {}) {
  const events: ComparisonEvent[] = [];
  const asked: string[] = [];
  const lab: Laboratory = {
    algebra: plainAlgebra,
    room: 1e9,
    vectors: async (recipe: VectorRecipe) => {
      asked.push(recipe.representation.name);
      return vectors(recipe.representation.name === 'transformer' ? 0.5 : 3);
    },
    tell: event => events.push(event),
    ...more,
  };
  const state = () => events.reduce(heard, startedComparison(recipes));
  return { lab, events, asked, state };
}

describe('a comparison', () => {
  it('computes vectors once for each reading, fills every cell and recommends one', async () => {
    const { lab, asked, state } = laboratory();
    await runCells(task, lab);
    expect(asked).toEqual(['transformer', 'tfidf']);
    const { cells, groups, maps } = state();
    expect(groups).toBe(CLASSES);
    expect(Object.keys(maps)).toHaveLength(2);
    for (const cell of cells) {
      if (cell.state !== 'done') throw new Error(`${cell.state} cell`);
      const { labels, agreement, stability, byVectors, byLabels, dimensions } = cell.result;
      expect(dimensions).toBe(8);
      expect(labels).toHaveLength(ROWS);
      expect([agreement!.samples.length, stability.samples.length]).toEqual([3, 3]);
      expect(agreement!.value).toBe(byLabels!.ari);
      expect(byVectors.silhouette).not.toBeNull();
    }
    const { verdict, agreement, pictures } = concluded(state());
    expect(cells[verdict.recommended!].recipe.representation.name).toBe('transformer');
    expect(agreement[0][1]).toBeGreaterThan(agreement[0][4]!);
    expect(pictures).toHaveLength(2);
    expect(pictures[0].at).toBe(verdict.recommended);
  });

  it('gives the same again, but for the time it took', async () => {
    const outcome = async () => {
      const { lab, state } = laboratory();
      await runCells({ ...task, samples: 2 }, lab);
      return JSON.stringify(state(), (key, value: unknown) => (key === 'seconds' ? 0 : value));
    };
    expect(await outcome()).toBe(await outcome());
  });

  it('goes on when a reading or a cell fails, and says why', async () => {
    const failing = laboratory({
      vectors: async ({ representation }) => {
        if (representation.name === 'tfidf') throw new KindredError('badInput', 'No words are left.');
        return vectors(0.5);
      },
    });
    await runCells(task, failing.lab);
    expect(failing.state().cells.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'failed', 'failed', 'failed']);
    expect(failing.state().cells[4]).toMatchObject({ reason: 'No words are left.' });

    // So little room that nothing fits.
    const cramped = laboratory({ room: 100 });
    await runCells({ ...task, groups: 4 }, cramped.lab);
    expect(cramped.state().cells.every(cell => cell.state === 'failed' && /memory/.test(cell.reason))).toBe(true);
  });

  it('keeps finished cells when it is stopped', async () => {
    const controller = new AbortController();
    const { lab, events, state } = laboratory();
    const tell = (event: ComparisonEvent) => {
      events.push(event);
      if (event.kind === 'cell' && event.at === 1 && event.cell.state === 'done') controller.abort();
    };
    await expect(runCells(task, { ...lab, tell }, controller.signal)).rejects.toThrow(CancelledError);
    expect(state().cells.map(cell => cell.state)).toEqual(['done', 'done', 'waiting', 'waiting', 'waiting', 'waiting']);
    expect(concluded(state()).verdict.recommended).toBeDefined();
  });

  it('tries several numbers of groups with the methods that are told one', async () => {
    const { lab, events } = laboratory();
    await runCells({ ...task, groups: [2, 4, 6], samples: 2 }, lab);
    expect(events.some(({ kind }) => kind === 'groups')).toBe(false);
    const { cells } = events.reduce(heard, startedComparison(recipes, [2, 4, 6]));
    const found = cells.map(cell => [cell.recipe.representation.name, cell.recipe.method.name, cell.wanted, cell.state === 'done' && cell.result.groups]);
    const told = (reading: string, method: string) => [2, 4, 6].map(wanted => [reading, method, wanted, wanted]);
    for (const reading of ['transformer', 'tfidf']) for (const method of ['kmeans++', 'ward']) expect(found).toEqual(expect.arrayContaining(told(reading, method)));
    expect(found).toHaveLength(14);
    expect(found[0]).toEqual(['transformer', 'auto', undefined, CLASSES]);
    // Four classes were made.
    const { verdict } = concluded({ cells, maps: {} });
    expect(verdict.numbers[0][0].values.silhouette).toBe('4');
  });

  it('joins documents to one tree for all numbers of groups, with the same results as for each by itself', async () => {
    const outcomes = async (groups: ComparisonTask['groups']) => {
      const { lab, events } = laboratory();
      await runCells({ ...task, recipes: gridRecipes({ representations: ['tfidf'], methods: ['ward', 'average'] }), groups, samples: 2 }, lab);
      return events.flatMap(event => (event.kind === 'cell' && event.cell.state === 'done' ? [event.cell] : []));
    };
    const together = await outcomes([2, 4, 6]);
    const alone = (await Promise.all([2, 4, 6].map(groups => outcomes(groups)))).flat();
    expect(together).toHaveLength(6);
    for (const { recipe, wanted, result } of together) {
      const same = alone.find(other => other.recipe.method.name === recipe.method.name && other.result.groups === wanted)!;
      expect({ ...result, seconds: 0 }).toEqual({ ...same.result, seconds: 0 });
    }
    // What is cut from a tree took as long as the tree.
    expect(new Set(together.map(({ result }) => result.seconds)).size).toBe(2);
  });

  it('gives the number of groups that is asked for', async () => {
    const { lab, state } = laboratory();
    await runCells({ ...task, groups: 7 }, lab);
    expect(state().cells[1]).toMatchObject({ state: 'done', result: { groups: 7 } });
  });
});
