import { describe, expect, it } from 'vitest';
import { mapData } from '../../../src/host/map/mapData';
import { MapDocuments } from '../../../src/protocol/packedDocuments';
import { grouping } from './fixture';
import { recordsOf } from './records';

describe('mapData', async () => {
  const data = await mapData(grouping, 'notes', false);

  it('keeps documents in the order of the grouping, with their places', async () => {
    const documents = new MapDocuments(data.documents);
    expect(grouping.documents.map((_, i) => documents.ids.get(i))).toEqual(grouping.documents.map(({ id }) => id));
    expect([...data.positions.slice(0, 2)]).toEqual([0.5, -0.25]);
    expect(data.positions).toHaveLength(2 * grouping.documents.length);
  });

  it('points each document at its group and sub-group among those drawn, or at none', async () => {
    expect(data.groups.map(({ name }) => name)).toEqual(['Git branches', 'Bread & flour', 'Commit log']);
    expect([...data.group]).toEqual([0, 0, 0, 1, -1]);
    expect([...data.subgroup]).toEqual([-1, 2, -1, -1, -1]);
  });

  it('sends lengths only if all are known, as they are not in groupings kept by earlier versions, and tags where there are some', async () => {
    expect((await mapData(grouping, 'notes', false)).length).toBeUndefined();
    const documents = grouping.documents.map((one, i) => ({ ...one, length: 10 * i, ...(i === 1 && { tags: ['git'] }) }));
    const sent = await mapData({ ...grouping, documents }, 'notes', false);
    expect([...sent.length!]).toEqual([0, 10, 20, 30, 40]);
    const read = new MapDocuments(sent.documents);
    expect(grouping.documents.map((_, i) => read.get(i)?.tags)).toEqual([[], ['git'], [], [], []]);
    expect((await mapData(grouping, 'notes', false)).documents.tags).toBeUndefined();
  });

  it('tells of areas with the groups in them, and which numbers of groups there are', async () => {
    const git = grouping.groups.find(({ name }) => name === 'Git branches')!;
    const area = { ...git, id: 77, level: 'area' as const, parent: null, name: 'Work' };
    const groups = [area, ...grouping.groups.filter(({ level }) => level !== 'area').map(group => (group.id === git.id ? { ...group, parent: 77 } : group))];
    const sent = await mapData({ ...grouping, groups }, 'notes', false, { now: 2, own: 2, fewest: 2, most: 4 });
    expect(sent.areas).toEqual([{ id: 77, name: 'Work', groups: [sent.groups.findIndex(({ id }) => id === git.id)] }]);
    expect(sent.numbers?.most).toBe(4);
  });

  it('says whether the documents are records of a file whose lines can be shown', async () => {
    expect(data.records).toBeUndefined();
    expect((await mapData(recordsOf('file:///notes/a.csv', ['row 2']), 'a.csv', false)).records).toBe(true);
    // A workbook can be shown in no text editor.
    expect((await mapData(recordsOf('file:///notes/a.xlsx', ['row 2']), 'a.xlsx', false)).records).toBeUndefined();
  });

  it('says what a person pinned and renamed', async () => {
    const facts = { pinnedGroups: new Set([2]), pinnedDocuments: new Set(['bread.md']), renamed: new Map([[1, 'Branches']]) };
    const sent = await mapData(grouping, 'notes', false, undefined, facts as never);
    expect(sent.pinned).toEqual({ groups: [2], documents: [3] });
    expect(sent.renamed).toEqual({ 1: 'Branches' });
  });
});
