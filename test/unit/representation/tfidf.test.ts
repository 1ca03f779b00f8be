import { expect, it } from 'vitest';
import { readRepresentation } from '../../../src/core/recipe';
import { tfidfRepresentation } from '../../../src/core/representation/tfidf';
import { notes } from './notes';

const tfidf = (parameters: Record<string, unknown> = {}) => tfidfRepresentation(readRepresentation('tfidf', parameters).parameters);

it('puts documents with the same words next to one another', async () => {
  const { vectors } = await tfidf().represent(notes);
  const cosine = (a: number, b: number) => {
    let sum = 0;
    for (let c = 0; c < vectors.columns; c++) sum += vectors.data[a * vectors.columns + c] * vectors.data[b * vectors.columns + c];
    return sum;
  };
  expect(cosine(0, 3)).toBeGreaterThan(cosine(0, 1));
  expect(cosine(1, 7)).toBeGreaterThan(cosine(1, 6));
});

it('has at most as many columns as asked for', async () => {
  expect((await tfidf({ maxFeatures: 12 }).represent(notes)).vectors.columns).toBe(12);
});

it('names every setting and what it learnt', async () => {
  expect(tfidf({ stem: false }).identity).not.toBe(tfidf().identity);
  const first = await tfidf().represent(notes);
  const second = await tfidf().represent(notes.slice(1));
  expect(second.embedder.identity).not.toBe(first.embedder.identity);
});

it('refuses more numbers than fit into memory', async () => {
  const { embedder } = await tfidf().represent(notes);
  await expect(embedder.embed(new Array(4e6).fill('git'))).rejects.toThrow(RangeError);
});
