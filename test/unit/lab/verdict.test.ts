import { describe, expect, it } from 'vitest';
import { agreementMatrix } from '../../../src/core/lab/agreement';
import type { Cell, TruthFacts } from '../../../src/core/lab/comparison';
import { english, englishAll } from '../../../src/core/lab/said';
import { verdictOf } from '../../../src/core/lab/verdict';
import { readRecipe } from '../../../src/core/recipe';
import { done, sampled } from './cells';

const folders: TruthFacts = { kind: 'folder', classes: 26, documents: 1200 };

function judge(cells: readonly Cell[], { truth, inUse, agreement }: { truth?: TruthFacts; inUse?: Cell; agreement?: number[][] } = {}) {
  const matrix = agreement ?? agreementMatrix(cells.map(cell => (cell.state === 'done' ? cell.result.labels : undefined)));
  const verdict = verdictOf(cells, { truth, agreement: matrix, groups: 4, inUse: inUse?.recipe });
  return { ...verdict, text: [verdict.headline, ...verdict.sentences].map(english).join(' '), cautionText: englishAll(verdict.caution?.sentences ?? []) };
}

describe('the verdict with labels', () => {
  const cells = [
    done('transformer', 'kmeans++', { ari: 0.37, same: 0.69, silhouette: 0.069 }),
    done('transformer', 'ward', { ari: 0.362, same: 0.85, silhouette: 0.065 }),
    done('tfidf', 'kmeans++', { ari: 0.19, same: 0.58, silhouette: 0.097 }),
    done('tfidf', 'ward', { ari: 0.2, same: 0.9, silhouette: 0.05 }),
  ];

  it('recommends the cell closest to the labels, and says which way to read is right', () => {
    const { recommended, text } = judge(cells, { truth: folders });
    expect(recommended).toBe(0);
    expect(text).toContain('Language model is the right way to read here. Both methods agree more with your folders when they read this way.');
    expect(text).toContain('comes closest to your folders (0.37).');
  });

  it('names a steadier way that is not clearly worse', () => {
    const { text } = judge(cells, { truth: folders });
    expect(text).toContain('is close (0.36) and changes less when documents are left out (0.85 against 0.69).');
  });

  it('says of the way in use whether it can stay', () => {
    expect(judge(cells, { truth: folders, inUse: cells[1] }).text).toContain('which is in use, is not clearly worse (0.36) and can stay.');
    expect(judge(cells, { truth: folders, inUse: cells[2] }).text).toContain('which is in use, comes to 0.19.');
    expect(judge(cells, { truth: folders, inUse: cells[0] }).text).toContain('It is in use.');
  });

  it('calls a difference within the noise of resampling no clear difference', () => {
    const noisy = [
      done('transformer', 'kmeans++', { agreement: { value: 0.37, samples: [0.3, 0.37, 0.44] } }),
      done('tfidf', 'kmeans++', { agreement: { value: 0.34, samples: [0.44, 0.34, 0.3] } }),
    ];
    const { recommended, text } = judge(noisy, { truth: folders });
    expect(recommended).toBe(0);
    expect(text).toContain('As ways to read there is no clear difference between Language model and Words (TF-IDF).');
    expect(text).toContain('There is no clear difference to');
    expect(text).not.toContain('right way');
  });

  it('of one way to read begins with the best way to group, or with all that are as good', () => {
    const first = (...values: number[]) => {
      const { headline, sentences } = judge(values.map((ari, at) => done('transformer', ['kmeans++', 'ward', 'fuzzy', 'average'][at], { ari })), { truth: folders });
      return [headline, ...sentences].slice(0, 2).map(english);
    };
    const closest = 'k-means++ comes closest to your folders (0.60).';
    expect(first(0.6, 0.3, 0.2)).toEqual([closest]);
    expect(first(0.6, 0.6, 0.2)).toEqual(['There is no clear difference between k-means++ and Hierarchical (Ward).', closest]);
    expect(first(0.6, 0.6, 0.6)).toEqual(['There is no clear difference between k-means++, Hierarchical (Ward) and Fuzzy c-means.', closest]);
    expect(first(0.6, 0.6, 0.6, 0.6)[0]).toBe('There is no clear difference between k-means++, Hierarchical (Ward), Fuzzy c-means and 1 more.');
    // The others gave one group, or none.
    const { text } = judge([done('transformer', 'ward', { ari: 0.6 }), done('transformer', 'kmeans', { ari: 0, groups: 1 })], { truth: folders });
    expect(text).toContain('Only one way could be judged: Hierarchical (Ward) agrees with your folders to 0.60.');
  });

  it('never chooses by silhouette: the caution shows where it would have misled', () => {
    const { caution, cautionText } = judge(cells, { truth: folders });
    expect(english(caution!.headline)).toBe('Silhouette cannot choose how to read the documents.');
    expect(cautionText).toContain('on Words (TF-IDF) scores higher (0.097) than');
    expect(cautionText).toContain('agree less with your folders (0.19 against 0.37)');
    const inverted = cells.map((cell, at) => (cell.state === 'done' ? { ...cell, result: { ...cell.result, byVectors: { ...cell.result.byVectors, silhouette: at / 10 } } } : cell));
    expect(judge(inverted, { truth: folders }).recommended).toBe(0);
  });

  it('says so when nothing comes near the labels', () => {
    const { text } = judge([done('transformer', 'ward', { ari: 0.03 }), done('transformer', 'kmeans++', { ari: 0.01 })], { truth: { ...folders, kind: 'tags' } });
    expect(text).toContain('That is little: your tags seem to be sorted by something other than what the texts say.');
  });

  it('notes who leaves documents out, who gave fewer groups, what failed and what was not finished', () => {
    const others: Cell[] = [
      done('transformer', 'single', { ari: 0.2, ungrouped: 5 }),
      done('transformer', 'fuzzy', { ari: 0.1, groups: 2 }),
      { recipe: readRecipe({ method: 'average' }), state: 'failed', reason: 'It broke off.' },
      { recipe: readRecipe({ method: 'bisecting' }), state: 'waiting' },
    ];
    const notes = judge([...cells, ...others], { truth: folders }).notes.map(english).join('\n');
    expect(notes).toContain('“Agrees with folders” counts 1,200 documents in 26 folders.');
    expect(notes).toMatch(/Hierarchical \(single\) leaves documents out/);
    expect(notes).toContain('was asked for 4 groups and gave 2.');
    expect(notes).toContain('1 of 8 ways failed; the table says why.');
    expect(notes).toContain('1 of 8 ways were not finished.');
  });
});

