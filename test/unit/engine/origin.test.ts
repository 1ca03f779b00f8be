import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { KindredError } from '../../../src/core/errors';
import { ParameterError } from '../../../src/core/parameters';
import { readOrigin, type OriginOf } from '../../../src/engine/files/origin';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const at = (name: string) => join(folder, name);
const write = (name: string, content: string | Uint8Array) => (writeFileSync(at(name), content), at(name));
const lines = '{"id": 1, "text": "a", "label": "x", "topics": ["t", "u"]}\nno JSON\n{"id": "b", "text": "b", "label": "y"}\n';
const records: OriginOf = { kind: 'records', path: write('corpus.jsonl.gz', gzipSync(lines)) };
const notes: OriginOf = { kind: 'folder', path: folder };

async function labelsOf(given: string, documents: OriginOf, field?: string): Promise<unknown> {
  const origin = await readOrigin(given, documents, { field });
  return origin.kind === 'labels' ? Object.fromEntries(origin.labels) : origin.kind;
}

describe('the truth', () => {
  test('is folder or tags for files', async () => {
    expect([await labelsOf('folder', notes), await labelsOf('tags', notes), await labelsOf('folder', undefined)]).toEqual(['folder', 'tags', 'folder']);
  });

  test('is a field of the records', async () => {
    expect(await labelsOf('label', records)).toEqual({ 1: 'x', b: 'y' });
    expect(await labelsOf('topics', records)).toEqual({ 1: 't' });
    // Also where a folder has its name, seen from where the command runs.
    expect(await labelsOf('src', { kind: 'records', path: write('sources.jsonl', '{"id": 1, "text": "a", "src": "x"}\n') })).toEqual({ 1: 'x' });
  });

  test('is a labels file in any of its forms', async () => {
    const expected = { 'a.md': 'x', 'b.md': 'y' };
    const tabs = 'a.md\tx\nb.md\ty\n';
    for (const [name, content] of [
      ['l.tsv', tabs], ['l.txt', tabs], ['l.tsv.gz', gzipSync(tabs)], ['bom.tsv', `\ufeff${tabs}`],
      ['l.csv', 'path,label\na.md,x\n"b.md",y\n'], ['l.json', '{"a.md": "x", "b.md": "y"}'],
      ['l.jsonl', '{"id": "a.md", "label": "x"}\n{"path": "b.md", "label": "y"}\n'],
    ] as const) {
      expect(await labelsOf(write(name, content), notes), name).toEqual(expected);
    }
    expect(await labelsOf(records!.path, undefined)).toEqual({ 1: 'x', b: 'y' });
    expect(await labelsOf(records!.path, notes, 'topics')).toEqual({ 1: 't' });
  });

  test('is the first class of a document that is given several, which is told', async () => {
    const told: string[] = [];
    const asked = { note: (text: string) => void told.push(text) };
    const twice = write('twice.tsv', 'a.md\tx\n./a.md\tx\nb.md\ty\nc.md\ty\nb.md\tx\nb.md\tz\nc.md\tx\n');
    expect(await readOrigin(twice, notes, asked)).toEqual({ kind: 'labels', labels: new Map([['a.md', 'x'], ['b.md', 'y'], ['c.md', 'y']]), name: 'twice.tsv' });
    await readOrigin(write('once.jsonl', '{"id": 1, "label": "x"}\n{"id": 1, "label": "y"}\n{"id": 2, "label": "y"}\n'), notes, asked);
    await readOrigin(write('well.tsv', 'a.md\tx\na.md\tx\n'), notes, asked);
    expect(told).toEqual([
      'twice.tsv gives 2 documents more than one class; the first one counts: "y" for "b.md", not "z".',
      'once.jsonl gives 1 document more than one class; the first one counts: "x" for "1", not "y".',
    ]);
  });

  test.each<[string, OriginOf, RegExp]>([
    ['topic', records, /field "topic".*id, text, label/],
    ['folder', records, /field "folder"/],
    [at('none.tsv'), records, /none\.tsv/],
    ['label', notes, /^What gives the classes is "folder", "tags" or a labels file.*no file "label"/],
    ['', notes, /no file ""/],
    [folder, notes, /is a folder/],
    ['tags', undefined, /labels file/],
    ['label', undefined, /"folder" or a labels file/],
  ])('%j is a wrong name', async (given, documents, message) => {
    await expect(readOrigin(given, documents)).rejects.toThrow(ParameterError);
    await expect(readOrigin(given, documents)).rejects.toThrow(message);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty.tsv', '', /Cannot read.*Empty/],
    ['words.tsv', 'only words\n', /No line.*path TAB class/],
    ['broken.json', '{"a": ', /not JSON/],
    ['broken.tsv.gz', 'no gzip', /Cannot read.*not a sound gzip file\. Fetch or make it again/],
    ['broken.jsonl.gz', 'no gzip', /Cannot read/],
    ['picture.csv', Uint8Array.of(137, 80, 78, 71, 0, 1, 2, 0), /Cannot read.*Binary/],
  ])('%s is of no use', async (name, content, message) => {
    const file = write(name, content);
    await expect(readOrigin(file, notes)).rejects.toThrow(KindredError);
    await expect(readOrigin(file, notes)).rejects.toThrow(message);
  });

  test('is stopped by its signal', async () => {
    const controller = new AbortController();
    controller.abort();
    mkdirSync(at('big'));
    const file = write('big/l.jsonl', '{"id": "a", "label": "x"}\n'.repeat(300_000));
    await expect(readOrigin(file, notes, { signal: controller.signal })).rejects.toThrow('Stopped.');
  });
});
