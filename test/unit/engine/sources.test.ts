import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRenames, shortHash } from '../../../src/core/identity/renames';
import { findSources } from '../../../src/engine/run/sources';
import type { Source } from '../../../src/protocol/engineSides';
import { temporaryFolder, writeFiles } from './support';

const selection = { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 1_000 };
const surroundings = {} as Parameters<typeof findSources>[1];

test('what lies in a workspace folder within another is found once, by the inner one', async () => {
  const text = 'A note with some words.';
  const folder = writeFiles(temporaryFolder(), { 'a.md': text, 'notes/b.md': `${text} b`, 'notes/empty.md': '', 'notes and more/c.md': `${text} c`, '..notes/d.md': text });
  const sources: Source[] = [{ kind: 'folder', path: folder, prefix: 'all' }, { kind: 'folder', path: join(folder, 'notes'), prefix: 'notes' }];
  for (const order of [sources, [...sources].reverse()]) {
    const { inputs, skipped } = await findSources({ sources: order, selection }, surroundings, {});
    expect(inputs.map(({ id }) => id).sort()).toEqual(['all/a.md', 'all/notes and more/c.md', 'notes/b.md']);
    expect(skipped.map(({ path }) => path)).toEqual(['notes/empty.md']);
  }
  const { inputs } = await findSources({ sources: sources.slice(0, 1), selection }, surroundings, {});
  expect(inputs.map(({ id }) => id)).toContain('all/notes/b.md');
});

test.skipIf(process.platform === 'win32')('what lies in workspace folders that are links is found once, by the inner one and by the first of those that are the same', async () => {
  const text = 'A note with some words.';
  const place = writeFiles(temporaryFolder(), { 'all/a.md': text, 'all/notes/b.md': `${text} b` });
  const [all, notes] = ['all', 'all/notes'].map(name => {
    const link = join(temporaryFolder(), 'link');
    symlinkSync(join(place, name), link);
    return link;
  });
  const folder = (path: string, prefix: string): Source => ({ kind: 'folder', path, prefix });
  const idsIn = async (...sources: Source[]) => (await findSources({ sources, selection }, surroundings, {})).inputs.map(({ id }) => id).sort();
  expect(await idsIn(folder(join(place, 'all'), 'all'), folder(notes, 'notes'))).toEqual(['all/a.md', 'notes/b.md']);
  expect(await idsIn(folder(all, 'all'), folder(join(place, 'all/notes'), 'notes'))).toEqual(['all/a.md', 'notes/b.md']);
  expect(await idsIn(folder(join(place, 'all'), 'all'), folder(all, 'again'))).toEqual(['all/a.md', 'all/notes/b.md']);
});

test('of several workspace folders one that is gone is left out with the reason; where none is there, that is said', async () => {
  const place = writeFiles(temporaryFolder(), { 'notes/a.md': 'A note with some words.' });
  const folder = (name: string): Source => ({ kind: 'folder', path: join(place, name), prefix: name });
  const { inputs, skipped } = await findSources({ sources: [folder('gone'), folder('notes')], selection }, surroundings, {});
  expect(inputs.map(({ id }) => id)).toEqual(['notes/a.md']);
  expect(skipped).toEqual([{ path: 'gone', reason: 'A folder that is not there; bring it back, or take it out of the workspace.' }]);
  await expect(findSources({ sources: [folder('gone'), folder('gone too')], selection }, surroundings, {})).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('It is gone.') });
  // Of a drive that is missing nobody knows what is on it.
  await expect(findSources({ sources: [folder('no drive/notes'), folder('notes')], selection }, surroundings, {})).rejects.toMatchObject({ kind: 'badInput' });
});

test('records with other dates or numbers are others, though they say the same', async () => {
  const table = (second: string) => writeFiles(temporaryFolder(), { 'r.csv': `text,stars,date\nThe moon is bright.,4,2024-01-02\nBread has to rise.,${second}\nA sail in the wind.,4,2024-01-04\n` });
  const marksOf = async (second: string, numbers = ['stars']) => {
    const fields = { text: ['text'], date: 'date', numbers };
    return JSON.stringify((await findSources({ sources: [{ kind: 'records', path: join(table(second), 'r.csv'), fields }], selection }, surroundings, {})).marks);
  };
  const marks = await Promise.all([marksOf('5,2024-01-03'), marksOf('1,2024-01-03'), marksOf('5,2024-01-05'), marksOf('5,2024-01-03', [])]);
  expect(new Set(marks).size).toBe(4);
  expect(await marksOf('5,2024-01-03')).toBe(marks[0]);
});

