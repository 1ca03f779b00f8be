import { describe, expect, test } from 'vitest';
import { assembleGrouping, type Findings } from '../../../src/core/result/assemble';
import { excerpt } from '../../../src/core/result/excerpt';
import { keepIdentity } from '../../../src/core/result/keepIdentity';
import { numberGroups } from '../../../src/core/result/numberGroups';
import { rounded } from '../../../src/core/result/rounding';
import type { Document } from '../../../src/core/types';

const labels = {
  area: Int32Array.of(0, 0, 0, 0, 1, 1, -1),
  group: Int32Array.of(1, 0, 0, 0, 2, 2, -1),
  subgroup: Int32Array.of(-1, 1, 0, 0, -1, -1, -1),
};

describe('numbering groups', () => {
  test('goes by level and size, with parents that hold the members', () => {
    expect(numberGroups(labels)).toEqual([
      { id: 0, level: 'area', label: 0, parent: null, members: [0, 1, 2, 3] },
      { id: 1, level: 'area', label: 1, parent: null, members: [4, 5] },
      { id: 2, level: 'group', label: 0, parent: 0, members: [1, 2, 3] },
      { id: 3, level: 'group', label: 2, parent: 1, members: [4, 5] },
      { id: 4, level: 'group', label: 1, parent: 0, members: [0] },
      { id: 5, level: 'subgroup', label: 0, parent: 2, members: [2, 3] },
      { id: 6, level: 'subgroup', label: 1, parent: 2, members: [1] },
    ]);
  });

  test('gives no parent where the level above is empty, and the earlier of equals first', () => {
    const none = Int32Array.of(-1, -1, -1, -1);
    const groups = numberGroups({ area: none, group: Int32Array.of(1, 0, 1, 0), subgroup: none });
    expect(groups.map(({ label, parent }) => [label, parent])).toEqual([[1, null], [0, null]]);
  });
});

describe('assembling', () => {
  const document = (i: number, passages: number): Document => ({
    id: `d${i}`,
    title: `Title ${i}`,
    extra: '',
    hash: '',
    passages: Array.from({ length: passages }, (_, p) => ({ text: `Passage ${p} of ${i}`, headings: ['Heading'], line: p, endLine: p })),
  });
  const groups = numberGroups(labels);
  const findings: Findings = {
    documents: Array.from({ length: 7 }, (_, i) => document(i, i === 0 ? 2 : 1)),
    skipped: [],
    groups,
    faces: groups.map(({ id, members }) => ({ name: `Group ${id}`, keywords: ['word'], examples: members.slice(0, 3), colour: id })),
    words: Array.from({ length: 7 }, () => ['word']),
    strength: Float32Array.of(0.123456789, 2, -1, 0.5, 0.5, 0.5, 0),
    neighbours: { k: 1, indices: Int32Array.of(1, 0, 3, 2, 5, 4, 0), similarities: new Float32Array(7) },
    positions: Float32Array.from({ length: 14 }, (_, i) => (i - 7) / 7),
    passageGroups: [[2, 4], [], [], [], [], [], []],
    silhouette: Number.NaN,
    provenance: { model: '', method: '', seed: 1, versions: {} },
  };

  test('puts each document into its group at each level', async () => {
    const { documents } = await assembleGrouping(findings);
    expect(documents[1]).toMatchObject({ area: 0, group: 2, subgroup: 6 });
    expect(documents[6]).toMatchObject({ area: null, group: null, subgroup: null });
  });

  test('shows passages only where there is more than one, with their groups once known', async () => {
    expect((await assembleGrouping(findings)).documents[0].passages.map(({ group }) => group)).toEqual([2, 4]);
    expect((await assembleGrouping({ ...findings, passageGroups: null })).documents[0].passages.map(({ group }) => group)).toEqual([null, null]);
    expect((await assembleGrouping(findings)).documents[1].passages).toEqual([]);
  });

  test('rounds, and keeps numbers within their bounds', async () => {
    const { documents, quality } = await assembleGrouping(findings);
    expect(documents.slice(0, 3).map(({ strength }) => strength)).toEqual([0.12346, 1, 0]);
    expect(documents[1].x).toBe(-0.71429);
    expect(quality.silhouette).toBe(0);
    expect(Object.is(rounded(-1e-9), 0)).toBe(true);
  });
});

