import { describe, expect, it } from 'vitest';
import { groupTags, isTagPrefix, tagName, tagOf } from '../../../src/core/arrange/tags/tagNames';
import { changeBetween, changedText, placeAt } from '../../../src/core/arrange/tags/textChange';
import { document, group } from '../host/fixture';

describe('tags made of names', () => {
  it.each([
    ['Git commits', 'git-commits'],
    ['Table & query', 'table-query'],
    ['C++', 'c'],
    ['a/b\\c #d', 'a-b-c-d'],
    ['snake_case-word', 'snake_case-word'],
    ['Ärger über Maße', 'ärger-über-maße'],
    ['日本語 文書', '日本語-文書'],
    ['हिन्दी', 'हिन्दी'],
    ['1984', '_1984'],
    ['2024 budget', '2024-budget'],
    ['--- 🎉 ---', 'documents'],
    ['❤️', 'documents'],
    ['Bees ❤️ honey', 'bees-honey'],
    ['1️⃣ First', '1-first'],
    ['שלום עולם', 'שלום-עולם'],
    ['', 'documents'],
    ['e\u0301te\u0301', 'été'],
    [`${'long '.repeat(40)}end`, 'long-long-long-long-long-long-long-long-long-long-long-long'],
  ])('%j becomes %j', (name, tag) => expect(tagName(name, 'documents')).toBe(tag));

  const groups = [group(1, 'Git'), group(2, 'git!'), group(3, 'Rebase', { level: 'subgroup', parent: 1 }), group(4, 'Rebase', { level: 'subgroup', parent: 2 }), group(5, 'rebase?', { level: 'subgroup', parent: 1 }), group(9, 'All', { level: 'area' })];

  it('are different for each group, and for each sub-group of one', () => {
    expect([...groupTags(groups, { prefix: '', nested: true }, 'documents')]).toEqual([[1, 'git'], [2, 'git-2'], [3, 'git/rebase'], [4, 'git-2/rebase'], [5, 'git/rebase-2']]);
  });

  it('have what was asked for before them, and sub-groups only where these are wanted', () => {
    const tags = groupTags(groups, { prefix: 'topic/', nested: false }, 'documents');
    expect([...tags]).toEqual([[1, 'topic/git'], [2, 'topic/git-2']]);
    expect(tagOf(document('a', { group: 1, subgroup: 3 }), tags)).toBe('topic/git');
    expect(tagOf(document('a', { group: null, subgroup: null }), tags)).toBeUndefined();
    const nested = groupTags(groups, { prefix: 'k-', nested: true }, 'documents');
    expect(tagOf(document('a', { group: 1, subgroup: 3 }), nested)).toBe('k-git/rebase');
    expect(tagOf(document('a', { group: 1, subgroup: null }), nested)).toBe('k-git');
  });

  it.each([['', true], ['topic/', true], ['a/b-', true], ['日_', true], ['/a', false], ['a//b', false], ['a b', false], ['#a', false], ['a,', false]])('%j before tags: %s', (text, fine) => expect(isTagPrefix(text)).toBe(fine));
});

describe('the change between two texts', () => {
  it.each([
    ['abc', 'abXc'],
    ['a\r\nb', 'a\nb'],
    ['a\r\nb', 'a\r\n\r\nb'],
    ['🎉', '🎊'],
    ['', 'a'],
    ['aaa', 'aa'],
  ])('makes %j to %j, parting no pair', (before, after) => {
    const change = changeBetween(before, after)!;
    expect(changedText(before, change)).toBe(after);
    for (const at of [change.start, change.end]) expect(before.slice(at - 1, at + 1)).not.toMatch(/\r\n|[\ud800-\udbff][\udc00-\udfff]/);
  });

  it('is none for the same, and says where it is as editors do', () => {
    expect(changeBetween('a', 'a')).toBeUndefined();
    expect([0, 1, 3, 4, 5, 6].map(at => placeAt('a\r\nb\rc\u2028d', at))).toEqual([[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]].map(([line, character]) => ({ line, character })));
  });
});
