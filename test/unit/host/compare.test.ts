import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComparisonEvent } from '../../../src/core/lab/comparison';
import { comparisonJson } from '../../../src/core/lab/json';
import { readingKey } from '../../../src/core/lab/grid';
import { startedComparison } from '../../../src/core/lab/state';
import { readRecipe } from '../../../src/core/recipe';
import { CancelledError } from '../../../src/core/work';
import { Comparison } from '../../../src/host/compare/comparison';
import { comparePictures, compareView } from '../../../src/host/compare/compareView';
import { dropKeptComparison, readKeptComparison, writeKeptComparison } from '../../../src/host/compare/keptComparison';
import { settingsFor } from '../../../src/host/compare/useRecipe';
import type { CompareListener, Engine } from '../../../src/host/run/engine';
import type { CompareRequest } from '../../../src/protocol/engineSides';
import { done } from '../lab/cells';
import { temporaryFolder } from '../engine/support';

const cells = [done('transformer', 'kmeans++', { ari: 0.4 }), done('transformer', 'ward', { ari: 0.3 }), done('tfidf', 'ward', { ari: 0.1 })];
const request: CompareRequest = {
  sources: [],
  selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 1 },
  recipes: cells.map(({ recipe }) => recipe),
  groups: 'auto',
  seed: 1,
  samples: 3,
};

/** A comparison whose engine tells and ends when it is asked to, and heeds the signal. */
function comparing() {
  let listener: CompareListener | undefined;
  let settle: { resolve(): void; reject(error: Error): void } | undefined;
  const engine: Pick<Engine, 'compare'> = {
    compare: (_, own, signal) =>
      new Promise((resolve, reject) => {
        listener = own;
        settle = { resolve, reject };
        signal.addEventListener('abort', () => reject(new CancelledError()));
      }),
  };
  const comparison = new Comparison(startedComparison(request.recipes), cells[1].recipe);
  const ended = comparison.run(engine as Engine, request);
  const tell = (event: ComparisonEvent) => listener!.compared(event);
  tell({ kind: 'facts', facts: { ids: Array.from({ length: 20 }, (_, i) => `${i}`), truth: { kind: 'folder', classes: 4, documents: 20 }, seed: 1, samples: 3, versions: {} } });
  return { comparison, ended, tell, progress: listener!.progress, end: settle! };
}

describe('the comparison in the window', () => {
  it('stands in the order of the grid, without a verdict, while it runs', () => {
    const { comparison, tell, progress } = comparing();
    tell({ kind: 'cell', at: 1, cell: cells[1] });
    tell({ kind: 'cell', at: 2, cell: { recipe: cells[2].recipe, state: 'running', done: 2, total: 4 } });
    progress({ phase: 'embedding', done: 412, total: 1871 });
    const view = compareView(comparison);
    expect(view.running).toMatchObject({ done: 1, total: 3 });
    expect(view.running!.text).toMatch(/^1 of 3 ways · .*412.*1,871/);
    expect(view.verdict).toBeUndefined();
    expect(view.rows.map(({ at, state, text, recommended }) => [at, state, text, recommended])).toEqual([
      [0, 'waiting', 'waiting', false],
      [1, 'done', undefined, false],
      [2, 'running', 'grouped 2 of 4 times', false],
    ]);
    expect(comparePictures(comparison)).toEqual([]);
  });

  it('ends with a verdict, one marked row, pictures and agreement', async () => {
    const { comparison, ended, tell, end } = comparing();
    cells.forEach((cell, at) => tell({ kind: 'cell', at, cell }));
    tell({ kind: 'map', key: readingKey(cells[0].recipe), map: { rows: Int32Array.of(0, 5, 9), positions: Float32Array.of(0, 0, 1, 0.5, -1, -0.5) } });
    end.resolve();
    expect(await ended).toEqual({ kind: 'done' });
    const view = compareView(comparison);
    expect(view.running).toBeUndefined();
    expect(view.rows.filter(({ recommended }) => recommended).map(({ at }) => at)).toEqual([0]);
    expect(view.rows.filter(({ inUse }) => inUse).map(({ at }) => at)).toEqual([1]);
    expect(view.mark).toBe('closest to your folders');
    expect(view.verdict!.text).toContain('k-means++ comes closest to your folders (0.40).');
    expect(view.matrix!.values).toHaveLength(3);
    expect(comparePictures(comparison)).toMatchObject([{ at: 0, reading: 'Language model', method: 'k-means++', figure: '0.40' }]);
  });

  it('keeps what is finished when it is stopped or broken off', async () => {
    const stopped = comparing();
    stopped.tell({ kind: 'cell', at: 0, cell: cells[0] });
    stopped.comparison.cancel();
    expect(await stopped.ended).toEqual({ kind: 'stopped' });
    expect(compareView(stopped.comparison)).toMatchObject({ ended: 'Stopped. The ways that were finished are shown.', rows: [{ at: 0, recommended: true }, {}, {}] });

    const broken = comparing();
    broken.tell({ kind: 'cell', at: 1, cell: cells[1] });
    broken.end.reject(new Error('The grouping process stopped unexpectedly.'));
    expect((await broken.ended).kind).toBe('failed');
    expect(compareView(broken.comparison)).toMatchObject({ ended: 'The grouping process stopped unexpectedly.', rows: [{ at: 1 }, {}, {}] });
  });
});