describe('excerpt', () => {
  test.each([
    ['short text', 20, 'short text'],
    ['  two\n\nlines  ', 20, 'two lines'],
    ['one two three four', 12, 'one two…'],
    ['unbrokenunbroken', 8, 'unbroken…'],
    ['abcdefg😀', 8, 'abcdefg…'],
    ['เมืองที่ใหญ่', 8, 'เมืองที่…'],
    ['เมืองที่ใหญ่', 7, 'เมือง…'],
    [`a${'\u0301'.repeat(9)}`, 4, 'a…'],
    ['', 5, ''],
  ])('of %j in %i characters is %j', (text, length, expected) => expect(excerpt(text, length)).toBe(expected));
});

describe('keeping names and colours', async () => {
  const base = await assembleGrouping({
    documents: Array.from({ length: 7 }, (_, i) => ({ id: `d${i}`, title: i === 3 ? 'A walk to the sea' : '', extra: '', hash: '', passages: [] })),
    skipped: [],
    groups: numberGroups(labels),
    faces: numberGroups(labels).map(({ id }) => ({ name: `New ${id}`, keywords: ['old times', 'breads'], examples: [], colour: id })),
    words: Array.from({ length: 7 }, () => []),
    strength: new Float32Array(7),
    neighbours: { k: 0, indices: new Int32Array(0), similarities: new Float32Array(0) },
    positions: Float32Array.from({ length: 14 }, (_, i) => Math.sin(i)),
    passageGroups: null,
    silhouette: 0,
    provenance: { model: '', method: '', seed: 1, versions: {} },
  });
  const earlier = (level: 'area' | 'group' | 'subgroup', name: string, colour: number, ...members: string[]) => ({ level, name, colour, members });

  test('takes them from the groups that hold most of the same documents, level by level', async () => {
    const { groups, documents } = await keepIdentity(base, [
      earlier('group', 'Old', 17, 'd1', 'd2', 'd3', 'gone'),
      earlier('subgroup', 'Old sub', 17, 'd2', 'd3'),
      earlier('group', 'Elsewhere', 3, 'x', 'y'),
    ]);
    expect(groups.map(({ name }) => name)).toEqual(['New 0', 'New 1', 'Old', 'New 3', 'New 4', 'Old sub', 'New 6']);
    expect(groups.filter(({ colour }) => colour === 17).map(({ id }) => id)).toEqual([2, 5, 6]);
    expect(new Set(groups.filter(({ level }) => level === 'group').map(({ colour }) => colour)).size).toBe(3);
    expect(documents).toBe(base.documents);
  });

  test('never gives two groups of a level one name', async () => {
    const { groups } = await keepIdentity(base, [earlier('group', 'new 3', 1, 'd1', 'd2', 'd3')]);
    expect(groups.map(({ name }) => name)).toEqual(base.groups.map(({ name }) => name));
  });

  test('leaves a name that says no more what is inside, unless all members are the same', async () => {
    const nameOf = (name: string, ...members: string[]) => keepIdentity(base, [earlier('group', name, 17, ...members)]).then(({ groups }) => groups[2].name);
    // d0 is in another group now: that of two merged groups, which were taken apart again.
    const fewer = ['d0', 'd1', 'd2', 'd3'];
    expect(await nameOf('Bread', ...fewer)).toBe('Bread');
    expect(await nameOf('Breads & time', ...fewer)).toBe('Breads & time');
    expect(await nameOf('Bread & sky', ...fewer)).toBe('New 2');
    expect(await nameOf('Sky', ...fewer)).toBe('New 2');
    expect(await nameOf('Sky', 'd1', 'd2', 'd3')).toBe('Sky');
    expect(await nameOf('A walk to the sea', ...fewer)).toBe('A walk to the sea');
    expect((await keepIdentity(base, [earlier('group', 'Sky', 17, ...fewer)])).groups[2].colour).toBe(17);
  });

  test('changes nothing where there was nothing', async () => expect(await keepIdentity(base, [])).toBe(base));
});
