import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { fitMeanCentring } from '../../../src/core/reduction/centring';
import { fitReduction } from '../../../src/core/reduction/reduction';
import { unchanged } from '../../../src/core/reduction/transform';
import type { Embedder } from '../../../src/core/representation/embedder';
import { refine } from '../../../src/core/representation/refine';
import type { Matrix } from '../../../src/core/types';

/** Unit vectors by the lengths of a text's words. */
const embedder: Embedder = {
  identity: 'lengths',
  dimensions: 4,
  async embed(texts) {
    const rows = texts.map(text => [0, 1, 2, 3].map(at => (text.split(' ')[at] ?? '').length + 1));
    return { rows: rows.length, columns: 4, data: Float32Array.from(rows.flatMap(row => row.map(value => value / Math.hypot(...row)))) };
  },
};
const texts = ['a bb ccc', 'dddd e', 'ff gg hh iiii', 'j', 'kkkkk ll m nn', 'ooo ppp'];
const documents = texts.map(text => ({ lead: text, whole: text }));
const row = ({ columns, data }: Matrix, at: number) => [...data.subarray(at * columns, (at + 1) * columns)];

describe('a refined representation', () => {
  it('brings other texts where a document with the same words lies', async () => {
    const vectors = await embedder.embed(texts);
    const centred = await refine({ vectors, embedder }, documents, async x => fitMeanCentring(x));
    const small = await refine(centred, documents, x => fitReduction(x, { dimensions: 2, by: 'pca' }, 1, plainAlgebra));
    expect(small.vectors.columns).toBe(2);
    expect(small.embedder).toMatchObject({ identity: 'lengths, mean, pca-2', dimensions: 2 });
    const heard: number[] = [];
    const again = await small.embedder.embed([texts[2], texts[0]], {}, rows => heard.push(...rows));
    row(again, 0).forEach((value, at) => expect(value).toBeCloseTo(row(small.vectors, 2)[at], 5));
    row(again, 1).forEach((value, at) => expect(value).toBeCloseTo(row(small.vectors, 0)[at], 5));
    expect(heard).toEqual([0, 1]);
  });

  it('is the representation itself when nothing changes', async () => {
    const represented = { vectors: await embedder.embed(texts), embedder };
    expect(await refine(represented, documents, async () => unchanged)).toEqual(represented);
  });
});
