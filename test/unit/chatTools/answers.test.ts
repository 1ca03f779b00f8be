import { describe, expect, test } from 'vitest';
import { groupAnswer, groupsAnswer } from '../../../src/core/chatTools/groups';
import { LONGEST_TEXT, relatedAnswer, searchAnswer } from '../../../src/core/chatTools/passages';
import { indexGroups } from '../../../src/core/report/groupIndex';
import type { Group, GroupedDocument, Grouping } from '../../../src/core/types';
import { document, group, grouping } from '../host/fixture';

const placeOf = ({ id }: GroupedDocument) => `at ${id}`;
const all = { from: 1, count: 30 };
type Listed = { groups: { id: number; examples: object[]; subgroups: object[]; moreSubgroups?: number }[]; total: number; from: number; next?: number };

describe('the groups as chat models are told', () => {
  const documents = [...grouping.documents.map(each => (each.id.startsWith('git/') ? { ...each, area: 7, nearest: [3] } : each))];
  const own: Grouping = { ...grouping, documents, groups: grouping.groups.map(each => (each.id === 1 ? { ...each, examples: ['git/stash.md', 'bread.md'], nameByWords: 'Branches' } : each)), skipped: [{ path: 'empty.md', reason: 'Empty.' }] };
  const index = indexGroups(own);

  test('are those of the export, with areas, sub-groups, near groups and what is central of each by its place', () => {
    const { groups, ...told } = groupsAnswer(index, all, placeOf) as Listed;
    expect(told).toEqual({ documentCount: 5, ungroupedCount: 1, skippedCount: 1, areas: [{ id: 7, name: 'Everything', keywords: group(7, '').keywords, size: 5 }], from: 1, total: 2 });
    expect(groups.map(({ id }) => id)).toEqual([1, 2]);
    expect(groups[0]).toEqual({
      id: 1, level: 'group', parent: 7, name: 'Git branches', nameByWords: 'Branches', keywords: group(1, '').keywords, size: 3,
      // An example that was moved elsewhere is none any more.
      examples: [{ place: 'at git/stash.md', title: 'stash.md' }],
      subgroups: [{ id: 3, name: 'Commit log', keywords: group(3, '').keywords, size: 1 }],
      near: [{ id: 2, name: 'Bread & flour', share: 1 }],
    });
  });

  test('come in pages', () => {
    const pages = [{ from: 1, count: 1 }, { from: 2, count: 1 }].map(page => groupsAnswer(index, page, placeOf) as Listed);
    expect(pages.map(({ groups, from, total, next }) => [groups.map(({ id }) => id), from, total, next])).toEqual([[[1], 1, 2, 2], [[2], 2, 2, undefined]]);
    expect(() => groupsAnswer(index, { from: 3, count: 1 }, placeOf)).toThrow('"from" is 3: the list of groups ends at 2.');
  });

  test('have some of many sub-groups, and all where one is asked for', () => {
    const many: Group[] = Array.from({ length: 11 }, (_, at) => group(20 + at, `Part ${at}`, { level: 'subgroup', parent: 1, size: 1 }));
    const finer = indexGroups({ ...own, groups: [own.groups[1], ...many], documents: many.map(({ id }) => document(`${id}.md`, { subgroup: id })) });
    const [listed] = (groupsAnswer(finer, all, placeOf) as Listed).groups;
    expect([listed.subgroups.length, listed.moreSubgroups]).toEqual([8, 3]);
    const { group: alone } = groupAnswer(finer, own.groups[1], all, placeOf) as { group: Listed['groups'][number] };
    expect([alone.subgroups.length, alone.moreSubgroups]).toEqual([11, undefined]);
  });

  test('are none where all were hidden', () => {
    const none = indexGroups({ ...own, documents: [], groups: [] });
    expect(groupsAnswer(none, all, placeOf)).toMatchObject({ documentCount: 0, groups: [], total: 0, from: 1 });
  });

  test('tell the documents of one, best fit first, with their sub-groups; of an area with the groups in it', () => {
    const rows = (of: Group, page = all) => groupAnswer(index, of, page, placeOf) as { documents: { id: string; subgroup?: string; strength: number }[]; total: number; next?: number };
    const { documents: first, total, next } = rows(own.groups[1], { from: 1, count: 2 });
    expect([first, total, next]).toEqual([
      [
        { place: 'at git/log.md', id: 'git/log.md', path: 'git/log.md', title: 'log.md', subgroup: 'Commit log', strength: 0.9 },
        { place: 'at git/stash.md', id: 'git/stash.md', path: 'git/stash.md', title: 'stash.md', subgroup: undefined, strength: 0.8 },
      ], 3, 3,
    ]);
    expect(rows(own.groups[1], { from: 3, count: 2 })).toMatchObject({ documents: [{ id: 'git/rebase.md' }], total: 3 });
    expect(rows(own.groups[0]).documents.map(({ subgroup }) => subgroup)).toEqual(['Git branches', 'Git branches', 'Git branches']);
    expect(() => rows(own.groups[2], { from: 2, count: 2 })).toThrow('"from" is 2: the list of documents in it ends at 1.');
  });
});

describe('passages as chat models are told', () => {
  const found = (text: string, group = 'Git branches') => ({ document: { id: 'a.md', path: 'a.md', title: 'A' }, place: 'a.md:5', passage: { headings: ['Why'], line: 4, endLine: 6, text, likeness: 0.123456789 }, group });

  test('are those of the JSON of the terminal, with the group', () => {
    expect(searchAnswer('why?', [{ ...found('Some text.'), marks: [], byMeaning: true }])).toEqual({
      query: 'why?',
      passages: [{ place: 'a.md:5', id: 'a.md', path: 'a.md', title: 'A', line: 5, endLine: 7, headings: ['Why'], text: 'Some text.', likeness: 0.12346, byMeaning: true, group: 'Git branches' }],
    });
    expect(relatedAnswer({ id: 'b.md' }, [{ ...found('Some text.', ''), likeness: 0.5 }])).toEqual({
      document: { id: 'b.md' },
      related: [{ place: 'a.md:5', id: 'a.md', path: 'a.md', title: 'A', likeness: 0.5, passage: { line: 5, endLine: 7, headings: ['Why'], text: 'Some text.', likeness: 0.12346 } }],
    });
  });

  test('are bounded, around the words that were asked for', () => {
    const long = `${'Before it. '.repeat(600)}The moon is red.${' Behind it.'.repeat(600)}`;
    const at = long.indexOf('moon');
    const textOf = (answer: object) => (answer as { passages: { text: string }[] }).passages[0].text;
    const text = textOf(searchAnswer('moon', [{ ...found(long), marks: [[at, at + 4]], byMeaning: false }]));
    expect(text).toContain('The moon is red.');
    expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT + 1);
    const { passage } = (relatedAnswer({}, [{ ...found(long), likeness: 1 }]) as { related: { passage: { text: string } }[] }).related[0];
    expect(passage.text).toMatch(/^Before it\. Before.*…$/);
    expect(passage.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
  });
});
