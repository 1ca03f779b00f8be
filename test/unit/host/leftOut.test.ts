import { describe, expect, it, vi } from 'vitest';
import { copyBeside, emptyFile } from '../../../src/core/documents/reasons';
import type { ChangesKnown } from '../../../src/core/update/changes';
import { document, grouping } from './fixture';
import { updates } from './updatesOf';

describe('files that are left out', () => {
  it('looks again at what was left out when the window has other folders, under the ids it has now', async () => {
    const skipped = [{ path: 'a/empty.md', reason: emptyFile }, { path: 'b/empty.md', reason: emptyFile }];
    const answer: ChangesKnown = { placed: [], renamed: [], gone: [], skipped: [{ path: 'empty.md', reason: emptyFile }], waiting: [] };
    const { kept, updates: own, asked } = await updates({ grouping: { ...grouping, skipped }, answer });
    await own.hearFolders(id => (id.startsWith('a/') ? id.slice(2) : undefined));
    expect(asked).toEqual([['a/empty.md', 'empty.md', 'b/empty.md']]);
    expect(kept.grouping!.skipped.map(({ path }) => path)).toEqual(['empty.md']);
  });

  it('tells which files were left out, under the ids they had and have, as these are no changes', async () => {
    const skipped = ['a/empty.md', 'late.md'].map(path => ({ path, reason: emptyFile }));
    const { updates: own, placing } = await updates({ grouping: { ...grouping, skipped } });
    await own.hearFolders(id => id.replace('a/', ''));
    expect(placing.map(({ changed, leftOut }) => [changed, [...new Set(leftOut)].sort()])).toEqual([[['a/empty.md', 'empty.md', 'late.md'], ['a/empty.md', 'empty.md', 'late.md']]]);
    await own.hear(['bread.md']);
    expect(placing[1].leftOut).not.toContain('empty.md');
  });

  it('looks at no file again that a run has read since', async () => {
    const skipped = [{ path: 'a/empty.md', reason: emptyFile }];
    const { kept, updates: own, engine, asked } = await updates({ grouping: { ...grouping, documents: Array.from({ length: 2_500 }, (_, i) => document(`${i}.md`)), skipped } });
    Object.assign(engine, { pid: undefined });
    await own.hearFolders(id => id.replace('a/', 'b/'));
    Object.assign(engine, { pid: 1 });
    await kept.run();
    await own.hearFolders(id => id);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked).toEqual([['a/empty.md']]);
  });

  it('lists what comes and is left out at once, and no longer what was left out and is gone', async () => {
    const own = { ...grouping, skipped: [{ path: 'drafts/a.pdf', reason: 'Not read.' }, { path: 'empty.md', reason: emptyFile }, { path: 'late.md', reason: emptyFile }] };
    const answer = (paths: readonly string[], waiting: readonly string[] = []): ChangesKnown => ({ placed: [], renamed: [], gone: [], skipped: paths.map(path => ({ path, reason: 'Not read.' })), waiting });
    const { kept, updates: follows, answering, written } = await updates({ grouping: own });
    const names = () => kept.grouping!.skipped.map(({ path }) => path);
    answering(answer(['new.pdf']));
    await follows.hear(['new.pdf']);
    expect(names()).toEqual(['drafts/a.pdf', 'empty.md', 'late.md', 'new.pdf']);
    expect([written.at(-1)!.grouping, kept.grouping!.documents]).toEqual([kept.grouping, grouping.documents]);
    // With the folder; what waits was not looked at.
    answering(answer([], ['late.md']));
    await follows.hear(['drafts', 'empty.md', 'late.md']);
    expect(names()).toEqual(['late.md', 'new.pdf']);
    // One with a copy in text among the documents, which the engine was not asked about.
    answering(answer(['bread.pdf'], ['late.md']));
    await follows.hear(['bread.pdf']);
    expect(names()).toEqual(['late.md', 'new.pdf']);
    // And one that the engine found to be left out for that.
    answering({ ...answer([]), skipped: [{ path: 'bread.html', reason: copyBeside }], waiting: ['late.md'] });
    await follows.hear(['bread.html']);
    expect(names()).toEqual(['bread.html', 'late.md', 'new.pdf']);
    const writes = written.length;
    answering(answer(['new.pdf'], ['late.md']));
    await follows.hear(['new.pdf']);
    expect([names(), written.length]).toEqual([['bread.html', 'late.md', 'new.pdf'], writes]);
  });

  it('looks at what was left out where the documents beside it are now, as in a window with other folders than before', async () => {
    const skipped = ['empty.md', 'git/empty.md', 'git/old/a.md', 'new/empty.md'].map(path => ({ path, reason: emptyFile }));
    const own = { ...grouping, skipped };
    const ids = grouping.documents.map(({ id }) => id);
    const look = async (renamed: string[], is: (id: string) => string) => {
      const answer: ChangesKnown = { placed: [], renamed: renamed.map(was => ({ was, document: document(is(was)) })), gone: [], skipped: [], waiting: [] };
      const { updates: follows, asked, engine } = await updates({ grouping: own, answer });
      const { ask } = engine;
      Object.assign(engine, { ask: async (question: string, parameters: { changed: string[] }) => (asked.length === 0 ? ask(question, parameters) : (asked.push(parameters.changed), { ...answer, renamed: [], skipped: [{ path: is('git/empty.md'), reason: emptyFile }] })) });
      await follows.hear([...renamed, ...renamed.map(is)]);
      return asked[1];
    };
    expect(await look(ids, id => `notes/${id}`)).toEqual(['empty.md', 'notes/empty.md', 'git/empty.md', 'notes/git/empty.md', 'git/old/a.md', 'notes/git/old/a.md', 'new/empty.md', 'notes/new/empty.md']);
    // A document that was moved alone takes nothing along.
    expect(await look(['git/log.md'], id => `archive/${id}`)).toBe(undefined);
  });

  it('looks again at what was left out in folders that were lost while nobody looked on', async () => {
    const skipped = ['empty.md', 'git/empty.md', 'git/scans/a.pdf', 'new/empty.md'].map(path => ({ path, reason: emptyFile }));
    const own = { ...grouping, skipped };
    const inGit = grouping.documents.map(({ id }) => id).filter(id => id.startsWith('git/'));
    const look = async (different: string[]) => {
      const { asked, collected } = await updates({ grouping: own, different });
      collected.fire();
      await expect.poll(() => asked).toHaveLength(1);
      return asked[0].slice(different.length);
    };
    expect(await look(inGit)).toEqual(['git/empty.md', 'git/scans/a.pdf']);
    // One of its documents is there still.
    expect(await look(inGit.slice(1))).toEqual([]);
  });
});
