import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import { readGroupedFile } from '../../../src/engine/files/groupedFile';
import { temporaryFolderForAll } from './support';

const file = join(temporaryFolderForAll(), 'grouping.json');
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readGroupedFile(file);
};

describe('a result in a file', () => {
  test('gives documents and their groups by number, whatever else it holds', async () => {
    const documents = [{ id: 'a.md', path: 'a.md', group: 7, title: 'A' }, { id: 3, group: null }, { id: 'c', group: 'named' }, { id: 'd', group: 7 }, { id: 'e', group: -1 }];
    expect(await read({ version: 1, documents, groups: [] })).toEqual({
      documents: [{ id: 'a.md', path: 'a.md' }, { id: '3' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
      labels: Int32Array.of(0, -1, 1, 0, -1),
    });
  });

  test('says what was asked for, where it holds the recipe', async () => {
    const recipe = readRecipe({ representation: 'tfidf', representationParameters: { stem: false }, dimensions: '50:pca', centring: 'mean', method: 'ward' });
    const documents = [{ id: 'a', group: 0 }];
    const written = { documents, provenance: { model: 'tfidf', seed: 7, recipe, groups: 4 } };
    expect((await read(written)).asked).toEqual({ recipe, groups: 4, seed: 7 });
    expect((await read({ documents, provenance: { recipe: readRecipe(), groups: 'auto' } })).asked).toEqual({ recipe: readRecipe(), groups: 'auto', seed: 1 });
    expect((await read({ documents, provenance: { model: 'of another program' } })).asked).toBeUndefined();
    await expect(read({ documents, provenance: { recipe: { ...recipe, centring: 'median' } } })).rejects.toThrow(/recipe in .* cannot be used: The centring takes/);
    await expect(read({ documents, provenance: { recipe: null } })).rejects.toThrow(/recipe in .* cannot be used/);
    await expect(read({ documents, provenance: { recipe: 3 } })).rejects.toThrow(/recipe in .* cannot be used/);
  });

  test.each([
    ['no JSON', '{"documents": [', /no list of documents/],
    ['another thing', [1, 2], /no list of documents/],
    ['nothing', null, /no list of documents/],
    ['a document without an id', { documents: [{ id: 'a', group: 1 }, { group: 1 }] }, /document 2 has no id/],
    ['a document without a group', { documents: [{ id: 'a' }] }, /document 1 has no group/],
    ['documents of nothing', { documents: [null] }, /document 1 has no id/],
  ])('is refused when it is %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  test('is refused when it cannot be read', async () => {
    await expect(readGroupedFile(join(file, 'none'))).rejects.toThrow(/Cannot read/);
  });
});