test.each([
  ['a chosen folder itself', ['docs/notes'], ['a.md', 'b.md', 'in/c.md']],
  ['it and a file in it', ['docs/notes', 'docs/notes/a.md'], ['a.md', 'b.md', 'in/c.md']],
  ['a folder that it lies in', ['docs'], ['a.md', 'b.md', 'in/c.md']],
  ['a folder in it', ['docs/notes/in'], ['in/c.md']],
  ['a file in it', ['docs/notes/b.md'], ['b.md']],
  ['another of a like name', ['docs/note', 'docs/notes b.md'], []],
])('of a folder and of chosen files that is found which is named: %s', async (_, only, expected) => {
  const text = 'A note with some words.';
  const names = ['a.md', 'b.md', 'in/c.md'];
  const folder = writeFiles(temporaryFolder(), Object.fromEntries(names.map(name => [name, text + name])));
  const files = names.map(name => ({ id: `docs/notes/${name}`, path: join(folder, name) }));
  for (const source of [{ kind: 'folder', path: folder, prefix: 'docs/notes' }, { kind: 'files', files }] as const) {
    const { inputs } = await findSources({ sources: [source], selection }, surroundings, {}, only);
    expect(inputs.map(({ id }) => id)).toEqual(expected.map(name => `docs/notes/${name}`));
  }
});

test('chosen files in a format that is not read are left out for that, not read and not too large; an open text of that name is one', async () => {
  const folder = writeFiles(temporaryFolder(), { 'a.md': 'A note.', 'big.ppt': '%PDF-'.padEnd(5_000, 'x') });
  const files = [{ id: 'a.md', path: join(folder, 'a.md') }, { id: 'big.ppt', path: join(folder, 'big.ppt') }, { id: 'gone.ppt', path: join(folder, 'gone.ppt') }, { id: 'open.mobi', text: 'Words that are typed.' }];
  const { inputs, skipped } = await findSources({ sources: [{ kind: 'files', files }], selection }, surroundings, {});
  expect(inputs.map(({ id }) => id)).toEqual(['a.md', 'open.mobi']);
  expect(skipped).toEqual([
    { path: 'big.ppt', reason: 'An old presentation cannot be read yet; put a text or Markdown copy beside it.' },
    { path: 'gone.ppt', reason: 'An old presentation cannot be read yet; put a text or Markdown copy beside it.' },
  ]);
});

