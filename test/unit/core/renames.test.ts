import { describe, expect, it } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import type { Decisions } from '../../../src/core/edits/decisions';
import { NO_HISTORY, record, undo } from '../../../src/core/edits/history';
import { writeDecisions } from '../../../src/core/edits/json';
import { readDecisions } from '../../../src/core/edits/readJson';
import { renamedDecisions, renamedHistory } from '../../../src/core/edits/renamed';
import { findRenames, replacedIds } from '../../../src/core/identity/renames';

const marked = (hashes: Record<string, string | undefined>) => Object.entries(hashes).map(([id, hash]) => ({ id, hash }));
const renames = (before: Record<string, string | undefined>, now: Record<string, string | undefined>) => [...findRenames(marked(before), marked(now))].map(pair => pair.join(' > ')).sort();

describe('findRenames', () => {
  it('finds what is gone and has come with the same contents, by the whole hash or its first digits', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    expect(renames({ 'old.md': a.slice(0, 16), 'stays.md': b.slice(0, 16), 'gone.md': 'c' }, { 'new.md': a, 'stays.md': b, 'copy.md': b })).toEqual(['old.md > new.md']);
  });

  it('keeps file names together where several hold the same', () => {
    expect(renames({ 'a/x.md': '1', 'a/y.md': '1', 'a/z.md': '1' }, { 'b/other.md': '1', 'b/y.md': '1', 'b/x.md': '1' })).toEqual(['a/x.md > b/x.md', 'a/y.md > b/y.md', 'a/z.md > b/other.md']);
  });

  it('pairs ten thousand copies in order, at once', () => {
    const copies = (folder: string) => Array.from({ length: 10_000 }, (_, i) => ({ id: `${folder}/${folder}${i}.md`, hash: '1' }));
    const begun = performance.now();
    const found = findRenames(copies('a'), copies('b'));
    expect(performance.now() - begun).toBeLessThan(300 * slowness());
    expect([...found].slice(0, 2)).toEqual([['a/a0.md', 'b/b0.md'], ['a/a1.md', 'b/b1.md']]);
    expect([found.size, new Set(found.values()).size]).toEqual([10_000, 10_000]);
  });

  it('takes nothing for renamed that is not known by its contents', () => {
    expect(renames({ 'old.md': undefined }, { 'new.md': undefined })).toEqual([]);
    expect(renames({ 'old.md': undefined }, { 'new.md': '1' })).toEqual([]);
  });

  it('follows what is called by its place through places that others take; what is another in its place alone stays', () => {
    const rows = (hashes: Record<string, string | undefined>) => marked(hashes).map(one => ({ ...one, byPlace: true }));
    const before = marked({ 'row 2': 'a', 'row 3': 'b', 'row 4': 'c', 'row 5': 'd', 'row 6': 'e', 'row 7': undefined });
    const found = findRenames(before, rows({ 'row 2': 'new', 'row 3': 'a', 'row 4': 'c', 'row 5': 'b', 'row 6': 'E', 'row 7': 'f' }));
    expect([...found].sort()).toEqual([['row 2', 'row 3'], ['row 3', 'row 5']]);
    expect(renames({ 'a.md': 'a', 'b.md': 'b' }, { 'a.md': 'b', 'b.md': 'a' })).toEqual([]);
  });
});

