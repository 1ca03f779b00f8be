import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { JsonLists } from '../../../src/core/documents/jsonList';
import { CancelledError } from '../../../src/core/work';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const write = (name: string, content: string | Buffer) => (writeFileSync(join(folder, name), content), join(folder, name));
const read = async (content: unknown, name = 'export.json') => {
  const file = write(name, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 1));
  const [{ guessed }, { records, skipped }] = [await fieldsOf(file), await readRecords(file)];
  return { guessed, records, skipped, ids: records.map(({ id }) => id), texts: records.map(({ text }) => text) };
};
const texts = ['The hive stands behind the house.', 'The moon is full tonight, and bright.', 'Bread is baked on each Monday.'];
const notes = texts.map((text, at) => ({ note: text, nr: `N-${at}`, when: '2024-03-12' }));
const lines = '[\n  {"note": "The hive stands \\"here\\" {[",\n   "by": {"name": "Ann"}},\n\n  {"note": "The moon, \\\\", "by": null}, 3,\n  {"note": "Bread"}]\n';

describe('files of JSON', () => {
  it('hold records in a list, each with its line', async () => {
    const { records, skipped } = await readRecords(write('lines.json', lines), { text: ['note'], title: 'by.name' });
    expect(records).toEqual([
      { id: 'record 1', title: 'Ann', text: 'The hive stands "here" {[', line: 1 },
      { id: 'record 2', text: 'The moon, \\', line: 4 },
      { id: 'record 4', text: 'Bread', line: 5 },
    ]);
    expect(skipped).toEqual([{ path: 'lines.json:5', reason: 'Line 5: it is not a JSON object.' }]);
  });

  it('are read the same with a mark before them, gzipped, in other encodings, and without any line ends', async () => {
    const whole = JSON.stringify(notes.map(({ note }) => ({ note: `${note} Grüße` })), null, 1);
    const expected = await readRecords(write('whole.json', whole));
    expect(expected.records.map(({ text, line }) => [text, line])).toEqual(texts.map((text, at) => [`${text} Grüße`, 1 + 3 * at]));
    for (const [name, content] of [['mark.json', `\ufeff${whole}`], ['packed.json.gz', gzipSync(whole)], ['wide.json', Buffer.from(`\ufeff${whole}`, 'utf16le')], ['latin.json', Buffer.from(whole, 'latin1')]] as const) {
      expect(await readRecords(write(name, content)), name).toEqual(expected);
    }
    const { records } = await readRecords(write('flat.json', JSON.stringify(JSON.parse(whole))));
    expect(records).toEqual(expected.records.map(record => ({ ...record, line: 0 })));
  });

  it.each([
    ['an answer of a server', { status: 'ok', page: { of: 1, tags: ['a', 'b', 'c', 'd'] }, response: { people: [{ name: 'Ann' }], results: notes } }, { text: ['note'], id: 'nr' }],
    ['a chat of Telegram', { name: 'Us', type: 'private', id: 7, messages: texts.map((text, at) => ({ id: at, type: 'message', date: '2024-03-12T10:11:12', from: 'Ann', text })) }, { text: ['text'], id: 'id' }],
    ['tasks of Label Studio', texts.map((text, at) => ({ id: at, data: { text }, annotations: [{ result: [{ value: { choices: ['A'] } }] }] })), { text: ['data.text'], id: 'id' }],
    ['a list of Reddit', { kind: 'Listing', data: { children: texts.map((selftext, at) => ({ kind: 't3', data: { title: `Post ${at} about it`, selftext, created_utc: 1_700_000_000 + at, id: `x${at}` } })) } }, { text: ['data.selftext'], title: 'data.title', id: 'data.id' }],
    ['objects below one another', notes.map(note => JSON.stringify(note)).join('\n'), { text: ['note'], id: 'nr' }],
  ])('as %s are taken apart', async (_, content, fields) => {
    const found = await read(content);
    expect(found.guessed).toMatchObject(fields);
    expect(found.texts).toEqual(texts);
  });

  it('of Slack and of Zotero say when each was written', async () => {
    const slack = await read(texts.map((text, at) => ({ type: 'message', user: 'U1', text, ts: `170000000${at}.000200` })));
    expect(slack.guessed).toEqual({ text: ['text'], date: 'ts' });
    expect(slack.records.map(({ dated }) => dated)).toEqual([1_700_000_000_000, 1_700_000_001_000, 1_700_000_002_000]);
    const csl = await read(texts.map((abstract, at) => ({ id: `http://zotero.org/users/1/items/K${at}`, type: 'article', title: `On ${at} things`, abstract, author: [{ family: 'Other', given: 'Ann' }], issued: { 'date-parts': [[['2020', 5, 1], [2021, 12], [2022]][at]] } })));
    expect(csl.guessed).toEqual({ text: ['abstract'], title: 'title', id: 'id', date: 'issued.date-parts' });
    expect(csl.records.map(({ dated }) => dated)).toEqual([Date.UTC(2020, 4, 1), Date.UTC(2021, 11, 1), Date.UTC(2022, 0, 1)]);
  });

  it.each([
    ['no JSON', '<html>', 'Line 1: it is not JSON, which begins with "[" or "{".'],
    ['a part of one', '[{"note": "a"},\n{"note": "b"},\n{"note":', 'Line 3: what begins here is never closed; the file may be a part of one.'],
    ['a part between records', '[{"note": "a"},\n{"note": "b"},\n', 'Line 1: "[" is never closed; the file may be a part of one.'],
    ['a comma that is missing', '[{"note": "a"},\n{"note": "b"}\n{"note": "c"}]', 'Line 3: a comma or the closing bracket should stand here, not {'],
    ['names without quotes', '{\n notes: []}', 'Line 2: a name in double quotes should stand here, not n'],
    ['something behind its end', '[{"note": "a"}]\nnote', 'Line 2: behind the end of the JSON stands n'],
    ['brackets that do not fit', '{"notes": [{"note": "a"}}', 'Line 1: a comma or the closing bracket should stand here, not }'],
    ['no list', JSON.stringify({ name: 'x', scripts: { test: 'y' }, files: ['dist'] }), 'It has no list of objects. Records are objects in one list'],
    ['a list without objects', '["a", "b"]', 'Line 1: it is not a JSON object. Records are objects in one list'],
    ['nothing', '', 'It has no list of objects.'],
  ])('with %s are told to be of no use', async (_, content, reason) => {
    await expect(readRecords(write('broken.json', content))).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining(reason) as string });
  });

  it('hold records by their ids, by which they are called', async () => {
    const byId = Object.fromEntries(notes.map((note, at) => [['a/1', 'caf\u00e9 "2"', '3'][at], { id: `own ${at}`, ...note }]));
    for (const content of [JSON.stringify(byId, null, 1).replace('é', '\\u00e9'), { version: { of: 1 }, export: { notes: byId, users: { ann: { name: 'Ann' } }, tags: [{ name: 'x' }] } }]) {
      const { ids, texts: read3, records, guessed } = await read(content);
      expect([ids.sort(), read3.sort(), guessed]).toEqual([['3', 'a/1', 'caf\u00e9 "2"'], [...texts].sort(), { text: ['note'] }]);
      expect(new Set(records.map(({ line }) => line)).size).toBe(3);
    }
    const named = await readRecords(write('byId.json', JSON.stringify(byId)), { id: 'nr' });
    expect(named.records.map(({ id }) => id).sort()).toEqual(['N-0', 'N-1', 'N-2']);
    const some = await read({ ' ': notes[0], b: notes[1], ['c'.repeat(900)]: notes[2], ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`x${at}`, { ...notes[0], note: `Note ${at} says this.` }])), d: 'a text' });
    expect([some.ids.slice(0, 3), some.skipped]).toEqual([['record 1', 'b', 'c'.repeat(200)], [{ path: 'export.json:67', reason: 'Line 67: it is not a JSON object.' }]]);
  });

  it('hold no records in objects that are not alike, as those of settings and answers', async () => {
    expect((await read({ response: { hits: [{ note: texts[0] }] }, request: { words: 'hive', took: { ms: 1 } } })).texts).toEqual([texts[0]]);
    await expect(read({ compilerOptions: { strict: true }, paths: { a: 'b' }, more: { c: 1 } })).rejects.toThrow('It has no list of objects.');
  });

  it('hold one list that is read, whatever the names that lead to others are', async () => {
    expect((await read({ 'a/b': notes, a: { b: [{ note: 'Something else is here.' }] } })).texts).toEqual(texts);
  });

  it('tell which records are no sound JSON, and go on behind them', async () => {
    const { texts: read3, skipped } = await read('[{"note": "The hive stands here."},\n{"note": "The moon", "size": NaN},\n{"note": "Bread is baked."}]');
    expect(read3).toEqual(['The hive stands here.', 'Bread is baked.']);
    expect(skipped).toEqual([{ path: 'export.json:2', reason: expect.stringMatching(/^Line 2: it is not sound JSON \(.*NaN.*\)\.$/) as string }]);
  });

  it('are read the same wherever their pieces are cut', () => {
    const pieces = (text: string) => (size: number, list?: string) => {
      const lists = new JsonLists(list);
      const items = [];
      for (let at = 0; at < text.length; at += size) items.push(...lists.read(text.slice(at, at + size)));
      lists.end();
      return { items, list: lists.list };
    };
    const text = JSON.stringify({ 'a\\"b{': [1, true, null], 'x"y': { list: [{ a: '\\"]}', b: [[{}]] }, [], -1.5e3, 'word', { c: {} }] }, z: [{}] }, null, 1);
    const through = pieces(text);
    const { list } = through(text.length);
    const whole = through(text.length, list).items;
    expect(whole.map(({ text: own, number }) => [number, own === undefined ? own : JSON.parse(own)])).toEqual([[1, { a: '\\"]}', b: [[{}]] }], [2, undefined], [3, undefined], [4, undefined], [5, { c: {} }]]);
    for (let size = 1; size < 20; size++) expect([size, through(size).list, through(size, list).items]).toEqual([size, list, whole]);
    const named = pieces(JSON.stringify({ 'a\\"b{': { a: 'x' }, 'x"\\': { a: ['}'] }, [`${'long '.repeat(50)}\\`]: { a: {} } }));
    const { list: place } = named(1_000);
    const byName = named(1_000, place).items;
    expect(byName.map(item => item.text)).toEqual(['{"a":"x"}', '{"a":["}"]}', '{"a":{}}']);
    for (let size = 1; size < 20; size++) expect([size, named(size).list, named(size, place).items]).toEqual([size, place, byName]);
  });

  it('may be made to take all time or memory, and do not', async () => {
    const large = await readRecords(write('large.json', Buffer.concat([Buffer.from('[{"note": "one"}, {"note": "'), Buffer.alloc(40 << 20, 'words '), Buffer.from('"}, {"note": "three"}]')])));
    expect([large.records.map(({ text }) => text), large.skipped]).toEqual([['one', 'three'], [{ path: 'large.json:1', reason: 'Line 1: it is too long to be a record; take it out.' }]]);
    await expect(readRecords(write('deep.json', '['.repeat(3_000_000)))).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('never closed') as string });
    await expect(readRecords(write('nested.json', `${'{"a":'.repeat(300_000)}[{"note": "a"}]${'}'.repeat(300_000)}`))).rejects.toMatchObject({ message: expect.stringContaining('It has no list of objects.') as string });
    for (const [begin, end] of ['{}', '[]']) {
      const deep = `${begin === '{' ? '{"a":' : '['}`.repeat(300_000);
      const { records } = await readRecords(write('within.json', `[{"note": "${texts[0]}"}, {"note": "${texts[1]}", "more": ${deep}1${end.repeat(300_000)}}]`));
      expect(records[0].text).toBe(texts[0]);
    }
  });

  it('stop when cancelled, whatever is gone through', async () => {
    for (const content of [`[${Array.from({ length: 300_000 }, (_, at) => `{"note": "words ${at}"}`).join(',\n')}]`, `{"list": [{"note": "${'words '.repeat(20 << 20)}"}]}`]) {
      const stopping = new AbortController();
      const reading = readRecords(write('long.json', content), {}, { signal: stopping.signal });
      setTimeout(() => stopping.abort(), 30);
      await expect(reading).rejects.toBeInstanceOf(CancelledError);
    }
  });
});
