import { expect, test } from 'vitest';
import { readVocabulary } from '../../../src/core/naming/vocabulary';
import { packVocabulary, unpackVocabulary } from '../../../src/engine/run/packedVocabulary';

test('a vocabulary is the same after it was packed and sent, empty documents among them', async () => {
  const texts = [
    { title: 'Sourdough Bread Recipes', text: 'Bake the bread in a hot oven. Ovens differ.', extra: 'baking' },
    { title: '', text: '', extra: '' },
    { title: 'Trains', text: '', extra: 'railway station' },
  ];
  const read = await readVocabulary(texts);
  expect(unpackVocabulary(structuredClone(packVocabulary(read)))).toEqual(read);
  expect(unpackVocabulary(packVocabulary(await readVocabulary([]))).documents).toEqual([]);
});
