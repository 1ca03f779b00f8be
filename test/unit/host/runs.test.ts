import { describe, expect, it } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import { KindredError } from '../../../src/core/errors';
import type { Renames } from '../../../src/core/identity/renames';
import type { Grouping } from '../../../src/core/types';
import { breathe, CancelledError } from '../../../src/core/work';
import type { Engine, RunListener } from '../../../src/host/run/engine';
import type { Kept } from '../../../src/host/run/keptGrouping';
import { Runs, type Keeper } from '../../../src/host/run/runs';
import type { RunRequest, RunResult } from '../../../src/protocol/engineSides';
import { grouping, group, plan } from './fixture';

const other: Grouping = { ...grouping, groups: [group(1, 'Other'), ...grouping.groups.slice(2)] };

/** An engine whose runs are ended by hand, and which honours the signal as the real one's channel does. */
function engine(renames: Renames = new Map()) {
  const runs: { request: RunRequest; listener: RunListener; end: (result: Grouping | Error) => void }[] = [];
  const fake: Engine = {
    run: (request, listener, signal) =>
      new Promise<RunResult>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
        const end = (result: Grouping | Error) => {
          if (result instanceof Error) reject(result);
          else resolve({ grouping: result, renames, timings: {}, embedded: 1, cached: 2 });
        };
        runs.push({ request, listener, end });
      }),
    compare: async () => undefined,
    names: async () => undefined,
    classify: () => Promise.reject(new Error('not asked for')),
    ask: () => Promise.reject(new Error('not asked for')),
    clearCache: async () => 0,
    exportCache: () => Promise.reject(new Error('not asked for')),
    importCache: () => Promise.reject(new Error('not asked for')),
  };
  return { fake, runs };
}

function keeper(kept?: Kept): Keeper & { written: Kept[] } {
  const written: Kept[] = [];
  return { written, read: async () => kept, write: async value => void written.push(value) };
}

