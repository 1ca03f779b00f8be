import { expect, it } from 'vitest';
import { rowProduct } from '../../../src/core/algebra/rows';
import { readRepresentation } from '../../../src/core/recipe';
import { tfidfRepresentation } from '../../../src/core/representation/tfidf';
import { notes } from './notes';

const tfidf = (parameters: Record<string, unknown> = {}) => tfidfRepresentation(readRepresentation('tfidf', parameters).parameters);

it('puts documents with the same words next to one another', async () => {
  const { vectors } = await tfidf().represent(notes);
  expect(rowProduct(vectors, 0, vectors, 3)).toBeGreaterThan(rowProduct(vectors, 0, vectors, 1));
  expect(rowProduct(vectors, 1, vectors, 7)).toBeGreaterThan(rowProduct(vectors, 1, vectors, 6));
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
