import { describe, expect, it } from 'vitest';
import { rowProduct } from '../../../src/core/algebra/rows';
import { countWords, termsOf, wordVectors } from '../../../src/core/evidence/wordVectors';
import { CancelledError } from '../../../src/core/work';

const cooking = ['Simmer the onions with garlic and stock', 'Garlic bread: bake the bread with garlic and butter', 'Stock for soup: onions, carrots, simmer long', 'Bake bread with butter, not garlic'];
const sailing = ['Trim the mainsail and ease the sheet', 'Reef the mainsail when the wind rises', 'The sheet of the jib, the wind and the keel', 'Ease the jib sheet in strong wind'];

const vectorsOf = async (texts: readonly string[]) => wordVectors(await countWords(texts));

describe('termsOf', () => {
  it('keeps words of two letters and more, whatever the script, and cuts unspaced ones into characters and pairs', () => {
    expect(termsOf('How do I undo a Git commit?')).toEqual(['how', 'do', 'undo', 'git', 'commit']);
    expect(termsOf('Über 3 Bäume, Жизнь')).toEqual(['über', 'bäume', 'жизнь']);
    expect(termsOf('AI股票 up')).toEqual(['ai', '股', '票', '股票', 'up']);
  });
});

describe('wordVectors', () => {
  it('puts documents that share words nearer to each other than to others, as unit rows', async () => {
    const texts = [...cooking, ...sailing, ...cooking, ...sailing];
    const vectors = await vectorsOf(texts);
    expect(vectors.rows).toBe(texts.length);
    for (let row = 0; row < vectors.rows; row++) expect(rowProduct(vectors, row, vectors, row)).toBeCloseTo(1, 5);
    expect(rowProduct(vectors, 0, vectors, 2)).toBeGreaterThan(rowProduct(vectors, 0, vectors, 5) + 0.2);
    expect(rowProduct(vectors, 4, vectors, 7)).toBeGreaterThan(rowProduct(vectors, 4, vectors, 1) + 0.2);
  });

  it('learns directions from some documents for a first impression, in which all find their places', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => (i < 20 ? cooking : sailing)[i % 4]);
    const counted = await countWords(texts);
    const rough = await wordVectors(counted, {}, 13);
    expect(rough.rows).toBe(40);
    for (let row = 0; row < 40; row++) expect(rowProduct(rough, row, rough, row)).toBeCloseTo(1, 5);
    expect(rowProduct(rough, 0, rough, 2)).toBeGreaterThan(rowProduct(rough, 0, rough, 25) + 0.2);
    expect(await wordVectors(counted, {}, 40)).toEqual(await wordVectors(counted));
  });

  it('gives a row of zeros where no word counts, and the same bytes each time', async () => {
    const texts = [...cooking, ...sailing, '… ?', ''];
    const first = await vectorsOf(texts);
    expect(first.data.slice(8 * first.columns).every(value => value === 0)).toBe(true);
    expect(await vectorsOf(texts)).toEqual(first);
  });

  it.each([[[]], [['one']], [['', '']]])('takes %j', async texts => {
    expect((await vectorsOf(texts)).rows).toBe(texts.length);
  });

  it('stops when cancelled', async () => {
    const work = { signal: AbortSignal.abort() };
    await expect(countWords(cooking, work)).rejects.toThrow(CancelledError);
    await expect(wordVectors(await countWords(cooking), work)).rejects.toThrow(CancelledError);
  });
});
