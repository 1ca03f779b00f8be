import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventEmitter, workspace } from 'vscode';
import { binaryFile, emptyFile } from '../../../src/core/documents/reasons';
import { CancelledError } from '../../../src/core/work';
import type { Grouping } from '../../../src/core/types';
import type { ChangesKnown } from '../../../src/core/update/changes';
import { Runs } from '../../../src/host/run/runs';
import { watchFiles } from '../../../src/host/update/changedFiles';
import { Updates } from '../../../src/host/update/updates';
import { document, grouping, plan } from './fixture';
import { log, updates } from './updatesOf';
import { configuration } from './vscode';

const large: Grouping = { ...grouping, documents: Array.from({ length: 3_000 }, (_, i) => document(`${i}.md`)) };

describe('Updates', () => {
  it('shows the groups with the saved file, keeps them, and counts it once', async () => {
    const { kept, updates: own, written } = await updates();
    await own.hear(['bread.md']);
    await own.hear(['bread.md', 'new.md']);
    expect(kept.grouping!.documents.map(({ id, group }) => `${id} ${group}`).slice(-3)).toEqual(['bread.md 1', 'lost.md null', 'new.md 1']);
    expect(kept.grouping!.groups.map(({ name, size }) => `${name} ${size}`)).toEqual(['Git branches 5', 'Commit log 1']);
    expect(written.at(-1)).toEqual({ grouping: kept.grouping, scope: { kind: 'workspace' }, changed: ['bread.md', 'new.md'] });
    expect(own.state).toEqual({ waiting: 0, changed: 2, drifted: false });
  });

  it('tells once what fails, and nobody who waited hears of it', async () => {
    const told: unknown[] = [];
    const { kept, engine, collected, asked } = await updates();
    const own = new Updates(kept, { ...engine, ask: async (question, parameters) => (question === 'differences' ? engine.ask(question, parameters) : Promise.reject(new Error(`not ${asked.push([])}`))) }, { onDidCollect: collected.event }, () => 'place', { ...log, error: error => void told.push(String(error)) });
    await Promise.all([own.hear(['bread.md']), own.hear(['new.md'])]);
    expect(told).toEqual(['Error: not 1', 'Error: not 2']);
    expect(own.state.waiting).toBe(2);
  });

  it.each(['place', 'regroup'] as const)('places nothing where no group is left (%s)', async way => {
    const { kept, updates: own, asked, ran } = await updates({ grouping: { ...grouping, documents: [], groups: [] }, way });
    await own.hear(['bread.md', 'new.md']);
    expect([asked, kept.grouping!.documents, own.state.waiting]).toEqual([[], [], way === 'place' ? 2 : 0]);
    expect(ran()).toBe(way === 'place' ? 0 : 1);
  });

  it.each(['place', 'regroup'] as const)('shows the groups again when all documents were gone and are back, with what changed meanwhile (%s)', async way => {
    const all = grouping.documents.map(({ id }) => id);
    const answers: ChangesKnown[] = [all.slice(0, 3), all.slice(3)].map(gone => ({ placed: [], renamed: [], gone, skipped: [], waiting: [] }));
    const { kept, engine, looked, different, asked, written, ran, collected } = await updates();
    const place = engine.ask;
    Object.assign(engine, { ask: async (question: string, parameters: unknown) => (question === 'place' && answers.shift()) || place(question, parameters) });
    const own = new Updates(kept, engine, { onDidCollect: collected.event }, () => way, log);
    await own.hear(all.slice(0, 3));
    await own.hear(all.slice(3));
    expect([kept.grouping!.documents, kept.state.kind]).toEqual([[], 'nothing']);
    // Some of them, and then all of them but for one that is another now.
    if (way === 'place') {
      different.push(...Array.from({ length: 11 }, (_, i) => `${i}.md`));
      await own.hear(['bread.md']);
      expect([kept.grouping!.documents, kept.state.kind, own.state.waiting]).toEqual([[], 'nothing', 1]);
    }
    different.splice(0, different.length, 'bread.md');
    await own.hear(all);
    expect(kept.grouping!.groups.map(({ name }) => name)).toContain('Git branches');
    expect(kept.grouping!.documents.map(({ id }) => id)).toEqual(all);
    expect([asked.at(-1), kept.state.kind, own.state, ran()]).toEqual([['bread.md'], 'done', { waiting: 0, changed: 1, drifted: false }, 0]);
    expect(looked.at(-1)!.ids).toEqual(all);
    expect(written.at(-1)!.grouping).toBe(kept.grouping);
  });

  it('does nothing when it is off', async () => {
    const { kept, updates: own, asked } = await updates({ way: 'off' });
    await own.hear(['bread.md']);
    expect([asked, kept.grouping]).toEqual([[], grouping]);
  });

  it('does not wake the engine for a large collection, and places what waited when it is awake and has read it', async () => {
    const { updates: own, engine, asked, collected } = await updates({ grouping: large, pid: 0 });
    Object.assign(engine, { pid: undefined });
    await own.hear(['7.md']);
    expect([asked, own.state.waiting]).toEqual([[], 1]);
    Object.assign(engine, { pid: 1 });
    collected.fire();
    await vi.waitFor(() => expect(own.state).toEqual({ waiting: 0, changed: 1, drifted: false }));
    expect(asked).toEqual([['7.md']]);
  });

  it('says of a large collection that nobody looked at changes, but not when somebody wakes the engine at once, nor of editors', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const uncheckedOf = async (given: Parameters<typeof updates>[0], wakes: boolean) => {
        const { updates: own, engine } = await updates(given);
        Object.assign(engine, { pid: undefined });
        await own.hear([]);
        const atOnce = own.state.unchecked;
        if (wakes) Object.assign(engine, { pid: 1 });
        vi.advanceTimersByTime(10_000);
        return [atOnce, own.state.unchecked];
      };
      expect(await uncheckedOf({ grouping: large }, false)).toEqual([undefined, true]);
      expect(await uncheckedOf({ grouping: large }, true)).toEqual([undefined, undefined]);
      expect(await uncheckedOf({ grouping: large, scope: { kind: 'editors' } }, false)).toEqual([undefined, undefined]);
      expect(await uncheckedOf({ grouping: large, way: 'off' }, false)).toEqual([undefined, undefined]);
      expect(await uncheckedOf({}, false)).toEqual([undefined, undefined]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('looks once at what changed before the window was opened', async () => {
    const { updates: own, kept, asked, looked, collected } = await updates({ grouping: { ...grouping, skipped: [{ path: 'a.txt', reason: binaryFile }, { path: 'b.txt', reason: emptyFile }] }, different: ['while away.md'] });
    collected.fire();
    await vi.waitFor(() => expect(own.state.changed).toBe(1));
    expect(kept.grouping!.documents.map(({ id }) => id)).toContain('while away.md');
    await own.hear(['bread.md']);
    expect(asked).toEqual([['while away.md'], ['bread.md']]);
    expect(looked.map(({ ids, leftOut }) => [ids, leftOut])).toEqual([[grouping.documents.map(({ id }) => id), ['a.txt']]]);
  });

  it('looks around as soon as the groups are brought back, but not after a run', async () => {
    const { kept, looked, engine } = await updates();
    const fresh = new Runs(engine, plan, { read: async () => kept.settled, write: async () => undefined });
    new Updates(fresh, engine, { onDidCollect: new EventEmitter<void>().event }, () => 'place', log);
    await fresh.load();
    await vi.waitFor(() => expect(looked).toHaveLength(1));
    await fresh.run();
    await vi.waitFor(() => expect(fresh.state.kind).toBe('done'));
    expect(looked).toHaveLength(1);
  });

  it('looks around when one group is left for all documents, which may have changed meanwhile', async () => {
    const { updates: own, kept, looked } = await updates();
    await kept.run({ kind: 'chosen', uris: [], inside: 'Git branches' });
    await own.hear(['bread.md']);
    expect(looked).toEqual([]);
    await kept.back();
    await vi.waitFor(() => expect(looked).toHaveLength(1));
  });

  it('looks around when the window has other folders, as a run would read these now', async () => {
    const { looked, asked, different, engine } = await updates();
    const sources = [{ kind: 'folder', path: '/one' }, { kind: 'folder', path: '/two' }];
    const both = new Runs(engine, async () => ({ ...(await plan()), sources: sources as [] }), { read: async () => undefined, write: async () => undefined });
    const follows = new Updates(both, engine, { onDidCollect: new EventEmitter<void>().event }, () => 'place', log);
    await follows.hearFolders(id => id);
    await both.run();
    sources.pop();
    different.push('two/a.md');
    await follows.hearFolders(id => id);
    expect(looked.map(request => request.sources)).toEqual([[{ kind: 'folder', path: '/one' }]]);
    expect(asked).toEqual([['two/a.md']]);
  });

  it('asks about no editors, nor about files that are far away', async () => {
    const editors = await updates({ scope: { kind: 'editors' } });
    await editors.updates.hear(['bread.md']);
    const { engine, looked, asked } = await updates();
    const far = new Runs(engine, async () => ({ ...(await plan()), sources: [{ kind: 'files', files: [{ id: 'a.md', uri: 'far://a.md' }] }] as unknown as [] }), { read: async () => ({ grouping, scope: { kind: 'workspace' } }), write: async () => undefined });
    const own = new Updates(far, engine, { onDidCollect: new EventEmitter<void>().event }, () => 'place', log);
    await far.load();
    await own.hear(['a.md']);
    expect([editors.looked, editors.asked, looked, asked]).toEqual([[], [['bread.md']], [], [['a.md']]]);
  });

  it('waits where the engine cannot tell', async () => {
    const { updates: own } = await updates({ answer: null });
    await own.hear(['bread.md']);
    expect(own.state.waiting).toBe(1);
  });

  it('leaves very many changes to a run, which it starts only if it may', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `${i}.md`);
    const waits = await updates({ grouping: large });
    await waits.updates.hear(many);
    expect([waits.asked, waits.ran(), waits.updates.state.waiting]).toEqual([[many], 0, 400]);
    // Not even looked at, where only a whole checkout changes so much.
    await waits.updates.hear(Array.from({ length: 4_000 }, (_, i) => `new ${i}.md`));
    expect(waits.asked).toHaveLength(1);
    expect(waits.updates.state).toEqual({ waiting: 4_400, changed: 0, drifted: false, outdated: true });
    const regroups = await updates({ grouping: large, way: 'regroup' });
    await regroups.updates.hear(many);
    await vi.waitFor(() => expect(regroups.kept.state.kind).toBe('done'));
    expect([regroups.ran(), regroups.updates.state.waiting]).toEqual([1, 0]);
  });

  it('calls groups out of date only once all that was told of was looked at', async () => {
    const same = { placed: [], renamed: [], gone: [], skipped: [], waiting: [] };
    const { updates: own, engine } = await updates({ grouping: large, answer: same });
    const { ask } = engine;
    const gate = new EventEmitter<void>();
    let asks = 0;
    const waits = () => (asks++ === 0 ? new Promise<void>(resolve => gate.event(resolve)) : undefined);
    Object.assign(engine, { ask: async (...given: Parameters<typeof ask>) => (given[0] === 'place' && (await waits()), ask(...given)) });
    const states: boolean[] = [];
    own.onDidChange(() => states.push(own.state.outdated === true));
    const heard = [own.hear(Array.from({ length: 400 }, (_, i) => `${i}.md`))];
    await vi.waitFor(() => expect(asks).toBe(1));
    heard.push(own.hear(Array.from({ length: 400 }, (_, i) => `${400 + i}.md`)));
    gate.fire();
    await Promise.all(heard);
    expect(asks).toBe(2);
    expect([states.length > 0, states.includes(true), own.state.waiting]).toEqual([true, false, 0]);
  });

  it('takes out what is gone, however much else waits for a run', async () => {
    const { kept, updates: own } = await updates({ answer: { placed: [], renamed: [], gone: ['git/log.md', 'lost.md'], skipped: [], waiting: ['bread.md', 'new/a.md'] } });
    await own.hear(['git/log.md', 'lost.md', 'bread.md', 'new']);
    expect(kept.grouping!.documents.map(({ id }) => id)).toEqual(grouping.documents.map(({ id }) => id).filter(id => id !== 'git/log.md' && id !== 'lost.md'));
    expect([own.state.waiting, own.state.changed]).toEqual([2, 2]);
  });

  it('starts no run again by itself that failed or was stopped, until something else changes', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `${i}.md`);
    const { kept, engine, updates: own } = await updates({ grouping: large, way: 'regroup' });
    let tries = 0;
    Object.assign(engine, { run: async () => Promise.reject(++tries % 2 ? new Error('no server') : new CancelledError()) });
    const settle = async (kind: string) => {
      await vi.waitFor(() => expect(kept.state.kind).toBe(kind));
      for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setTimeout(resolve, 0));
    };
    await own.hear(many);
    await settle('failed');
    expect([tries, own.state.waiting]).toEqual([1, 400]);
    await own.hear(['new.md']);
    await settle('stopped');
    expect([tries, own.state.waiting]).toEqual([2, 401]);
  });

  it('has what was renamed under its new name, with what was decided about it, and counts it as no change', async () => {
    const renamed = [{ was: 'git/log.md', document: document('git/diary.md') }];
    const { kept, updates: own, followed, written } = await updates({ way: 'regroup', answer: { placed: [], renamed, gone: [], skipped: [], waiting: [] } });
    await own.hear(['git/log.md', 'git/diary.md']);
    expect(kept.grouping!.documents.map(({ id, group, subgroup }) => `${id} ${group} ${subgroup}`)[1]).toBe('git/diary.md 1 3');
    expect(followed).toEqual([[['git/log.md', 'git/diary.md']]]);
    expect(written.at(-1)).toEqual({ grouping: kept.grouping, scope: { kind: 'workspace' }, changed: [] });
    expect([own.state, kept.state.kind]).toEqual([{ waiting: 0, changed: 0, drifted: false }, 'done']);
  });

  it('looks after a run at what changed while it went on, and at what had waited only when it failed', async () => {
    const { kept, updates: own, asked } = await updates({ answer: null });
    await own.hear(['bread.md']);
    const run = kept.run();
    await own.hear(['git/log.md']);
    expect(own.state.waiting).toBe(1);
    await run;
    await vi.waitFor(() => expect(asked.at(-1)).toEqual(['git/log.md']));
  });
});

