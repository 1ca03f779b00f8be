import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
