import { beforeAll, describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { english, englishAll } from '../../../src/core/lab/said';
import { folderMatrix } from '../../../src/core/suggestions/folderMatrix';
import { folderVerdict } from '../../../src/core/suggestions/folderVerdict';
import { otherFolders } from '../../../src/core/suggestions/otherFolder';
import type { Grouping, Neighbours } from '../../../src/core/types';
import { blobs } from '../grouping/blobs';

const { vectors, topics } = blobs([30, 30, 30], 0.5);
const names = ['git', 'vim', 'bread'];
let neighbours: Neighbours;
beforeAll(async () => {
  neighbours = await plainAlgebra.kNearest(vectors, 15);
});
const paths = (folderOf: (i: number) => string) => Array.from(topics, (_, i) => ({ path: `${folderOf(i)}/${i}.md` }));
const ownFolder = (i: number) => names[topics[i]];

describe('otherFolders', () => {
  it('finds the planted ones and no others, surest first', () => {
    const planted: Record<number, string> = { 3: 'vim', 40: 'bread', 41: 'bread', 77: 'git' };
    const found = otherFolders(paths(i => planted[i] ?? ownFolder(i)), neighbours);
    expect(found.map(({ document, from, to }) => [document, from, to]).sort()).toEqual([[3, 'vim', 'git'], [40, 'bread', 'vim'], [41, 'bread', 'vim'], [77, 'git', 'bread']].sort());
    expect(found.map(({ share }) => share)).toEqual(found.map(({ share }) => share).sort((a, b) => b - a));
  });

  it('blames no folder that mixes subjects, nor the top, dates, languages and folders within', () => {
    expect(otherFolders(paths(i => (i % 3 === 0 ? 'inbox' : ownFolder(i))), neighbours)).toEqual([]);
    const everywhere = paths(i => (i === 3 ? '2024' : i === 4 ? 'de' : ownFolder(i)));
    everywhere[5] = { path: '5.md' };
    expect(otherFolders(everywhere, neighbours)).toEqual([]);
    expect(otherFolders(paths(i => (i < 4 ? 'git/drafts' : ownFolder(i))), neighbours)).toEqual([]);
  });

  it('says nothing of records and of a single document', () => {
    expect(otherFolders(Array.from(topics, () => ({})), neighbours)).toEqual([]);
    expect(otherFolders([{ path: 'a/b.md' }], { k: 0, indices: new Int32Array(0), similarities: new Float32Array(0) })).toEqual([]);
  });
});

describe('folderMatrix', () => {
  const grouping = (folderOf: (i: number) => string, groupOf: (i: number) => number | null) => {
    const documents = paths(folderOf).map(({ path }, i) => ({ id: path, path, group: groupOf(i) }));
    const groups = [...new Set(documents.map(({ group }) => group))].flatMap(id => (id === null ? [] : [{ id, level: 'group', name: `g${id}`, size: documents.filter(({ group }) => group === id).length }]));
    return { documents, groups } as unknown as Grouping;
  };

  it('counts, puts groups beside the folders that fill them, and agrees fully where both are the same', () => {
    const { rows, groups, agreement, documents } = folderMatrix(grouping(ownFolder, i => 2 - topics[i]))!;
    expect(rows.map(({ folder, size, unity }) => [folder, size, unity])).toEqual([['bread', 30, 1], ['git', 30, 1], ['vim', 30, 1]]);
    expect(groups.map(({ id }) => id)).toEqual([0, 2, 1]);
    expect(rows.map(({ counts }) => counts)).toEqual([[30, 0, 0], [0, 30, 0], [0, 0, 30]]);
    expect(agreement).toBeCloseTo(1);
    expect(documents).toBe(90);
  });

  it('agrees no more than chance where folders mix, and leaves the top and the ungrouped out of the cells', () => {
    const mixed = folderMatrix(grouping(i => ['a', 'b', 'c'][i % 3], i => (i === 7 ? null : topics[i])))!;
    expect(Math.abs(mixed.agreement)).toBeLessThan(0.05);
    expect(mixed.rows.flatMap(({ counts }) => counts).reduce((a, b) => a + b)).toBe(89);
    expect(mixed.rows.reduce((sum, { size }) => sum + size, 0)).toBe(90);
  });

  it('is not there without two folders', () => {
    expect(folderMatrix(grouping(() => 'all', i => topics[i]))).toBeUndefined();
  });

  it('is put in plain words', () => {
    const verdict = folderVerdict(folderMatrix(grouping(i => (topics[i] === 2 ? 'notes' : ownFolder(i)), i => (topics[i] === 2 ? i % 5 : topics[i])))!, 29, 1);
    expect(english(verdict.answer)).toBe('Partly.');
    expect(englishAll(verdict.sentences)).toBe('The folders git and vim hold together; notes spreads over many groups. 29 files sit among files of another folder. One pair says nearly the same.');
    expect(english(folderVerdict(folderMatrix(grouping(ownFolder, i => topics[i]))!, 0, 0).answer)).toBe('Largely.');
    expect(english(folderVerdict(folderMatrix(grouping(i => `f${i % 3}`, i => topics[i]))!, 0, 0).answer)).toBe('Hardly.');
  });
});
