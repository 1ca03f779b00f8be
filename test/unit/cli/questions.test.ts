import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments';
import { COMMANDS } from '../../../src/cli/commands';
import type { Found } from '../../../src/cli/questions/found';
import { meantPlace } from '../../../src/cli/questions/meant';
import { placeOf } from '../../../src/cli/questions/place';
import { foundTable } from '../../../src/cli/questions/table';
import { styleFor } from '../../../src/cli/style';
import type { FolderOrRecords } from '../../../src/cli/source';
import { UsageError } from '../../../src/cli/usage';
import { width } from '../../../src/cli/width';
import { readRecipe } from '../../../src/core/recipe';
import { numbersOf, passageAt } from '../../../src/core/retrieval/place';
import type { Document } from '../../../src/core/types';

const document = (id: string, more: Partial<Document> = {}): Document => ({ id, path: id, title: `Title of ${id}`, passages: [], extra: '', hash: '', ...more });
const notes = { kind: 'folder', path: `${process.cwd()}/notes` } as const;
const records = { kind: 'records', path: `${process.cwd()}/all.jsonl` } as const;
const passage = { at: 0, text: '', headings: [], line: 11, endLine: 13, likeness: 0.5 };
const found = (text: string, marks: Found['marks'] = [], more: Partial<Found> = {}, source: FolderOrRecords = notes): Found => {
  const told = { document: document('a.md'), passage: { ...passage, text }, likeness: 0.62, marks, byMeaning: false, ...more };
  return { place: placeOf(told.passage, told.document, source), ...told };
};
const plain = styleFor({ isTTY: false }, {});
const coloured = styleFor({ isTTY: true }, {});

const callOf = (args: string[]) => {
  const request = readArguments(args, COMMANDS);
  return request.kind === 'call' ? { name: request.command.name, call: request.call } : request;
};

