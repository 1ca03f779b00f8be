import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { findFiles } from '../../../src/core/documents/find';
import { KindredError } from '../../../src/core/errors';
import { CancelledError } from '../../../src/core/work';
import { sha256 } from '../../../src/engine/files/hash';
import { nodeTree, readBytes } from '../../../src/engine/files/nodeTree';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { wholeFolder } from './trees';
import { temporaryFolder } from '../engine/support';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

describe('a folder on this machine', () => {
  it('is found through loops of symbolic links, each document once', async () => {
    await write('a/note.md', 'A note with words.');
    await symlink('..', path.join(folder, 'a', 'up'));
    await symlink('me.md', path.join(folder, 'me.md'));
    await symlink(path.join(folder, 'a', 'note.md'), path.join(folder, 'again.md'));
    const { files, skipped } = await findFiles(nodeTree(folder), wholeFolder);
    expect(files).toEqual([{ path: 'a/note.md', kind: 'markdown', bytes: 18 }]);
    expect(skipped.map(file => file.path)).toEqual(['a/up', 'again.md', 'me.md']);
    expect(skipped[0].reason).toMatch(/symbolic link/);
  });

  it('has files with any name', async () => {
    const names = ['a b/ç 👩‍🍳.md', `it's.md`, '<img src=x onerror=alert(1)>.md'];
    for (const name of names) await write(name, 'A note with words.');
    const tree = nodeTree(folder);
    const { files } = await findFiles(tree, wholeFolder);
    expect(files.map(file => file.path)).toEqual([...names].sort());
    for (const file of files) expect(new TextDecoder().decode(await tree.readFile(file.path))).toBe('A note with words.');
  });

  it('says in plain words what cannot be read', async () => {
    const file = await write('gone.md', 'A note.');
    const tree = nodeTree(folder);
    await rm(file);
    await expect(tree.readFile('gone.md')).rejects.toThrow('It is gone.');
    await expect(readBytes(file)).rejects.toThrow('It is gone.');
    await expect(tree.readDirectory('nowhere')).rejects.toThrow('It is gone.');
    await mkdir(path.join(folder, 'in.md'));
    await expect(tree.readFile('in.md')).rejects.toThrow('It is a folder, not a file.');
  });

  it.runIf(process.platform === 'linux')('says of a file whose name is no UTF-8 what is the matter with it', async () => {
    await write('good.md', 'A note with words.');
    await writeFile(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.of(0xe9), Buffer.from('.md')]), 'A note with words.');
    const { files, skipped } = await findFiles(nodeTree(folder), wholeFolder);
    expect(files.map(file => file.path)).toEqual(['good.md']);
    expect(skipped).toEqual([{ path: 'caf\ufffd.md', reason: 'Its name is not in UTF-8, so it cannot be opened; rename it.' }]);
  });

  it.skipIf(process.getuid?.() === 0)('lists a folder it may not read', async () => {
    await write('a.md', 'A note.');
    await write('locked/b.md', 'A note.');
    await chmod(path.join(folder, 'locked'), 0);
    const { files, skipped } = await findFiles(nodeTree(folder), wholeFolder);
    await chmod(path.join(folder, 'locked'), 0o700);
    expect(files.map(file => file.path)).toEqual(['a.md']);
    expect(skipped).toEqual([{ path: 'locked', reason: 'No permission to read it.' }]);
  });

  it('is hashed as others hash', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(new TextEncoder().encode('é'))).toBe(sha256('é'));
  });
});

