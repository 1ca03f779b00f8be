import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { npyBytes } from '../../../src/core/algebra/npy';
import { plainAlgebra } from '../plainAlgebra';
import { readRepresentation } from '../../../src/core/recipe';
import { documentText } from '../../../src/core/representation/documentTexts';
import { givenRepresentation } from '../../../src/core/representation/givenVectors';
import type { DocumentText } from '../../../src/core/representation/representation';
import { givenIdentity, readGivenVectors } from '../../../src/engine/model/givenFile';
import { temporaryFolder } from './support';

const matrix = { rows: 3, columns: 2, data: Float32Array.of(3, 4, 0, 2, -5, 0) };
const records = ['a', 'b', 'c'].map((id): DocumentText => ({ id, lead: id, whole: `text of ${id}` }));
const files = records.map(text => ({ ...text, path: `notes/${text.id}.md` }));

/** The vectors of documents as a file and what stands beside it give them. */
async function vectorsOf(documents: readonly DocumentText[], name: string, contents: Readonly<Record<string, string | Uint8Array>>, ids = ''): Promise<number[]> {
  const folder = temporaryFolder();
  for (const [file, content] of Object.entries(contents)) writeFileSync(join(folder, file), content);
  const given = { file: join(folder, name), ids: ids && join(folder, ids), field: 'embedding' };
  const representation = givenRepresentation({
    identity: await givenIdentity(given),
    file: name,
    algebra: plainAlgebra,
    words: readRepresentation('lsa').parameters,
    read: work => readGivenVectors(given, work),
  });
  const { vectors } = await representation.represent(documents);
  return [...vectors.data].map(value => Math.round(10 * value) / 10);
}

const npy = { 'v.npy': npyBytes(matrix) };

