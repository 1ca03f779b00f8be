import { describe, expect, it } from 'vitest';
import { agreementMatrix } from '../../../src/core/lab/agreement';
import { columnsFor } from '../../../src/core/lab/columns';
import type { Cell, TruthFacts, WayInUse } from '../../../src/core/lab/comparison';
import { gridRecipes, waysOf } from '../../../src/core/lab/grid';
import { parseNumbers } from '../../../src/core/lab/numberList';
import { tableRows } from '../../../src/core/lab/rows';
import { english, englishAll } from '../../../src/core/lab/said';
import { verdictOf } from '../../../src/core/lab/verdict';
import { ParameterError } from '../../../src/core/parameters';
import { done, type Found } from './cells';

const labels: TruthFacts = { kind: 'labels', classes: 4, documents: 20 };

/** A finished way in a number of groups, with what its curves have there. */
function tried(method: string, wanted: number, { davies = 3, calinski = 9, inertia = 10, ...found }: Found & { davies?: number; calinski?: number; inertia?: number }): Cell {
  const cell = done('transformer', method, { ...found, groups: wanted, labels: Int32Array.from({ length: 20 }, (_, i) => i % wanted) });
  if (cell.state !== 'done') throw new Error(cell.state);
  return { ...cell, wanted, result: { ...cell.result, byVectors: { ...cell.result.byVectors, daviesBouldin: davies, calinskiHarabasz: calinski, inertia } } };
}

function judge(cells: readonly Cell[], truth?: TruthFacts, inUse?: WayInUse) {
  const agreement = agreementMatrix(cells.map(cell => (cell.state === 'done' ? cell.result.labels : undefined)));
  const verdict = verdictOf(cells, { truth, agreement, groups: 0, inUse });
  return { ...verdict, text: englishAll([verdict.headline, ...verdict.sentences]), said: verdict.numbers.map(englishAll) };
}

/** Best apart in 5 groups, nearly in 4; inertia bends at 4; Davies-Bouldin and Calinski-Harabasz like the ends. */
const curve = (method = 'kmeans++', ari = (_: number): number | undefined => undefined) => [
  tried(method, 2, { silhouette: 0.08, davies: 3, calinski: 20, inertia: 90, same: 0.9, ari: ari(2) }),
  tried(method, 3, { silhouette: 0.1, davies: 2.9, calinski: 15, inertia: 70, ari: ari(3) }),
  tried(method, 4, { silhouette: 0.19, davies: 2.5, calinski: 12, inertia: 40, ari: ari(4) }),
  tried(method, 5, { silhouette: 0.2, davies: 2.4, calinski: 9, inertia: 37, ari: ari(5) }),
  tried(method, 6, { silhouette: 0.12, davies: 2.2, calinski: 7, inertia: 35, ari: ari(6) }),
];