/** Breaths that loading and planning take are over. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await breathe();
}

describe('Runs', () => {
  it('brings back the last session, once', async () => {
    const runs = new Runs(engine().fake, plan, keeper({ grouping, scope: { kind: 'editors' } }));
    expect(runs.grouping).toBeUndefined();
    await Promise.all([runs.load(), runs.load()]);
    expect(runs.grouping).toBe(grouping);
    expect(runs.state.kind).toBe('done');
  });

  it('asks about groups of an earlier window with the recipe they were made with, whatever the settings say by now', async () => {
    const recipe = readRecipe({ method: 'ward' });
    const settings = async (_scope: object, _signal: AbortSignal, given?: typeof recipe) => {
      if (!given) throw new KindredError('badSetting', 'A setting cannot be used.');
      return { ...(await plan()), recipe: given };
    };
    const runs = new Runs(engine().fake, settings, keeper({ grouping: { ...grouping, provenance: { ...grouping.provenance, recipe } }, scope: { kind: 'workspace' } }));
    await runs.load();
    expect((await runs.request(new AbortController().signal)).recipe).toBe(recipe);
    expect((await runs.run())?.kind).toBe('failed');
  });

  it('tells that nothing was kept, once that is known', async () => {
    const runs = new Runs(engine().fake, plan, keeper());
    const told: string[] = [];
    runs.onDidChangeState(() => told.push(runs.state.kind));
    await runs.load();
    expect(told).toEqual(['idle']);
  });

  it('shows the draft, then the result, and keeps only the result', async () => {
    const { fake, runs: calls } = engine();
    const kept = keeper();
    const runs = new Runs(fake, plan, kept);
    const ended = runs.run({ kind: 'workspace' });
    await settled();
    calls[0].listener.firstGrouping(other);
    expect([runs.grouping, runs.draft]).toEqual([other, true]);
    expect(kept.written).toEqual([]);
    calls[0].end(grouping);
    expect((await ended)?.kind).toBe('done');
    expect([runs.grouping, runs.draft]).toEqual([grouping, false]);
    expect(kept.written).toEqual([{ grouping, scope: { kind: 'workspace' }, settings: {} }]);
  });

  it('passes the kept groups on, so that names and colours stay, even to a run that begins before they are read', async () => {
    const { fake, runs: calls } = engine();
    const runs = new Runs(fake, plan, keeper({ grouping, scope: { kind: 'workspace' } }));
    void runs.run();
    await settled();
    const branches = calls[0].request.previous.find(({ name }) => name === 'Git branches');
    expect(branches?.members).toEqual(['git/rebase.md', 'git/log.md', 'git/stash.md']);
  });

  it('cancels the older run when a newer begins, and drops what the older still says', async () => {
    const { fake, runs: calls } = engine();
    const runs = new Runs(fake, plan, keeper());
    const first = runs.run({ kind: 'workspace' });
    await settled();
    const second = runs.run({ kind: 'editors' });
    await settled();
    expect(await first).toBeUndefined();
    calls[0].listener.firstGrouping(other);
    calls[0].listener.progress({ phase: 'embedding', done: 9, total: 10 });
    expect(runs.grouping).toBeUndefined();
    expect(runs.state).toEqual({ kind: 'running' });
    calls[1].end(grouping);
    expect((await second)?.kind).toBe('done');
    expect(runs.grouping).toBe(grouping);
  });

  it('asks for drafts only where no complete groups of the same are on show, and tells what produced these', async () => {
    const { fake, runs: calls } = engine();
    const runs = new Runs(fake, plan, keeper({ grouping, scope: { kind: 'workspace' } }));
    for (const scope of [{ kind: 'workspace' }, undefined, { kind: 'editors' }] as const) {
      void runs.run(scope);
      await settled();
    }
    expect(calls.map(({ request }) => request.drafts)).toEqual([false, false, true]);
    expect(calls.map(({ request }) => request.knownBy)).toEqual([grouping.provenance, grouping.provenance, undefined]);
    const first = engine();
    void new Runs(first.fake, plan, keeper()).run();
    await settled();
    expect(first.runs[0].request.drafts).toBe(true);
  });

  it('goes back to the last complete groups when a run is stopped after its draft', async () => {
    const { fake, runs: calls } = engine();
    const runs = new Runs(fake, plan, keeper({ grouping, scope: { kind: 'workspace' } }));
    const ended = runs.run();
    await settled();
    calls[0].listener.progress({ phase: 'embedding', done: 4, total: 10 });
    calls[0].listener.firstGrouping(other);
    runs.cancel();
    expect(await ended).toEqual({ kind: 'stopped', progress: { phase: 'embedding', done: 4, total: 10 } });
    expect([runs.grouping, runs.draft]).toEqual([grouping, false]);
  });

  it('has a run that goes on after a stop keep the colours of the draft on show, not its names', async () => {
    const { fake, runs: calls } = engine();
    const runs = new Runs(fake, plan, keeper());
    const ended = runs.run();
    await settled();
    calls[0].listener.firstGrouping(grouping);
    runs.cancel();
    await ended;
    void runs.run();
    await settled();
    expect(calls[0].request.previous).toEqual([]);
    expect(calls[1].request.previous.map(({ name, colour }) => [name, colour])).toEqual(grouping.groups.map(({ colour }) => ['', colour]));
    expect(calls[1].request.previous.find(({ colour }) => colour === 1)?.members).toEqual(['git/rebase.md', 'git/log.md', 'git/stash.md']);
  });

  it('tells too few documents from a failure, and keeps the message', async () => {
    const { fake, runs: calls } = engine();
    const runs = new Runs(fake, plan, keeper());
    const few = runs.run();
    await settled();
    calls[0].end(new KindredError('nothingToGroup', 'Only 2 documents found.'));
    expect(await few).toEqual({ kind: 'nothing', text: 'Only 2 documents found.' });
    const broken = runs.run();
    await settled();
    calls[1].end(new KindredError('modelMissing', 'The model is gone.'));
    expect(await broken).toMatchObject({ kind: 'failed', failure: 'modelMissing', text: 'The model is gone.' });
  });

  describe('when no document is left', () => {
    const none: Grouping = { ...grouping, documents: [], groups: [] };
    const here = { grouping, scope: { kind: 'workspace' } } as const;

    it('says so where the last ones were deleted, and is done again when some came back', async () => {
      const runs = new Runs(engine().fake, plan, keeper(here));
      await runs.load();
      const emptied = { ...here, grouping: none };
      await runs.replace(here, emptied, new Map());
      expect(runs.state).toMatchObject({ kind: 'nothing', gone: true, text: expect.stringMatching(/^No groups are left/) });
      await runs.replace(emptied, here, new Map());
      expect(runs.state.kind).toBe('done');
    });

    it('says so in the next window', async () => {
      const runs = new Runs(engine().fake, plan, keeper({ ...here, grouping: none }));
      await runs.load();
      expect(runs.state).toMatchObject({ kind: 'nothing', gone: true });
    });

    it('shows no groups after a run that finds none of them, but those there were after one of other documents', async () => {
      const { fake, runs: calls } = engine();
      const runs = new Runs(fake, plan, keeper(here));
      for (const [scope, left] of [[{ kind: 'editors' }, grouping.documents], [{ kind: 'workspace' }, []]] as const) {
        const ended = runs.run(scope);
        await settled();
        calls.at(-1)!.end(new KindredError('nothingToGroup', 'No documents found.'));
        expect(await ended).toEqual({ kind: 'nothing', text: 'No documents found.' });
        expect(runs.grouping?.documents).toEqual(left);
      }
    });
  });

  it('goes on with the documents on show after it found none of those asked for', async () => {
    const { fake, runs: calls } = engine();
    const asked: string[] = [];
    const runs = new Runs(fake, async scope => (asked.push(scope.kind), plan()), keeper({ grouping, scope: { kind: 'workspace' } }));
    const ended = runs.run({ kind: 'editors' });
    await settled();
    calls[0].end(new KindredError('nothingToGroup', 'No documents found.'));
    await ended;
    void runs.run();
    await settled();
    expect(asked).toEqual(['editors', 'workspace']);
  });

  it('tells what it knows the documents by, and has decisions and groups around follow those that were renamed', async () => {
    const outer = { grouping: { ...grouping, documents: grouping.documents.map((own, i) => ({ ...own, hash: `${i}` })) }, scope: { kind: 'workspace' } } as const;
    const { fake, runs: calls } = engine(new Map([['git/log.md', 'git/diary.md']]));
    const followed: (readonly [string, string])[] = [];
    const runs = new Runs(fake, plan, keeper(outer), async renames => void followed.push(...renames));
    await runs.load();
    const inside = { kind: 'chosen', uris: [], inside: 'Git' } as const;
    const first = runs.run(inside);
    await settled();
    expect(calls[0].request.known).toBeUndefined();
    const documents = outer.grouping.documents.slice(0, 3).map(own => (own.id === 'git/log.md' ? { ...own, id: 'git/diary.md', title: 'diary.md' } : own));
    calls[0].end({ ...outer.grouping, documents });
    await first;
    expect(followed).toEqual([['git/log.md', 'git/diary.md']]);
    await runs.back();
    expect(runs.grouping!.documents.map(({ id, title }) => `${id} ${title}`)[1]).toBe('git/diary.md diary.md');
    const again = runs.run();
    await settled();
    expect(calls[1].request.known).toEqual({ ids: runs.grouping!.documents.map(({ id }) => id), hashes: ['0', '1', '2', '3', '4'] });
    calls[1].end(new CancelledError());
    await again;
  });

  it('groups the documents of one group as if they were the folder, and goes back without a run', async () => {
    const { fake, runs: calls } = engine();
    const kept = keeper({ grouping, scope: { kind: 'workspace' } });
    const runs = new Runs(fake, plan, kept);
    const ended = runs.run({ kind: 'chosen', uris: ['file:///a.md'], inside: 'Git branches' });
    await settled();
    expect(calls[0].request.previous).toEqual([]);
    expect(runs.inside).toBeUndefined();
    calls[0].end(other);
    await ended;
    expect([runs.grouping, runs.inside]).toEqual([other, 'Git branches']);

    // The same again stays inside and knows its own groups.
    const again = runs.run();
    await settled();
    expect(calls[1].request.previous.map(({ name }) => name)).toEqual(other.groups.map(({ name }) => name));
    calls[1].end(other);
    await again;
    const reloaded = new Runs(fake, plan, keeper(kept.written.at(-1)));
    await reloaded.load();
    expect(reloaded.inside).toBe('Git branches');
    await reloaded.back();
    expect([reloaded.grouping, reloaded.inside, reloaded.state.kind]).toEqual([grouping, undefined, 'done']);
    await runs.back();
    expect(kept.written.at(-1)).toEqual({ grouping, scope: { kind: 'workspace' } });
    expect(calls.length).toBe(2);
  });
});
