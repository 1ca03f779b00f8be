import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readRecords } from '../../../src/engine/files/records';
import { workbook } from '../../made/workbooks';
import { temporaryFolderForAll } from './support';

const reads = vi.hoisted(() => [] as string[]);
vi.mock('../../../src/engine/files/nodeTree', async original => {
  const own = await original<typeof import('../../../src/engine/files/nodeTree')>();
  return { ...own, readBytes: (file: string) => (reads.push(file), own.readBytes(file)) };
});

const folder = temporaryFolderForAll();
beforeEach(() => void (reads.length = 0));

describe('what is read as a whole', () => {
  it.each([
    ['a.xlsx', workbook([['Nr', 'Comment'], ['1', 'The hive stands behind the house.'], ['2', 'The moon is full tonight.']])],
    ['a.bib', '@misc{a, title={On bees}, abstract={The hive stands behind the house.}}\n@misc{b, title={On the moon}, abstract={The moon is full tonight.}}\n'],
    ['a.ris', 'TY  - JOUR\nTI  - On bees\nER  - \nTY  - JOUR\nTI  - On the moon\nER  - \n'],
  ])('is read once, though its fields are told first: %s', async (name, content) => {
    writeFileSync(join(folder, name), content);
    expect((await readRecords(join(folder, name))).records).toHaveLength(2);
    expect(reads).toEqual([join(folder, name)]);
  });
});