describe('a comparison that has ended', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });

  it('comes back whole from the storage of an earlier window', async () => {
    const { comparison, ended, tell, end } = comparing();
    cells.forEach((cell, at) => tell({ kind: 'cell', at, cell }));
    tell({ kind: 'map', key: readingKey(cells[0].recipe), map: { rows: Int32Array.of(0, 5, 9), positions: Float32Array.of(0, 0, 1, 0.5, -1, -0.5) } });
    end.resolve();
    const how = await ended;
    const { state, seconds } = comparison;
    await writeKeptComparison(folder, { state, end: how, seconds });
    const kept = (await readKeptComparison(folder))!;
    expect(kept.state).toEqual(state);
    const restored = new Comparison(kept.state, cells[1].recipe, kept.end, kept.seconds);
    expect(compareView(restored)).toEqual(compareView(comparison));
    expect(comparePictures(restored)).toEqual(comparePictures(comparison));
    expect(comparisonJson(restored.state)).toBe(comparisonJson(state));
  });

  it('says why it broke off when it comes back', async () => {
    const end = { kind: 'failed', error: new Error('The grouping process stopped unexpectedly.') } as const;
    await writeKeptComparison(folder, { state: { ...startedComparison(request.recipes), cells }, end });
    const kept = (await readKeptComparison(folder))!;
    expect(compareView(new Comparison(kept.state, undefined, kept.end)).ended).toBe(end.error.message);
  });

  it('is nothing where none was kept, another form was, or a new one has begun', async () => {
    expect(await readKeptComparison(folder)).toBeUndefined();
    await writeFile(join(folder, 'comparison.gz'), gzipSync(serialize({ form: 0, kept: {} })));
    expect(await readKeptComparison(folder)).toBeUndefined();
    await writeFile(join(folder, 'comparison.gz'), gzipSync('other').subarray(0, 12));
    await expect(readKeptComparison(folder)).rejects.toThrow();
    await dropKeptComparison(folder);
    await dropKeptComparison(folder);
    expect(await readKeptComparison(folder)).toBeUndefined();
  });
});

describe('using a way', () => {
  it('gives the settings that lead to the same recipe', () => {
    const recipes = [
      readRecipe({ representation: 'tfidf', dimensions: '64:autoencoder', centring: 'mean', method: 'ward' }),
      readRecipe({ representation: 'onnx:/models/mine', summary: 'textrank' }),
      readRecipe({ representation: 'hybrid', method: 'hdbscan', centring: 'mean' }),
      readRecipe({ summary: 'server:http://localhost:11434' }),
    ];
    for (const recipe of recipes) {
      const { representation, dimensions, summarize, centring, method } = settingsFor(recipe, 18);
      expect(readRecipe({ representation, dimensions, summary: summarize, centring, method })).toEqual(recipe);
    }
    expect(recipes.map(recipe => settingsFor(recipe, 18).groups)).toEqual([18, 0, 0, 0]);
    expect(settingsFor(recipes[2], 18).representation).toBe('hybrid');
    // What suits a way to read is not fixed for others.
    expect(recipes.map(recipe => settingsFor(recipe, 18).centring)).toEqual(['mean', 'auto', 'mean', 'auto']);
  });
});
