import { expect, test } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { unitRows } from '../../../src/core/algebra/rows';
import { readRecipe, type GivenRecipe } from '../../../src/core/recipe';
import type { Document } from '../../../src/core/types';
import { makeCollection } from '../../../src/engine/answers/collection';
import { vectorsByRecipe } from '../../../src/engine/run/represent';
import { keepVectors } from '../../../src/engine/store/keptEmbedder';
import { measureChanged } from '../../../src/engine/update/measureChanged';
import { temporaryFolder } from './support';

const DIMENSIONS = 6;
const passage = (text: string) => ({ text, headings: [], line: 0, endLine: 0 });
const documentOf = (name: string): Document => ({ id: `${name}.md`, title: name, passages: [passage(`Knead the ${name}.`), passage(`Then bake the ${name} for long. Or play the violin. Others sing to it.`), passage('Bake more.')], extra: '', hash: '' });
const documents = ['bread', 'cake', 'rolls', 'pizza', 'scones', 'waffles', 'rusk', 'brioche'].map(documentOf);

/** A model that makes vectors of letters, and notes what it read. */
function letterModel() {
  const read: string[] = [];
  return {
    read,
    identity: 'letters',
    dimensions: DIMENSIONS,
    release: async () => undefined,
    async embed(texts: readonly string[], _work?: unknown, onVectors?: (rows: readonly number[], vectors: { rows: number; columns: number; data: Float32Array }) => void) {
      read.push(...texts);
      const data = new Float32Array(DIMENSIONS * texts.length);
      texts.forEach((text, row) => [...text].forEach(letter => data[DIMENSIONS * row + (letter.charCodeAt(0) % DIMENSIONS)]++));
      const vectors = unitRows({ rows: texts.length, columns: DIMENSIONS, data });
      onVectors?.([...texts.keys()], vectors);
      return vectors;
    },
  };
}

test.each<[string, GivenRecipe]>([
  ['nothing else', {}],
  ['the mean taken off', { centring: 'mean' }],
  ['fewer dimensions', { centring: 'directions', dimensions: 3 }],
  ['summaries, and the mean taken off', { summary: 'textrank', centring: 'mean' }],
])('what is measured again is where the run had it, and comes from the store: %s', async (_, given) => {
  const recipe = readRecipe(given);
  const cacheFolder = temporaryFolder();
  const model = letterModel();
  const tools = { checkedModel: async () => ({ name: 'letters', bytes: 1, sha256: '0123456789abcdef' }), algebra: async () => plainAlgebra, models: { get: async () => model } } as never;
  const keeping = keepVectors(cacheFolder, () => undefined);
  const represented = await (await vectorsByRecipe(recipe, 1, tools, keeping)).represent(documents, {});
  const old = await makeCollection({ documents, ...represented });
  keeping.close();
  model.read.length = 0;

  const context = { tools, cacheFolder, surroundings: { log: () => undefined } } as never;
  const known = await measureChanged(documents, { recipe, seed: 1 } as never, old, context, {});
  expect(known.vectors).toEqual(represented.vectors);
  expect(known.passages).toEqual(old.passages);
  // Central sentences are told by what is kept, too.
  expect(model.read).toEqual([]);

  const added = documentOf('focaccia');
  await measureChanged([added], { recipe, seed: 1 } as never, old, context, {});
  expect(model.read).not.toEqual([]);
  model.read.length = 0;
  await measureChanged([added], { recipe, seed: 1 } as never, old, context, {});
  expect(model.read).toEqual([]);
});

test('what learns from documents reads all that those say that changed', async () => {
  const model = letterModel();
  const old = await makeCollection({ documents: [], vectors: { rows: 0, columns: DIMENSIONS, data: new Float32Array(0) }, embedder: model });
  await measureChanged([documents[0]], { recipe: readRecipe({ representation: 'lsa' }), seed: 1 } as never, old, {} as never, {});
  expect(model.read[0]).toMatch(/Knead the bread\.\s+Then bake the bread/);
});