describe('vectors made elsewhere', () => {
  it('stand in the order of records, at unit length', async () => {
    expect(await vectorsOf(records, 'v.npy', npy)).toEqual([0.6, 0.8, 0, 1, -1, 0]);
  });

  it('belong to the records of a file by their own names in it, too, where their ids begin with the file', async () => {
    const inEditor = ['a', 'b', 'c #1'].map(own => documentText({ id: `data/notes.csv/${own}`, uri: `file:///data/notes.csv#${encodeURIComponent(own)}`, title: own, passages: [{ text: own, headings: [], line: 0, endLine: 0 }], extra: '', hash: '' }));
    for (const prefix of ['', 'data/notes.csv/']) expect(await vectorsOf(inEditor, 'v.npy', { ...npy, 'v.csv': ['c #1', 'b', 'a'].map(own => `${prefix}${own}\n`).join('') })).toEqual([-1, 0, 0, 1, 0.6, 0.8]);
  });

  it('belong to the documents that a file of ids says, in whatever order and however many more there are', async () => {
    const turned = [-1, 0, 0, 1, 0.6, 0.8];
    expect(await vectorsOf(records, 'v.npy', { ...npy, 'v.csv': 'id,group\r\nc,"x, y"\r\nb,\r\na,z\r\n' })).toEqual(turned);
    expect(await vectorsOf(files, 'v.npy', { ...npy, 'v.csv': 'notes\\c.md\nnotes/b.md\n./notes/a.md\n' })).toEqual(turned);
    expect(await vectorsOf(records.slice(0, 1), 'v.npy', { ...npy, 'ids.json': '["c", "b", "a"]' }, 'ids.json')).toEqual([-1, 0]);
    expect(await vectorsOf([{ id: '=1', lead: '', whole: '' }], 'v.npy', { ...npy, 'v.csv': "id\n'=1\nb\nc\n" })).toEqual([0.6, 0.8]);
  });

  it('are read from records', async () => {
    const lines = ['{"id":"b","embedding":[0,2]}', '{"id":"a","embedding":[3,4]}', '{"path":"c","embedding":[-5,0]}'].join('\n');
    expect(await vectorsOf(records, 'v.jsonl', { 'v.jsonl': lines })).toEqual([0.6, 0.8, 0, 1, -1, 0]);
  });

  it('are read from records of which some have none yet', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'v.jsonl'), ['{"id":"new"}', '{"id":"a","embedding":[3,4]}', '{"id":"b","embedding":null}'].join('\n'));
    expect(await readGivenVectors({ file: join(folder, 'v.jsonl'), ids: '', field: 'embedding' }, {})).toEqual({ ids: ['a'], vectors: { rows: 1, columns: 2, data: Float32Array.of(3, 4) } });
  });

  it.each([
    ['files without ids', files, npy, /Nothing says which file each row is of\. List the documents' ids/],
    ['another number of rows', records.slice(1), npy, /It has 3 rows for 2 documents\. List the documents' ids/],
    ['another number of ids', records, { ...npy, 'v.csv': 'a\nb\n' }, /It has 3 rows, and its file of ids has 2 ids\. Write one id for each row\.$/],
    ['rows of fewer than half of the documents', records, { ...npy, 'v.csv': 'a\nx\ny\n' }, /2 of the 3 documents have no row in it, the first of them "b"; its first row is of "a"/],
    ['two rows of one document', records, { ...npy, 'v.csv': 'a\nb\n./a\n' }, /Rows 1 and 3 are of the same document, "\.\/a"\. Leave one of them out\.$/],
    ['what is no number', records, { 'v.npy': npyBytes({ ...matrix, data: Float32Array.of(3, 4, 0, NaN, 1, 1) }) }, /Row 2 has a value that is no finite number\. Write that row again\.$/],
    ['what is no number in a row with an id', records, { 'v.csv': 'a\nb\nc\n', 'v.npy': npyBytes({ ...matrix, data: Float32Array.of(3, 4, 0, NaN, 1, 1) }) }, /Row 2 \("b"\) has a value that is no finite number\. Leave it and its id out; its document is placed by its words then\.$/],
    ['no array', records, { 'v.npy': 'text' }, /It is no \.npy file/],
    ['nothing', records, {}, /There is no such file/],
  ])('tell of %s', async (_, documents, contents, says) => {
    await expect(vectorsOf(documents, 'v.npy', contents as Record<string, string>)).rejects.toMatchObject({ kind: 'badInput', message: expect.stringMatching(says) });
  });

  it('place documents without a row where their words lead, and tell how many these are', async () => {
    const subjects = { moon: [1, 0, 0], bread: [0, 1, 0], chain: [0, 0, 1] };
    const words: Readonly<Record<string, string>> = { moon: 'moon crater orbit eclipse', bread: 'dough flour oven crust', chain: 'bicycle chain pedal gear' };
    const documents = Object.keys(subjects).flatMap(subject => Array.from({ length: 6 }, (_, i): DocumentText => ({ id: `${subject} ${i}`, lead: '', whole: words[subject].split(' ').filter((_, at) => at !== i % 4).join(' ') })));
    const odd: DocumentText = { id: 'odd', lead: '', whole: 'nothing anybody wrote before' };
    const given = {
      vectors: { rows: 15, columns: 3, data: Float32Array.from(Object.values(subjects).flatMap(vector => Array(5).fill(vector).flat())) },
      ids: documents.map(({ id }) => id!).filter(id => !id.endsWith('5')),
    };
    const representation = givenRepresentation({ identity: 'given', file: 'v.npy', read: async () => given, algebra: plainAlgebra, words: readRepresentation('lsa').parameters });
    const { vectors, byWords } = await representation.represent([odd, ...documents]);
    expect(byWords).toBe(4);
    const row = (at: number) => [...vectors.data.subarray(3 * at, 3 * at + 3)];
    expect(row(0)).toEqual([0, 0, 0]);
    documents.forEach(({ id = '' }, at) => {
      const [subject, number] = id.split(' ');
      const own = row(at + 1);
      const likeness = own.reduce((sum, x, i) => sum + x * subjects[subject as keyof typeof subjects][i], 0);
      expect(Math.hypot(...own)).toBeCloseTo(1, 5);
      if (number === '5') expect(likeness).toBeGreaterThan(0.9);
      else expect(likeness).toBeCloseTo(1, 6);
    });
    expect((await representation.represent(documents.filter(({ id }) => !id!.endsWith('5')))).byWords).toBeUndefined();
  });

  it('do where half of the documents have one', async () => {
    expect((await vectorsOf(records.slice(0, 2), 'v.npy', { ...npy, 'v.csv': 'a\nx\ny\n' })).slice(0, 2)).toEqual([0.6, 0.8]);
  });

  it('are given up while words place the others', async () => {
    const stop = new AbortController();
    const having = Array.from({ length: 20 }, (_, i): DocumentText => ({ id: `${i}`, lead: '', whole: `bread oven flour ${i % 3 ? 'dough' : 'crust'}` }));
    const given = { vectors: { rows: 20, columns: 2, data: Float32Array.from({ length: 40 }, (_, at) => (at % 3) - 1) }, ids: having.map(({ id }) => id!) };
    const representation = givenRepresentation({ identity: 'given', file: 'v.npy', read: async () => given, algebra: plainAlgebra, words: readRepresentation('lsa').parameters });
    const { embedder } = await representation.represent(having);
    let read = 0;
    const texts = new Proxy(Array<string>(50).fill('bread oven '.repeat(40_000)), { get: (all, key) => (typeof key === 'string' && /^\d+$/.test(key) && read++ === 3 && stop.abort(), Reflect.get(all, key)) });
    await expect(embedder.embed(texts, { signal: stop.signal })).rejects.toMatchObject({ name: 'CancelledError' });
    expect(read).toBeLessThan(50);
  });

  it('tell of a file of ids that is not there, or no list', async () => {
    await expect(vectorsOf(records, 'v.npy', npy, 'ids.txt')).rejects.toMatchObject({ kind: 'badInput', message: expect.stringMatching(/^The ids in .*ids\.txt cannot be read\. There is no such file\.$/) });
    await expect(vectorsOf(records, 'v.npy', { ...npy, 'ids.json': '{' }, 'ids.json')).rejects.toMatchObject({ kind: 'badInput', message: expect.stringMatching(/^The ids in .*ids\.json cannot be read\. It is not JSON/) });
  });

  it.each([
    ['{"id":"a","vector":[1]}', /Line 1 has no list of numbers in "embedding"; its fields are id, vector/],
    ['{"id":"a","embedding":[1,2]}\n{"id":"b","embedding":[1]}', /Line 2 has 1 numbers, the lines before it 2/],
    ['{"id":"a","embedding":[1,"2"]}\n{"id":"b","embedding":[1,2]}', /Line 1 has no list of numbers in "embedding"/],
    ['{"embedding":[1,2]}', /Line 1 is no JSON object with an "id"/],
    ['', /It has no lines/],
  ])('tell of records as %s', async (line, says) => {
    await expect(vectorsOf(records, 'v.jsonl', { 'v.jsonl': line })).rejects.toMatchObject({ kind: 'badInput', message: expect.stringMatching(says) });
  });
});
