import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKept, writeKept } from '../../../src/host/run/keptGrouping';
import { document, grouping } from './fixture';

describe('kept grouping', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindred-kept-'));
  });
  afterEach(async () => {
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true });
  });

  it('gives back what was kept, and nothing where nothing was', async () => {
    expect(await readKept(folder)).toBeUndefined();
    const kept = { grouping, scope: { kind: 'workspace' } } as const;
    await writeKept(join(folder, 'new'), kept);
    expect(await readKept(join(folder, 'new'))).toEqual(kept);
  });

  it('gives back the groups of all documents and what changed, of more documents than one line has', async () => {
    const many = { ...grouping, documents: Array.from({ length: 300 }, (_, i) => document(`${i}\n.md`)) };
    const kept = { grouping, scope: { kind: 'workspace', inside: 'Git' }, changed: ['a.md'], outer: { grouping: many, scope: { kind: 'workspace' } } } as const;
    await writeKept(folder, kept);
    expect(await readKept(folder)).toEqual(kept);
  });

  it('gives back megabytes of documents, whose lines are longer or shorter than what is compressed at once', async () => {
    const of = (i: number, length: number) => ({ ...document(`${i}.md`), snippet: `${i} ä 猫 `.repeat(length) });
    const documents = [...Array.from({ length: 640 }, (_, i) => of(i, i % 512)), ...Array.from({ length: 64 }, (_, i) => of(640 + i, 4_000))];
    const kept = { grouping: { ...grouping, documents }, scope: { kind: 'workspace' } } as const;
    await writeKept(folder, kept);
    expect(await readKept(folder)).toEqual(kept);
  });

  it('reads what an earlier version has kept in one piece', async () => {
    const kept = { grouping, scope: { kind: 'workspace' } };
    await writeFile(join(folder, 'grouping.json.gz'), gzipSync(JSON.stringify(kept)));
    expect(await readKept(folder)).toEqual(kept);
  });

  it('leaves one whole file behind when two windows write at once', async () => {
    const kept = { grouping, scope: { kind: 'editors' } } as const;
    await Promise.all(Array.from({ length: 8 }, () => writeKept(folder, kept)));
    expect(await readdir(folder)).toHaveLength(1);
    expect(await readKept(folder)).toEqual(kept);
  });

  it('leaves the old file alone where the new one cannot be made', async () => {
    const kept = { grouping, scope: { kind: 'workspace' } } as const;
    await writeKept(folder, kept);
    const documents = [...grouping.documents, { id: 1n } as never];
    await expect(writeKept(folder, { ...kept, grouping: { ...grouping, documents } })).rejects.toThrow('BigInt');
    expect(await readdir(folder)).toHaveLength(1);
    expect(await readKept(folder)).toEqual(kept);
  });

  it.each([
    ['cut short', gzipSync(JSON.stringify({ grouping })).subarray(0, 40)],
    ['without its last documents', gzipSync(`${JSON.stringify({ grouping: { ...grouping, documents: [] }, scope: { kind: 'workspace' }, counts: [5] })}\n${JSON.stringify(grouping.documents.slice(0, 3))}`)],
    ['not compressed', Buffer.from('{}')],
    ['of another form', gzipSync(JSON.stringify({ grouping: { version: 2 }, scope: { kind: 'workspace' } }))],
    ['with a broken document', gzipSync(JSON.stringify({ grouping: { ...grouping, documents: [null] }, scope: { kind: 'workspace' } }))],
    ['with a hierarchy of other documents', gzipSync(JSON.stringify({ grouping: { ...grouping, hierarchy: { leaves: [0] } }, scope: { kind: 'workspace' } }))],
    ['with broken groups of all documents', gzipSync(JSON.stringify({ grouping, scope: { kind: 'chosen', uris: [], inside: 'Git' }, outer: { grouping: {} } }))],
  ])('refuses a file that is %s', async (_, bytes) => {
    await writeFile(join(folder, 'grouping.json.gz'), bytes);
    await expect(readKept(folder)).rejects.toThrow();
  });

  it('rejects, leaving nothing half written, where the folder is a file', async () => {
    await writeFile(join(folder, 'taken'), '');
    await expect(writeKept(join(folder, 'taken'), { grouping, scope: { kind: 'workspace' } })).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
  });
});
