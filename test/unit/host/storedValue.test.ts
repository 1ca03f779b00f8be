import { lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogOutputChannel, Uri } from 'vscode';
import { tagsById, withoutHearing } from '../../../src/host/arrange/tags/unheard';
import { renamedWritten, withWritten, writtenTags } from '../../../src/host/arrange/tags/writtenTags';
import { labelsByHand } from '../../../src/host/classify/labelFiles';
import { storedValue } from '../../../src/host/run/storedValue';
import { focusChanged } from './vscode';
import { temporaryFolder } from '../engine/support';

let folder: string;
const logged: Error[] = [];
const log = { error: (error: Error) => logged.push(error) } as unknown as LogOutputChannel;
const opened = (storage: Uri | undefined = { fsPath: join(folder, 'storage') } as Uri) => storedValue(storage, 'words.json', kept => (kept as string[] | undefined) ?? [], log);
beforeEach(() => {
  logged.length = 0;
  folder = temporaryFolder();
});

describe('a value of a workspace', () => {
  it('is the same in all its windows, and what two of them add at the same time is there', async () => {
    const [first, second] = [opened(), opened()];
    expect(await first.read()).toEqual([]);
    await Promise.all(['a', 'b', 'c', 'd'].map((word, i) => [first, second][i % 2].change(now => [...now, word])));
    expect((await first.read()).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(await opened().read()).toEqual(await second.read());
    expect(logged).toEqual([]);
  });

  it('tells when somebody comes back to the window that another may have changed it, once it was asked for', async () => {
    const value = opened();
    let told = 0;
    value.onMayBeAnother(() => told++);
    focusChanged.fire({ focused: true });
    expect(told).toBe(0);
    await value.read();
    focusChanged.fire({ focused: true });
    expect(told).toBe(1);
  });

  it('that cannot be read is none, and is written anew', async () => {
    await opened().change(() => ['a']);
    await writeFile(join(folder, 'storage/words.json'), '["a');
    const value = opened();
    expect(await value.read()).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(await value.change(now => [...now, 'b'])).toEqual(['b']);
    expect(JSON.parse(await readFile(join(folder, 'storage/words.json'), 'utf8'))).toEqual(['b']);
    expect(await readFile(join(folder, 'storage/words.json.unreadable'), 'utf8')).toBe('["a');
  });

  it.skipIf(process.platform === 'win32')('whose file cannot be reached is not written over: what is changed holds as long as the window', async () => {
    const file = join(folder, 'storage/words.json');
    await mkdir(join(folder, 'storage'));
    await symlink(file, file);
    const value = opened();
    expect(await value.change(now => [...now, 'b'])).toEqual(['b']);
    expect(await value.read()).toEqual(['b']);
    expect(logged).toHaveLength(1);
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('whose file can be reached again holds what is in it, and is changed there', async () => {
    const file = join(folder, 'storage/words.json');
    await mkdir(join(folder, 'storage'));
    await symlink(file, file);
    const value = opened();
    expect(await value.read()).toEqual([]);
    await rm(file);
    await writeFile(file, '["a"]');
    expect(await value.read()).toEqual(['a']);
    await value.change(now => [...now, 'b']);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(['a', 'b']);
  });

  it('that cannot be written lasts as long as the window, as where no folder is open', async () => {
    await mkdir(join(folder, 'storage/words.json'), { recursive: true });
    for (const value of [opened(), storedValue(undefined, 'words.json', kept => (kept as string[] | undefined) ?? [], log)]) {
      await value.change(() => ['a']);
      await value.change(now => [...now, 'b']);
      expect(await value.read()).toEqual(['a', 'b']);
    }
  });
});

it('labels by hand are texts, whatever stands in the file', async () => {
  await writeFile(join(folder, 'labels.json'), JSON.stringify({ 'a.md': 'git', 'b.md': 7, 'c.md': null }));
  expect(await labelsByHand({ fsPath: folder } as Uri, log).read()).toEqual({ 'a.md': 'git' });
});

describe('what was written', () => {
  const form = { prefix: '', nested: false };

  it('is kept by document, forgotten where nothing is left, and follows files to their new names', async () => {
    const written = writtenTags({ fsPath: folder } as Uri, log);
    await written.change(now => withWritten(now, new Map([['a.md', { tags: ['git'], made: 'all' as const }], ['b.md', { tags: ['bread'] }]])));
    await written.change(now => withWritten(now, new Map([['b.md', { tags: [] }]])));
    await written.change(now => renamedWritten(now, new Map([['a.md', 'old/a.md']]), new Set()));
    expect(await writtenTags({ fsPath: folder } as Uri, log).read()).toEqual({ form, documents: { 'old/a.md': { tags: ['git'], made: 'all' } } });
  });

  it('ends where another document has come in the place, in whatever order they were written', () => {
    const documents = { 'a.md': { tags: ['git'] }, 'b.md': { tags: ['bread'] } };
    expect(renamedWritten({ form, documents }, new Map([['a.md', 'b.md']]), new Set(['b.md']))).toEqual({ form, documents: { 'b.md': { tags: ['git'] } } });
    expect(renamedWritten({ form, documents }, new Map([['a.md', 'b.md'], ['b.md', 'a.md']]), new Set(['a.md', 'b.md']))).toEqual({ form, documents: { 'a.md': { tags: ['bread'] }, 'b.md': { tags: ['git'] } } });
  });

  it('is that alone which has the form of it, whatever stands in the file', async () => {
    await writeFile(join(folder, 'tags.json'), JSON.stringify({ form: 7, documents: { 'a.md': { tags: ['git'] }, 'b.md': null, 'c.md': { tags: 'git' }, 'd.md': ['git'], 'e.md': { tags: [1] } } }));
    expect(await writtenTags({ fsPath: folder } as Uri, log).read()).toEqual({ form: { prefix: '', nested: false }, documents: { 'a.md': { tags: ['git'] } } });
  });

  it('teaches no classes and makes no names', () => {
    const written = tagsById({ form, documents: { 'a.md': { tags: ['git'] } } });
    const classes = { teaching: { kind: 'labels', origin: { kind: 'tags' } }, threshold: 0.5 } as const;
    expect(withoutHearing({ classes }, written)).toEqual({ written, classes: { teaching: { kind: 'labels', origin: { kind: 'tags', written } }, threshold: 0.5 } });
    expect(withoutHearing({ classes }, new Map())).toEqual({ classes });
  });
});