describe('decisions about renamed documents', () => {
  const decisions: Decisions = {
    groups: new Map([
      ['a', { level: 'group', anchors: [{ level: 'group', name: 'Bread', size: 3, members: ['bread.md', 'oven.md', 'rye.md'] }], name: 'Baking' }],
      ['b', { level: 'group', documents: ['git.md', 'rye.md'], pinned: ['oven.md'] }],
      ['c', { level: 'group', documents: ['git.md'], hidden: true }],
    ]),
    documents: new Map([
      ['oven.md', { pinned: 'b' }],
      ['rye.md', { moved: 'b', not: ['a'] }],
      ['zebra.md', { moved: null }],
    ]),
  };
  const now = new Map([['rye.md', 'a/flour.md'], ['oven.md', 'zebra.md']]);

  it('hold for their new ids, in order, before those of documents that had these names', () => {
    expect(renamedDecisions(decisions, now)).toEqual({
      groups: new Map([
        ['a', { level: 'group', anchors: [{ level: 'group', name: 'Bread', size: 3, members: ['a/flour.md', 'bread.md', 'zebra.md'] }], name: 'Baking' }],
        ['b', { level: 'group', documents: ['a/flour.md', 'git.md'], pinned: ['zebra.md'] }],
        ['c', { level: 'group', documents: ['git.md'], hidden: true }],
      ]),
      documents: new Map([
        ['a/flour.md', { moved: 'b', not: ['a'] }],
        ['zebra.md', { pinned: 'b' }],
      ]),
    });
    expect([...renamedDecisions(decisions, now).documents.keys()]).toEqual(['a/flour.md', 'zebra.md']);
    expect(renamedDecisions(decisions, new Map([['nobody.md', 'knows.md']]))).toBe(decisions);
  });

  it('go round where names do, and end where one is gone whose name another has now', () => {
    const rows: Decisions = {
      groups: new Map([['a', { level: 'group', documents: ['row 2', 'row 3', 'row 5'] }]]),
      documents: new Map([['row 2', { moved: 'a' }], ['row 3', { pinned: 'a' }], ['row 5', { moved: null }]]),
    };
    // What was in row 5 is no longer there.
    const shifted = new Map([['row 2', 'row 3'], ['row 3', 'row 4'], ['row 4', 'row 5']]);
    expect(renamedDecisions(rows, shifted, replacedIds(marked({ 'row 2': 'a', 'row 3': 'b', 'row 4': 'c', 'row 5': 'd' }), shifted))).toEqual({
      groups: new Map([['a', { level: 'group', documents: ['row 3', 'row 4'] }]]),
      documents: new Map([['row 3', { moved: 'a' }], ['row 4', { pinned: 'a' }]]),
    });
  });

  it('can be read again where all that a group was known by is gone: it ends, or lives on by what was put into it', () => {
    const anchors = [{ level: 'group', name: 'Bread', size: 2, members: ['row 2', 'row 3'] }] as const;
    const rows: Decisions = {
      groups: new Map([['bread', { level: 'group', anchors, colour: 3 }], ['dough', { level: 'group', anchors, hidden: true }]]),
      documents: new Map([['row 5', { moved: 'bread' }], ['row 6', { pinned: null }]]),
    };
    // The first two rows were taken away.
    const shifted = new Map([['row 4', 'row 2'], ['row 5', 'row 3'], ['row 6', 'row 4']]);
    const left = renamedDecisions(rows, shifted, replacedIds(marked({ 'row 2': 'a', 'row 3': 'b', 'row 4': 'c', 'row 5': 'd', 'row 6': 'e' }), shifted));
    expect(left).toEqual({
      groups: new Map([['bread', { level: 'group', name: 'Bread', colour: 3, documents: [] }]]),
      documents: new Map([['row 3', { moved: 'bread' }], ['row 4', { pinned: null }]]),
    });
    expect(readDecisions(writeDecisions(left))).toEqual(left);
  });

  it('stay where they speak of the new names already, as those that come with the renamed files', () => {
    const once = renamedDecisions(decisions, now);
    expect(renamedDecisions(once, now, replacedIds(marked({ 'rye.md': 'a', 'oven.md': 'b', 'git.md': 'c' }), now))).toBe(once);
  });

  it('hold in what can be taken back, too', () => {
    const history = record(record(NO_HISTORY, decisions, 'first'), NO_HISTORY.now, 'second');
    expect(undo(renamedHistory(history, now))).toMatchObject({ now: renamedDecisions(decisions, now), past: [{ label: 'first' }], future: [{ label: 'second' }] });
  });
});