describe('arguments of search and related', () => {
  const standard = { path: 'notes', count: 10, recipe: readRecipe(), seed: 1, yes: false, quiet: false };

  test('name what is asked, with or without quotes', () => {
    expect(callOf(['search', 'notes', 'a question?'])).toEqual({ name: 'search', call: { ...standard, query: 'a question?' } });
    expect(callOf(['search', 'notes', 'a', 'question?', '--count', '3', '--json', '-', '--representation', 'lsa'])).toEqual({
      name: 'search',
      call: { ...standard, query: 'a question?', count: 3, json: '-', recipe: readRecipe({ representation: 'lsa' }) },
    });
    expect(callOf(['related', 'notes', 'a b.md', '--quiet'])).toEqual({ name: 'related', call: { ...standard, given: 'a b.md', quiet: true } });
  });

  test.each([
    [['search'], /which folder/],
    [['search', 'notes'], /what to look for: kindred search notes "words/],
    [['search', 'notes', ' ', ''], /what to look for/],
    [['search', 'notes', 'x', '--count', '0'], /^--count takes a whole number from 1 to 1000, not "0"\.$/],
    [['search', 'notes', 'x', '--count', '1.5'], /--count/],
    [['search', 'notes', 'x', '--groups', '3'], /search has no option --groups/],
    [['search', 'notes', 'x', '--method', 'kmeans'], /search has no option --method/],
    [['search', 'package.json', 'x', '--json', 'package.json'], /--json would write over package\.json/],
    [['related'], /which folder/],
    [['related', 'notes'], /which document: kindred related notes FILE/],
    [['related', 'notes', 'a', 'b.md'], /one document, not 2; put quotes/],
  ])('%j is refused in one line', (args, message) => {
    expect(() => callOf(args)).toThrow(UsageError);
    expect(() => callOf(args)).toThrow(message);
  });
});

describe('the place of a passage', () => {
  test.each([
    ['a.md', 'notes/a.md:12', { line: 12, endLine: 14 }],
    ['talks/b.pdf', 'notes/talks/b.pdf, page 12', { page: 12 }],
    ['c.pptx', 'notes/c.pptx, slide 12', { slide: 12 }],
    ['d.docx', 'notes/d.docx', {}],
  ])('of %s can be opened', (id, place, numbers) => {
    expect(placeOf(passage, document(id), notes).replaceAll('\\', '/')).toBe(place);
    expect(numbersOf(passage, document(id))).toEqual(numbers);
  });

  test('is a whole path outside the folder that the person is in, and the id of a record', () => {
    expect(placeOf(passage, document('a.md'), { kind: 'folder', path: '/elsewhere' }).replaceAll('\\', '/')).toMatch(/\/elsewhere\/a\.md:12$/);
    expect(placeOf(passage, document('a.md'), { kind: 'folder', path: `${process.cwd()}/..notes` }).replaceAll('\\', '/')).toBe('..notes/a.md:12');
    expect(placeOf(passage, document('r 1', { path: undefined }), records)).toBe('r 1');
    expect(numbersOf(passage, document('r 1', { path: undefined }))).toEqual({});
  });

  test('of a record is the line at which it begins, beside its own id', () => {
    const record = document('T-1', { path: undefined, line: 117 });
    expect(placeOf(passage, record, records)).toBe('all.jsonl:118');
    expect(numbersOf(passage, record)).toEqual({ line: 118 });
    const lineOf = (of: Document) => foundTable([found('Words.', [], { document: of }, records)], plain, 80).split('\n')[0];
    expect(lineOf(record)).toBe('all.jsonl:118  0.62 · T-1 · Title of T-1');
    expect(lineOf({ ...record, id: 'row 90', title: 'Printer' })).toBe('all.jsonl:118  0.62 · Printer');
  });
});

describe('the document that is meant', () => {
  const all = [document('a.md'), document('deep/a.md'), document('notes/a.md'), document('café.md')];
  const skipped = [{ path: 'empty.md', reason: 'Empty.' }];
  const meant = (given: string) => meantPlace(given, { documents: all, skipped, source: notes }).document.id;

  test('is told by its path from here first, then by that below the folder', () => {
    expect(meant('notes/a.md')).toBe('a.md');
    expect(meant('a.md')).toBe('a.md');
    expect(meant('./notes/deep/a.md')).toBe('deep/a.md');
    expect(meant('deep/a.md')).toBe('deep/a.md');
    expect(meant('café.md'.normalize('NFD'))).toBe('café.md');
    expect(meantPlace('r 1', { documents: [document('r 1', { path: undefined })], skipped: [], source: records }).document.id).toBe('r 1');
  });

  test('is told by its very id before one that is nearly the same', () => {
    const ids = ['a', ' a', 'b/c', 'b\\c', 'café'.normalize('NFD'), 'café'.normalize('NFC')];
    for (const id of ids) expect(meantPlace(id, { documents: ids.map(each => document(each, { path: undefined })), skipped: [], source: records }).document.id).toBe(id);
  });

  test('is told by its name alone where no other has it', () => {
    const named = (given: string) => meantPlace(given, { documents: [document('x/one.md'), document('x/two.md'), document('y/two.md')], skipped, source: notes }).document.id;
    expect(named('one.md')).toBe('x/one.md');
    expect(() => named('two.md')).toThrow('two.md is the name of 2 documents: x/two.md, y/two.md. Name one by its path.');
  });

  test('is one of those that were read', () => {
    expect(() => meant('b.md')).toThrow(/^b\.md is not among the 4 documents of .*notes\. Name one by its path, from here or below the folder\.$/);
    expect(() => meant('empty.md')).toThrow('empty.md is not among the documents: it was skipped. Empty.');
    expect(() => meantPlace('x', { documents: all, skipped: [], source: records })).toThrow(/Name one by its "id"\.$/);
  });
});

describe('the place that is meant', () => {
  const passages = [2, 2, 9, 20].map((line, at) => ({ text: `part ${at}`, headings: [], line, endLine: line + 4 }));
  const all = [document('a.md', { passages }), document('a.md:12'), document('b.pdf', { passages }), document('c.docx', { passages })];
  const meant = (given: string, source: FolderOrRecords = notes) => meantPlace(given, { documents: all, skipped: [{ path: 'empty.md', reason: 'Empty.' }], source });

  test('is the passage at the line, page or slide, or before it; the first where there is none before', () => {
    const partOf = (given: string) => passages.indexOf(passageAt(passages, meant(given).line!));
    expect(['a.md:1', 'a.md:3', 'a.md:9', 'a.md:10', 'notes/a.md:19', './notes/a.md:999', 'a.md:10:7'].map(partOf)).toEqual([0, 0, 1, 2, 2, 3, 2]);
    expect(['b.pdf, page 3', 'notes/b.pdf, page 21'].map(partOf)).toEqual([0, 3]);
    expect(meant('a.md')).toEqual({ document: all[0] });
  });

  test('is none where a document is called so', () => expect(meant('a.md:12')).toEqual({ document: all[1] }));

  test('may be a line of a file of records', () => {
    const rows = [0, 4, 9].map(line => document(`row ${line}`, { path: undefined, line }));
    const idAt = (given: string) => meantPlace(given, { documents: rows, skipped: [{ path: 'all.jsonl:4', reason: 'Line 4: Empty.' }], source: records }).document.id;
    expect(['all.jsonl:1', `${records.path}:3`, 'all.jsonl:5', './all.jsonl:99'].map(idAt)).toEqual(['row 0', 'row 0', 'row 4', 'row 9']);
    expect(() => idAt('all.jsonl:4')).toThrow('it was skipped. Line 4: Empty.');
    expect(() => idAt('other.jsonl:4')).toThrow(/^other\.jsonl is not among the 3 documents/);
  });

  test('may be the line of many records, of which one is then named by its id', () => {
    const rows = [0, 0, 0, 0, 7].map((line, at) => document(`record ${at + 1}`, { path: undefined, line }));
    const idAt = (given: string) => meantPlace(given, { documents: rows, skipped: [{ path: 'all.jsonl:1', reason: 'Line 1: Empty.' }, { path: 'all.jsonl:8', reason: 'Line 8: Empty.' }], source: records }).document.id;
    expect(() => idAt('all.jsonl:1')).toThrow('4 records begin at line 1 of all.jsonl: record 1, record 2, record 3, …. Name one by its "id".');
    expect(['all.jsonl:8', 'record 2'].map(idAt)).toEqual(['record 5', 'record 2']);
  });

  test('is one that is counted there', () => {
    expect(() => meant('a.md, page 3')).toThrow('What is counted in a.md are lines: name one as "a.md:12".');
    expect(() => meant('b.pdf:3')).toThrow('What is counted in b.pdf are pages: name one as "b.pdf, page 3".');
    expect(() => meant('c.docx:3')).toThrow('c.docx has no lines or pages that are counted: name it without a place.');
    expect(() => meant('x.md:3')).toThrow(/^x\.md is not among the 4 documents/);
    expect(() => meant('empty.md:3')).toThrow('empty.md is not among the documents: it was skipped. Empty.');
  });
});

describe('the table of what was found', () => {
  test('tells place, likeness and headings, then the text around the words', () => {
    const text = `${'Before it comes a good deal of other text. '.repeat(5)}The moon is red tonight.`;
    const at = text.indexOf('moon');
    const [place, excerpt] = foundTable([found(text, [[at, at + 4]], { passage: { ...passage, text, headings: ['Sky', 'Moon'] }, byMeaning: true })], plain, 80).split('\n');
    expect(place).toBe('notes/a.md:12  0.62 · by meaning · Title of a.md › Sky › Moon');
    expect(excerpt).toMatch(/^ {2}….*The moon is red tonight\.$/);
  });

  test('tells of a long place in a line of its own', () => {
    const long = found('short', [], { document: document(`${'deep/'.repeat(12)}a.md`, { title: 'A title' }) });
    expect(foundTable([long], plain, 60).split('\n').slice(1)).toEqual(['  0.62 · A title', '  short', '']);
  });

  test('is never wider than the terminal but for places, which can be opened, and lights the words', () => {
    const texts = ['月亮今晚是红色的，星星很亮。'.repeat(9), 'A plain text with the word moon in it. '.repeat(9), 'short'];
    for (const columns of [20, 41, 80]) {
      for (const text of texts) {
        const marks = [...text.matchAll(/moon|红色/g)].map(({ index, 0: word }) => [index, index + word.length] as const);
        const [place, ...behind] = foundTable([found(text, marks)], plain, columns).trimEnd().split('\n');
        const excerpt = behind.at(-1)!;
        expect(place.startsWith('notes/a.md:12')).toBe(true);
        for (const line of behind) expect(width(line)).toBeLessThanOrEqual(columns);
        const lit = foundTable([found(text, marks)], coloured, columns).trimEnd().split('\n').at(-1)!;
        // eslint-disable-next-line no-control-regex -- taking the colours out must give the plain line
        expect(lit.replace(/\x1b\[[\d;]*m/g, '')).toBe(excerpt);
        if (marks.length > 0) expect(lit).toMatch(/\x1b\[1m(moon|红色)\x1b\[22m/); // eslint-disable-line no-control-regex
      }
    }
  });

  test('cuts texts where there is hardly a column', () => {
    for (const columns of [1, 2, 3]) expect(width(foundTable([found('月亮今晚是红色的'.repeat(99), [[0, 2], [8, 10]])], plain, columns).split('\n').at(-2)!)).toBeLessThanOrEqual(5);
  });

  test('lets nothing through that changes the terminal or turns the direction of writing', () => {
    const evil = found('first \x1b[2J then \u202egnp.exe\u202c', [], { document: document('a\x1b[2J\u202e.md', { title: 'b\x07' }) });
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(foundTable([evil], plain, 80).replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  });
});