describe('records', () => {
  const lines = [{ id: 'a', text: 'One', label: 'x', path: '/etc/passwd' }, { id: 7, text: 'Zwei ü' }];
  const good = [{ id: 'a', text: 'One', line: 0 }, { id: '7', text: 'Zwei ü', line: 1 }];
  const jsonl = lines.map(line => JSON.stringify(line)).join('\n');

  it('are read from plain and gzipped files, other fields ignored', async () => {
    expect(await readRecords(await write('a.jsonl', `\ufeff${jsonl}\r\n\n`))).toEqual({ records: good, skipped: [] });
    expect(await readRecords(await write('a.jsonl.gz', gzipSync(jsonl)))).toEqual({ records: good, skipped: [] });
  });

  it('are read in the encodings of documents', async () => {
    const euro = '{"id": "e", "text": "5 €"}';
    expect((await readRecords(await write('latin.jsonl', Buffer.concat([Buffer.from(`${jsonl}\n`, 'latin1'), Buffer.from(euro.replace('€', '\x80'), 'latin1')])))).records).toEqual([...good, { id: 'e', text: '5 €', line: 2 }]);
    // So a Windows shell writes what a program says.
    expect(await readRecords(await write('wide.jsonl', Buffer.from(`\ufeff${jsonl.replace('\n', '\r\n')}`, 'utf16le')))).toEqual({ records: good, skipped: [] });
    const russian = Buffer.from([...'{"id": "r", "text": "'].map(letter => letter.charCodeAt(0)).concat([0xcf, 0xee, 0xe3, 0xee, 0xe4, 0xe0, 0x20, 0xe1, 0xfb, 0xeb, 0xe0, 0x20, 0xf5, 0xee, 0xf0, 0xee, 0xf8, 0xe0, 0xff], [0x22, 0x7d]));
    const { records, skipped } = await readRecords(await write('mixed.jsonl', Buffer.concat([Buffer.from(`${jsonl}\n`), russian])));
    expect(records).toEqual(good);
    expect(skipped).toEqual([{ path: 'mixed.jsonl:3', reason: 'Line 3: In an encoding of its own, not UTF-8; save it as UTF-8.' }]);
  });

  it('end where their line does, whatever their text holds', async () => {
    const text = 'One\u2028two\u2029three';
    const long = 'word '.repeat(50_000);
    expect((await readRecords(await write('a.jsonl', `{"id": 1, "text": "${text}"}\n${JSON.stringify({ id: 2, text: long })}`))).records).toEqual([{ id: '1', text, line: 0 }, { id: '2', text: long, line: 1 }]);
  });

  it('of bad lines are skipped with the line and what to do', async () => {
    const file = await write('a.jsonl', [jsonl, '{"id": "b"', '[1]', '{"text": "x"}', '{"id": "c"}', '{"id": "a", "text": "again"}'].join('\n'));
    const { records, skipped } = await readRecords(file);
    expect(records.slice(0, 2)).toEqual(good);
    expect(skipped.map(line => line.path)).toEqual(['a.jsonl:3', 'a.jsonl:4', 'a.jsonl:6']);
    expect(skipped[0].reason).toBe('Line 3: it is not a JSON object; write one {"id": …, "text": …} on each line.');
    expect(skipped[2].reason).toBe('Line 6: it has no "text"; put what the record says into "text".');
  });

  it('without an id, or with one that another has, are called by their lines', async () => {
    const { records, skipped } = await readRecords(await write('a.jsonl', ['{"text": "x"}', '{"id": "a", "text": "y"}', '{"id": "a", "text": "again"}', '{"id": " ", "text": "z"}', '{"id": "line 5", "text": "u"}', '{"text": "v"}', '{"text": "w", "id": "line 6"}'].join('\n')));
    expect(skipped).toEqual([]);
    expect(records.map(({ id, line }) => [id, line])).toEqual([['line 1', 0], ['a', 1], ['line 3', 2], ['line 4', 3], ['line 5', 4], ['line 6', 5], ['line 7', 6]]);
  });

  it('have the fields that are asked for, those of objects within them too', async () => {
    const file = await write('a.jsonl', ['{"q": "Why?", "a": {"long": "So.", "short": 7}, "about": "Reasons", "kind": ["x", "y"]}', '{"q": "How?", "about": "Ways", "kind": "y; z", "__proto__": {"id": 3}}', '{"kind": "u"}'].join('\n'));
    const { records, skipped } = await readRecords(file, { text: ['q', 'a.long', 'a.short'], title: 'about', tags: ['kind'] });
    expect(records).toEqual([{ id: 'line 1', line: 0, title: 'Reasons', text: 'Why?\n\nSo.\n\n7', tags: ['x', 'y'] }, { id: 'line 2', line: 1, title: 'Ways', text: 'How?', tags: ['y', 'z'] }]);
    expect(skipped).toEqual([{ path: 'a.jsonl:3', reason: 'Line 3: it has no "q" or "a.long" or "a.short"; put what the record says into one of them.' }]);
    await expect(readRecords(file, { text: ['b'] })).rejects.toThrow(`${file} has no field "b"; its fields are q, a.long, a.short, about, kind, __proto__.id.`);
    expect(await fieldsOf(file, { text: ['q'] })).toMatchObject({ guessed: { text: ['q'] }, fields: [{ name: 'q', example: 'Why?', filled: 2 / 3 }, {}, {}, {}, {}, {}] });
  });

  it.each([
    ['no good line', 'a.jsonl', 'no json', /No records in .*Line 1: it is not a JSON object/],
    ['nothing in it', 'a.jsonl', '', /No records in .*It has no lines/],
    ['data that is not gzip', 'a.jsonl.gz', 'no gzip', /Cannot read .*a\.jsonl\.gz.*: It is not a sound gzip file\. Fetch or make it again/],
    ['a torn gzip', 'a.jsonl.gz', gzipSync(jsonl.repeat(500)).subarray(0, 60), /Cannot read .*a\.jsonl\.gz.*: The end of it is missing\. Fetch or make it again/],
  ])('cannot come from a file with %s', async (_, name, content, message) => {
    const reading = readRecords(await write(name, content));
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(KindredError);
  });

  it('cannot come from a file that is not there', async () => {
    await expect(readRecords(path.join(folder, 'none.jsonl'))).rejects.toThrow(/Cannot read .*none\.jsonl: It is gone/);
  });

  it('stop when cancelled', async () => {
    const file = await write('many.jsonl', Array.from({ length: 200_000 }, (_, at) => JSON.stringify({ id: at, text: 'words' })).join('\n'));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    await expect(readRecords(file, {}, controller)).rejects.toBeInstanceOf(CancelledError);
  });
});