describe('the records of a file', () => {
  const lines = (...texts: readonly string[]) => texts.map(text => JSON.stringify({ text: `${text}, said with some words` })).join('\n');
  const found = async (folder: string, more: Partial<Extract<Source, { kind: 'records' }>> = {}, only?: readonly string[]) => (await findSources({ sources: [{ kind: 'records', path: join(folder, 'a.jsonl'), ...more }], selection }, surroundings, {}, only)).inputs;
  const place = { prefix: 'data/a.jsonl', uri: 'file:///notes/data/a.jsonl' };

  test('stand below the name of their file, each with an address that tells both, and can be looked at as what lies in a folder', async () => {
    const folder = writeFiles(temporaryFolder(), { 'a.jsonl': `${lines('One')}\n{"id": "b/c #2", "text": "Another one"}` });
    const inputs = await found(folder, place);
    expect(inputs.map(({ id, uri }) => [id, uri])).toEqual([['data/a.jsonl/line 1', 'file:///notes/data/a.jsonl#line%201'], ['data/a.jsonl/b/c #2', 'file:///notes/data/a.jsonl#b%2Fc%20%232']]);
    expect((await found(folder, place, ['data/a.jsonl/line 1'])).map(({ id }) => id)).toEqual(['data/a.jsonl/line 1']);
    expect(await found(folder, place, ['data/a.jsonl'])).toHaveLength(2);
    expect((await found(folder)).map(({ id, uri }) => [id, uri])).toEqual([['line 1', undefined], ['b/c #2', undefined]]);
  });

  test('that are asked for by their own ids are no others, though their lines may be by now', async () => {
    const folder = writeFiles(temporaryFolder(), { 'a.jsonl': lines('One', 'Two', 'Three') });
    const all = await found(folder);
    const only = { ids: ['line 2', 'line 3'], hashes: all.slice(1).map(({ hash }) => shortHash(hash)) };
    expect((await found(folder, { ...place, only })).map(({ id }) => id)).toEqual(['data/a.jsonl/line 2', 'data/a.jsonl/line 3']);
    writeFiles(folder, { 'a.jsonl': lines('New', 'One', 'Two', 'Three') });
    await expect(found(folder, { ...place, only })).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('its lines are others now') });
    writeFiles(folder, { 'a.jsonl': lines('One', 'Two', 'Three', 'Four') });
    expect(await found(folder, { ...place, only })).toHaveLength(2);
  });

  test('are known by what they say where a line came before them, and those with a name of their own by that', async () => {
    const folder = writeFiles(temporaryFolder(), { 'a.jsonl': lines('One', 'Two', 'Three') });
    const before = await found(folder);
    writeFiles(folder, { 'a.jsonl': lines('New', 'One', 'Three', 'Four') });
    expect([...findRenames(before, await found(folder))]).toEqual([['line 1', 'line 2']]);
    const named = (...texts: readonly string[]) => texts.map((text, i) => JSON.stringify({ id: i, text: `${text}, said with some words` })).join('\n');
    writeFiles(folder, { 'a.jsonl': named('One', 'Two') });
    const own = await found(folder);
    writeFiles(folder, { 'a.jsonl': named('New', 'One') });
    expect(findRenames(own, await found(folder)).size).toBe(0);
  });

  test('of a list are known by their number in it, and likewise by what they say', async () => {
    const folder = writeFiles(temporaryFolder(), { 'a.json': `[${lines('One', 'Two').replace('\n', ', ')}]` });
    const list = { path: join(folder, 'a.json') };
    const before = await found(folder, list);
    expect(before.map(({ id }) => id)).toEqual(['record 1', 'record 2']);
    writeFiles(folder, { 'a.json': `[${lines('New', 'One').replace('\n', ', ')}]` });
    expect([...findRenames(before, await found(folder, list))]).toEqual([['record 1', 'record 2']]);
  });
});

test('a file that is named and is a copy of one beside it is left out, as when all are looked at', async () => {
  const text = 'A note with some words about the moon and the sea.';
  const folder = writeFiles(temporaryFolder(), { 'a.md': text, 'a.html': `<p>${text}</p>`, 'a.html.pdf': text, 'b.html': `<p>${text}</p>`, 'b.md': 'Bread has to rise for a while before it is baked.', 'in/c.txt': text, 'in/c.docx': text, 'in/d.md': text });
  const found = async (only?: readonly string[]) => {
    const { inputs, skipped } = await findSources({ sources: [{ kind: 'folder', path: folder }], selection }, surroundings, {}, only);
    return [inputs.map(({ id }) => id), skipped.map(({ path }) => path)];
  };
  expect(await found(['a.html', 'b.html', 'in/c.docx'])).toEqual([['b.html'], ['a.html', 'in/c.docx']]);
  expect(await found()).toEqual([['a.html.pdf', 'a.md', 'b.html', 'b.md', 'in/c.txt', 'in/d.md'], ['a.html', 'in/c.docx']]);
});

test('any number of records may be left out', async () => {
  const file = join(writeFiles(temporaryFolder(), { 'notes.jsonl': `{"id": "a", "text": "A note with some words."}\n${'{"id": "b"}\n'.repeat(150_000)}` }), 'notes.jsonl');
  const { inputs, skipped } = await findSources({ sources: [{ kind: 'records', path: file }], selection }, surroundings, {});
  expect([inputs.length, skipped.length]).toEqual([1, 150_000]);
});