it('notes which vectors could not be made as small as their title says, once a way to read', () => {
  const sized = (method: string, dimensions: number, size: string): Cell => ({ ...done('transformer', method, { ari: 0.2, dimensions }), recipe: readRecipe({ method, dimensions: size }) });
  const notes = (cells: Cell[]) => judge(cells, { truth: folders }).notes.map(english).filter(text => text.includes('kept'));
  expect(notes([sized('ward', 384, '100'), sized('kmeans', 384, '100'), sized('ward', 50, '50')])).toEqual([
    'The vectors of Language model, 100 principal components kept their 384 numbers: there are too few numbers, or documents, to make 100 of them.',
  ]);
  expect(notes([done('transformer', 'ward', { ari: 0.2, dimensions: 384 }), sized('kmeans', 100, '100')])).toEqual([]);
});

describe('the verdict without labels', () => {
  it('takes the steadiest where the ways agree no more than by chance, which says nothing for any', () => {
    const cells = [done('tfidf', 'kmeans++', { same: 0.25 }), done('transformer', 'kmeans++', { same: 1 }), done('lsa', 'kmeans++', { same: 0.6 })];
    const apart = [[1, -0.1, -0.1], [-0.1, 1, -0.1], [-0.1, -0.1, 1]];
    expect(judge(cells, { agreement: apart }).recommended).toBe(1);
  });

  const cells = [done('transformer', 'kmeans++', { same: 0.6 }), done('transformer', 'ward', { same: 0.9 }), done('tfidf', 'ward', { same: 0.95 })];
  const agreement = [
    [1, 0.6, 0.2],
    [0.6, 1, 0.4],
    [0.2, 0.4, 1],
  ];

  it('goes by stability and agreement, and calls it a hint', () => {
    const { recommended, text, cautionText } = judge(cells, { agreement });
    expect(recommended).toBe(1);
    expect(text).toContain('is the most dependable choice.');
    expect(text).toContain('so this is a hint');
    expect(text).toContain('Its groups come again to 0.90, and the other ways agree with it to 0.50.');
    expect(cautionText).toContain('arXiv 2403.15112');
    expect(cautionText).toContain('preferring the worst');
  });

  it('speaks of no other ways where there are none', () => {
    const { recommended, text } = judge([cells[1]]);
    expect(recommended).toBe(0);
    expect(text).toBe('Only one way could be judged: Hierarchical (Ward) on Language model. Its groups come again to 0.90 without 5 % of the documents; nothing says whether they are right.');
  });

  it('does not fall for one group of all, nor for a way that leaves most documents out', () => {
    const degenerate = [
      ...cells,
      done('transformer', 'single', { groups: 1, stability: sampled(1), labels: new Int32Array(20) }),
      done('transformer', 'complete', { groups: 2, ungrouped: 15, stability: sampled(1) }),
    ];
    const wide = degenerate.map((_, i) => degenerate.map((_, j) => (i === j ? 1 : (agreement[i]?.[j] ?? 0.1))));
    expect(judge(degenerate, { agreement: wide }).recommended).toBe(1);
  });
});

it('recommends nothing when nothing has finished', () => {
  const { recommended, text, caution } = judge([{ recipe: readRecipe(), state: 'waiting' }]);
  expect(recommended).toBeUndefined();
  expect(caution).toBeUndefined();
  expect(text).toContain('There is nothing to choose between.');
});