describe('watching files', () => {
  const fires = { change: new EventEmitter<unknown>(), create: new EventEmitter<unknown>(), remove: new EventEmitter<unknown>() };
  const uri = (path: string) => ({ scheme: 'file', authority: '', path, toString: () => `file://${path}` });
  const before = { ...workspace };
  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(workspace, {
      workspaceFolders: [{ name: 'notes', uri: uri('/notes') }],
      createFileSystemWatcher: () => ({ onDidChange: fires.change.event, onDidCreate: fires.create.event, onDidDelete: fires.remove.event, dispose: () => undefined }),
      getConfiguration: (section: string) => configuration(section === 'files' ? { exclude: { '**/hidden': true } } : { include: [], exclude: ['*.log'], useIgnoreFiles: true, maxFileSizeMB: 2 }),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    Object.assign(workspace, before);
  });

  it('tells a burst of changes at once, each file once, without what cannot be a document', () => {
    const told: (readonly string[])[] = [];
    const watching = watchFiles(ids => told.push(ids));
    fires.change.fire(uri('/notes/a.md'));
    vi.advanceTimersByTime(300);
    fires.change.fire(uri('/notes/a.md'));
    fires.create.fire(uri('/notes/b/c.md'));
    fires.create.fire(uri('/notes/book.pdf'));
    fires.remove.fire(uri('/notes/old'));
    for (const path of ['/notes/.git/index', '/notes/node_modules/x.md', '/notes/hidden/x.md', '/notes/x.log', '/notes/x.png', '/elsewhere/x.md']) fires.change.fire(uri(path));
    vi.advanceTimersByTime(300);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([['a.md', 'b/c.md', 'book.pdf', 'old']]);
    fires.change.fire(uri('/notes/x.png'));
    vi.advanceTimersByTime(1_000);
    expect(told).toHaveLength(1);
    watching.dispose();
    fires.change.fire(uri('/notes/a.md'));
  });

  it('tells of what changes meanwhile where one file does not cease to', () => {
    const told: (readonly string[])[] = [];
    const watching = watchFiles(ids => told.push(ids));
    fires.create.fire(uri('/notes/a.md'));
    for (let ms = 0; ms < 6_000; ms += 200) {
      fires.change.fire(uri('/notes/x.log'));
      vi.advanceTimersByTime(200);
    }
    expect(told).toEqual([['a.md']]);
    watching.dispose();
  });
});