describe('numbers of groups', () => {
  it('are read as people write them', () => {
    expect(['7', '5,10, 20', '2..5', '8,2 .. 4,3'].map(parseNumbers)).toEqual([[7], [5, 10, 20], [2, 3, 4, 5], [2, 3, 4, 8]]);
    expect(['', '0', '5..2', '2..', 'a', '1.5', '2..4..6', '1..1000', '-3'].map(parseNumbers)).toEqual(new Array(9).fill(undefined));
  });

  it('are tried with the methods that are told one, each once with the others', () => {
    const recipes = gridRecipes({ methods: ['auto', 'kmeans++', 'hdbscan'] });
    expect(waysOf(recipes, [3, 9]).map(({ recipe, wanted }) => [recipe.method.name, wanted])).toEqual([['auto', undefined], ['kmeans++', 3], ['kmeans++', 9], ['hdbscan', undefined]]);
    expect(waysOf(recipes, 'auto')).toEqual(recipes.map(recipe => ({ recipe })));
    expect(() => waysOf(recipes, Array.from({ length: 299 }, (_, i) => i + 1))).toThrow(ParameterError);
  });

  it('are chosen by silhouette where no class is known, and it is said what each measure prefers', () => {
    const { recommended, text, said, caution } = judge(curve());
    expect(recommended).toBe(3);
    expect(text).toBe(
      'Of the numbers tried, 5 groups keep the documents best apart: k-means++ on Language model. Its groups come again to 0.70 without 5 % of the documents; nothing says whether they are right. Silhouette chose the number; it often rises with it a little, so that a smaller one that is about as good may say more.',
    );
    expect(said[0]).toBe(
      'k-means++ on Language model: the documents are best apart in 5 groups by silhouette (0.200), in 6 by Davies–Bouldin, in 2 by Calinski–Harabasz; the same groups come again best in 2 (0.90). By silhouette about as good, within a tenth: 4. The curve of inertia bends at 4 groups.',
    );
    // Within one way to read silhouette is what decides.
    expect(caution).toBeUndefined();
  });

  it('are chosen by the classes where these are known, with those that are not clearly worse', () => {
    const { recommended, text, said } = judge(curve('kmeans++', k => [0, 0, 0.3, 0.492, 0.5, 0.495, 0.3][k]), labels);
    expect(recommended).toBe(2);
    expect(text).toContain('k-means++, 4 groups comes closest to the labels (0.50).');
    expect(said[0]).toContain('comes closest to the labels in 4 groups (0.50); not clearly worse: 3, 5. Without these, silhouette would say 5 (0.200), Davies–Bouldin 6, Calinski–Harabasz 2;');
    expect(judge(curve('kmeans++', k => (k === 4 ? 0.5 : 0.3)), labels).said[0]).toContain('in 4 groups (0.50); every other number is clearly worse.');
  });

  it('that stand next to each other are told by their ends', () => {
    const { said } = judge(curve('kmeans++', k => (k === 2 ? 0.3 : 0.5)), labels);
    expect(said[0]).toContain('in 3 groups (0.50); not clearly worse: 4–6.');
  });

  it('at an end of what was tried say that there may be a better one beyond, and a straight curve has no bend', () => {
    const rising = [2, 3, 4].map(k => tried('ward', k, { silhouette: k / 20, inertia: 100 - 10 * k }));
    expect(judge(rising).said[0]).toContain('The curve of inertia has no clear bend. Silhouette is best in the most groups tried; more may be better still.');
    const falling = [3, 4, 5].map(k => tried('ward', k, { silhouette: 1 / k }));
    expect(judge(falling).said[0]).toContain('Silhouette is best in the fewest groups tried; fewer may be better still.');
    // There are no fewer than two.
    expect(judge([2, 3, 4].map(k => tried('ward', k, { silhouette: 1 / k }))).said[0]).not.toContain('fewer may be better');
  });

  it('that are not reached are told once for each way', () => {
    const cells = [4, 5, 6].map(k => tried('ward', k, { silhouette: 0.1 })).map(cell => (cell.state === 'done' ? { ...cell, result: { ...cell.result, groups: 4 } } : cell));
    expect(judge(cells).notes.map(english)).toEqual(['Hierarchical (Ward) on Language model was asked for 5 groups and gave 4.']);
  });

  it('that were not made are not said to be best: what was made is', () => {
    const short = (asked: number, made: number, found: Found) => {
      const cell = tried('ward', made, found);
      return cell.state === 'done' ? { ...cell, wanted: asked } : cell;
    };
    const cells = [tried('ward', 2, { silhouette: 0.05, ari: 0.2 }), tried('ward', 3, { silhouette: 0.1, ari: 0.3 }), ...[6, 7, 8].map(k => short(k, 5, { silhouette: 0.2, ari: 0.5 }))];
    const bare = judge(cells.map(cell => (cell.state === 'done' ? { ...cell, result: { ...cell.result, agreement: undefined, byLabels: undefined } } : cell)));
    expect(bare.text).toContain('Of the numbers tried, 5 groups keep the documents best apart');
    expect(bare.said[0]).toContain('best apart in 5 groups by silhouette (0.200)');
    // There is no other in which the documents are as far apart, and more cannot be made.
    expect(bare.said[0]).not.toMatch(/about as good|more may be better/);
    const { text, said, recommended } = judge(cells, labels);
    expect(recommended).toBe(2);
    expect(text).toContain('Hierarchical (Ward), 5 groups comes closest to the labels (0.50).');
    expect(said[0]).toContain('comes closest to the labels in 5 groups (0.50); every other number is clearly worse.');
  });

  it('of one way count as one way against the others', () => {
    const other = done('transformer', 'auto', { same: 0.95, silhouette: 0.15, labels: Int32Array.from({ length: 20 }, (_, i) => i % 5) });
    const { recommended, text } = judge([...curve(), other]);
    expect(recommended).toBe(5);
    // Only the best number of k-means++ is another way, and it has the same groups.
    expect(text).toContain('the other ways agree with it to 1.00.');
  });

  it('stand in order in the table, with the measures that tell them apart', () => {
    const cells = [done('transformer', 'auto', { ari: 0.4 }), ...curve('kmeans++', k => k / 10), ...curve('ward', k => 0.9 - k / 10)];
    const state = { cells, maps: {}, facts: { ids: [], truth: labels, seed: 1, samples: 3, versions: {} } };
    const columns = columnsFor(state);
    expect(columns.slice(-2).map(({ name }) => name)).toEqual(['calinskiHarabasz', 'inertia']);
    expect(columnsFor({ ...state, cells: cells.slice(0, 1) })).toHaveLength(columns.length - 2);
    const inUse: WayInUse = { ...cells[3].recipe, groups: 4 };
    const rows = tableRows(state, judge(cells, labels, inUse), columns, inUse);
    const named = (method: string) => [2, 3, 4, 5, 6].map(k => `${method}, ${k} groups`);
    expect(rows.map(({ method }) => method)).toEqual([...named('Hierarchical (Ward)'), ...named('k-means++'), 'Default grouping']);
    expect(rows.filter(row => row.inUse).map(({ method }) => method)).toEqual(['k-means++, 4 groups']);
    expect(rows.every(({ found }) => found && !found.fewer)).toBe(true);
  });

  it('leave other comparisons as they are', () => {
    const { numbers, caution } = judge([done('transformer', 'ward'), done('transformer', 'kmeans++')]);
    expect(numbers).toEqual([]);
    expect(english(caution!.headline)).toContain('Silhouette cannot choose');
  });
});
