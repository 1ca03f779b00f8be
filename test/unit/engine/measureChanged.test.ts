import { expect, test } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import type { Document } from '../../../src/core/types';
import { makeCollection } from '../../../src/engine/answers/collection';
import { measureChanged } from '../../../src/engine/update/measureChanged';

test('what changed is read as far as the run read it, where vectors are of what documents begin with', async () => {
  const passage = (text: string) => ({ text, headings: [], line: 0, endLine: 0 });
  const document: Document = { id: 'a.md', title: 'Bread', passages: [passage('Knead the dough.'), passage('Then play the violin.')], extra: '', hash: '' };
  const read: string[] = [];
  const embedder = {
    identity: 'made',
    dimensions: 2,
    embed: async (texts: readonly string[]) => {
      read.push(...texts);
      return { rows: texts.length, columns: 2, data: new Float32Array(2 * texts.length).fill(Math.SQRT1_2) };
    },
  };
  const old = await makeCollection({ documents: [], vectors: { rows: 0, columns: 2, data: new Float32Array(0) }, embedder });
  const firstRead = async (representation: string) => {
    read.length = 0;
    await measureChanged([document], { recipe: readRecipe({ representation }), seed: 1 } as never, old, {} as never, {});
    return read[0];
  };
  expect(await firstRead('onnx:FOLDER')).toMatch(/^Bread\s+Knead the dough\.$/);
  expect(await firstRead('lsa')).toMatch(/Knead the dough\.\s+Then play the violin\./);
});
