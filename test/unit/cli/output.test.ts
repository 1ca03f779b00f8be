import { isAbsolute, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { defaultCacheFolder } from '../../../src/cli/cacheFolder';
import { progressBar, progressLines } from '../../../src/cli/progress';
import { emptyFile, recordsApart, tooLarge } from '../../../src/core/documents/reasons';
import { groupingJson } from '../../../src/core/report/json';
import { skippedText } from '../../../src/cli/skipped';
import { styleFor } from '../../../src/cli/style';
import { groupTable } from '../../../src/cli/table';
import { fitted, width } from '../../../src/cli/width';
import { workDone } from '../../../src/cli/workDone';
import type { Grouping, Numbers } from '../../../src/core/types';
import * as made from '../host/fixture';

const document = (id: string, group: number | null) => made.document(id, { group, title: `Title of ${id}` });
const group = (id: number, name: string, examples: string[], size: number) => made.group(id, name, { examples, size, keywords: ['oven', 'dough'] });
const grouping: Grouping = {
  version: 1,
  documents: [document('bread.md', 0), document('moon \x1b[2J.md', 1), document('烘焙 🥖.md', 0), document('lost.md', null)],
  groups: [group(0, 'Bread & ovens', ['bread.md', '烘焙 🥖.md'], 1_234), group(1, 'Moon', ['moon \x1b[2J.md'], 1), { ...group(2, 'Rye', [], 1), level: 'subgroup' }],
  skipped: [{ path: 'x', reason: 'Empty.' }],
  quality: { silhouette: 0.25 },
  provenance: { model: 'm', method: 'k', seed: 1, versions: {} },
};
const plain = styleFor({ isTTY: false }, {});

describe('table', () => {
  test('shows the groups of the level shown first, with counts, keywords and central files', () => {
    const lines = groupTable(grouping, plain, 100).split('\n');
    expect(lines[0]).toBe('4 documents in 2 groups, 1 skipped');
    expect(lines[3]).toMatch(/^● Bread & ovens {2} 1,234 {2}oven, dough +bread\.md, 烘焙 🥖\.md$/);
    expect(lines.some(line => line.includes('Rye'))).toBe(false);
    expect(lines.find(line => line.includes('Ungrouped'))).toMatch(/Ungrouped +1$/);
  });

  test('leaves out the folder that all files lie in', () => {
    const inFolders = (...paths: string[]) => groupTable({ ...grouping, documents: paths.map(path => document(path, 0)), groups: [group(0, 'Bread', paths, 2)] }, plain, 100);
    expect(inFolders('all/notes/bread/rye.md', 'all/notes/bread.md')).toMatch(/ bread\/rye\.md, bread\.md$/m);
    expect(inFolders('all/a.md', 'also/a.md')).toMatch(/ all\/a\.md, also\/a\.md$/m);
    expect(inFolders('all/a.md')).toMatch(/ a\.md$/m);
  });

  test('counts files as files, records as texts', () => {
    const heads = [grouping.documents, grouping.documents.map(({ path: _, ...record }) => record)].map(documents => groupTable({ ...grouping, documents }, plain, 100).split('\n')[2]);
    expect(heads.map(head => head.trim().split(/ {2,}/)[1])).toEqual(['Files', 'Texts']);
  });

  test('has room for the word of those in no group', () => {
    const alone = { ...grouping, groups: [], documents: [document('lost.md', null)] };
    expect(groupTable(alone, plain, 100)).toMatch(/^○ Ungrouped +1$/m);
  });

  test('is never wider than the terminal and lets no control character through', () => {
    for (const columns of [20, 40, 60, 80, 200]) {
      const [, , ...table] = groupTable(grouping, plain, columns).split('\n');
      expect(table.join('\n')).not.toContain('\x1b');
      for (const line of table) expect(width(line)).toBeLessThanOrEqual(columns);
    }
    expect(groupTable(grouping, plain, 60)).toContain('oven, dough');
    expect(groupTable(grouping, plain, 60)).not.toContain('bread.md');
    expect(groupTable(grouping, plain, 20)).toMatch(/● Bread & o… {3}1,234\n/);
  });

  test('has the means of numbers that records give, as many as there is room for', () => {
    const given: readonly Numbers[] = [{ stars: 5, price: 1000.4 }, { stars: 2 }, { stars: 4, price: 2000 }, { price: -3 }];
    const numbered = { ...grouping, documents: grouping.documents.map((each, at) => ({ ...each, numbers: given[at] })) };
    const lines = groupTable(numbered, plain, 100).split('\n').slice(2, -1).map(line => line.split(/ {2,}/).slice(line.startsWith(' ') ? 1 : 0));
    expect(lines.map(cells => cells.slice(0, 4))).toEqual([['Group', 'Files', 'stars', 'price'], ['● Bread & ovens', '1,234', '4.50', '1,500'], ['● Moon', '1', '2', '–'], ['○ Ungrouped', '1', '–', '−3'], ['Mean of all', '3.67', '999.1']]);
    const head = groupTable(numbered, plain, 58).split('\n')[2];
    expect(head).toMatch(/^ {2}Group +Files {2}stars {2}Keywords/);
    for (const columns of [20, 40, 58, 70]) for (const line of groupTable(numbered, plain, columns).split('\n').slice(2)) expect(width(line)).toBeLessThanOrEqual(columns);
  });

  test('is coloured on a terminal only, and not against the user’s wish', () => {
    const coloured = groupTable(grouping, styleFor({ isTTY: true }, {}), 100);
    expect(coloured).toContain('\x1b[38;5;');
    for (const style of [styleFor({ isTTY: true }, { NO_COLOR: '1' }), styleFor({ isTTY: true }, { TERM: 'dumb' }), plain]) {
      expect(groupTable(grouping, style, 100)).not.toContain('\x1b');
    }
    // eslint-disable-next-line no-control-regex -- taking the colours out must give the plain table
    expect(coloured.replace(/\x1b\[[\d;]*m/g, '')).toBe(groupTable(grouping, plain, 100));
  });
});

describe('skipped files', () => {
  test('says why files were skipped: reasons by how often, each once, with a few of the files', () => {
    const large = ['a', 'b', 'c', 'd'].map((path, i) => ({ path: `${path}.txt`, reason: tooLarge(3_000_000 + i * 1_000_000, 2_097_152) }));
    const lines = [3, 17].map(line => ({ path: `notes.jsonl:${line}`, reason: `Line ${line}: it has no "text"; put what the record says into "text".` }));
    const doubles = ['x', 'y'].map((id, i) => ({ path: `notes.jsonl:${i}`, reason: `Line ${i}: the id "${id}" was used before; give each record its own.` }));
    const one = { path: 'moon \x1b[2J.md', reason: emptyFile };
    const skipped = [one, ...lines, ...large, ...doubles];
    expect(skippedText(skipped, plain, 120).split('\n')).toEqual([
      '',
      'Skipped',
      '     4  Too large: the limit is 2 MB.  a.txt, b.txt, c.txt, …',
      '     2  It has no "text"; put what the record says into "text".  notes.jsonl:3, notes.jsonl:17',
      '     2  The id was used before; give each record its own.  notes.jsonl:0, notes.jsonl:1',
      '     1  Empty.  moon  [2J.md',
      '',
    ]);
    for (const columns of [20, 40, 60]) {
      const lines = skippedText(skipped, plain, columns).split('\n');
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      // What to do stands at the end of a reason.
      expect(lines.map(line => line.trim()).join(' ')).toContain(' put what the record says into "text".');
    }
    expect(skippedText(lines, plain, 50).split('\n').slice(2)).toEqual(['     2  It has no "text"; put what the record says', '        into "text".  notes.jsonl:3, notes.jsonl:…', '']);
  });

  test('tells how records of a file are grouped', () => {
    expect(skippedText([{ path: 'a.csv', reason: recordsApart }, { path: 'b.mbox', reason: recordsApart }], plain, 120)).toContain('     2  A file of records, which are grouped by themselves. Name one in place of the folder.  a.csv, b.mbox\n');
  });

  test('sums up the rarest reasons where there are many, and says nothing where no file was skipped', () => {
    const skipped = Array.from({ length: 12 }, (_, i) => ({ path: `${i}.md`, reason: `Reason ${i}.` })).concat({ path: 'again.md', reason: 'Reason 11.' });
    const [, , ...lines] = skippedText(skipped, plain, 120).trimEnd().split('\n');
    expect(lines).toEqual(['     2  Reason 11.  11.md, again.md', ...[0, 1, 2, 3, 4, 5, 6].map(i => `     1  Reason ${i}.  ${i}.md`), '     4  Other reasons; --json FILE lists them all.']);
    expect(skippedText([], plain, 120)).toBe('');
  });
});

describe('columns', () => {
  test.each([['abc', 3], ['烘焙', 4], ['🥖', 2], ['𠮷野家', 6], ['e\u0301', 1], ['', 0]])('%j takes %i', (text, columns) => expect(width(text)).toBe(columns));

  test.each([
    ['abc', 5, 'abc  '],
    ['abcdef', 4, 'abc…'],
    ['烘焙面包', 6, '烘焙… '],
  ])('%j is fitted into %i', (text, columns, expected) => {
    expect(fitted(text, columns)).toBe(expected);
    expect(width(fitted(text, columns))).toBe(columns);
  });

  test('fill from the left for numbers', () => expect(fitted('12', 5, 'right')).toBe('   12'));
});

describe('progress', () => {
  const written = () => {
    const texts: string[] = [];
    return { texts, stream: { write: (text: string) => (texts.push(text), true) } as unknown as NodeJS.WritableStream };
  };

  test('is one line on a terminal', () => {
    const { texts, stream } = written();
    const bar = progressBar(stream);
    bar.show({ phase: 'embedding', done: 412, total: 1_871, secondsLeft: 26.2 });
    bar.end();
    bar.end();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/^\rMeasuring meaning +█+░+ 412 of 1,871, about 26 s left\x1b\[K$/); // eslint-disable-line no-control-regex
    expect(texts.join('')).not.toContain('\n');
  });

  test.each([80, 60, 44, 30, 10])('stays on its line in a terminal of %i columns', columns => {
    const { texts, stream } = written();
    const bar = progressBar(Object.assign(stream, { columns }));
    for (const done of [0, 1_000_000]) bar.show({ phase: 'embedding', done, total: 1_234_567, unit: 'passages', secondsLeft: 126.2 });
    const lines = texts.map(text => text.slice(1, -'\x1b[K'.length));
    expect(lines.every(line => line.length < columns)).toBe(true);
    expect(lines[1]).toMatch(columns > 70 ? /^Measuring meaning {2}█+░+ 1,000,000 of 1,234,567 passages, about 126 s left$/ : /^Measuring/);
  });

  test('is plain lines in a log: each phase, and then one every two seconds', () => {
    const { texts, stream } = written();
    let now = 0;
    const lines = progressLines(stream, () => now);
    for (let done = 0; done <= 100; done++, now += 100) lines.show({ phase: 'reading', done, total: 100 });
    lines.show({ phase: 'grouping', done: 0, total: 0 });
    expect(texts).toEqual([0, 20, 40, 60, 80, 100].map(done => `Reading: ${done} of 100\n`).concat('Grouping\n'));
  });
});

describe('JSON', () => {
  test('has the agreed form', () => {
    const value = JSON.parse(groupingJson(grouping, { total: 5 }));
    expect(Object.keys(value)).toEqual(['version', 'documents', 'groups', 'skipped', 'quality', 'provenance', 'timings']);
    expect(value.documents[3]).toEqual({ id: 'lost.md', path: 'lost.md', title: 'Title of lost.md', group: null, subgroup: null, strength: 0.5, x: 0, y: 0 });
    expect(Object.keys(value.groups[0])).toEqual(['id', 'level', 'parent', 'name', 'keywords', 'size', 'examples']);
    expect(value.timings).toEqual({ total: 5 });
  });
});

describe('cache folder', () => {
  test('lies where the platform keeps what can be computed again', () => {
    expect(defaultCacheFolder('linux', { XDG_CACHE_HOME: '/x' })).toBe(join('/x', 'kindred'));
    expect(defaultCacheFolder('linux', {})).toMatch(/\.cache[/\\]kindred$/);
    expect(defaultCacheFolder('darwin', {})).toMatch(/Library[/\\]Caches[/\\]kindred$/);
    expect(defaultCacheFolder('win32', { LOCALAPPDATA: '/l' })).toBe(join('/l', 'kindred'));
  });

  test('is never below the current folder', () => {
    vi.stubEnv('HOME', '');
    try {
      for (const environment of [{}, { XDG_CACHE_HOME: 'cache' }]) expect(isAbsolute(defaultCacheFolder('linux', environment))).toBe(true);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('the work done', () => {
  test('counts one as one', () => {
    expect(workDone({ embedded: 1, cached: 0, timings: { total: 1200 } })).toBe('1 passage measured, 0 taken from the cache, 1.2 s\n');
    expect(workDone({ embedded: 1_200, cached: 3, timings: {} })).toBe('1,200 passages measured, 3 taken from the cache, 0.0 s\n');
  });
});
