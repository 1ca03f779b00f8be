import { expect, it } from 'vitest';
import { EventEmitter, workspace } from 'vscode';
import type { Engine } from '../../../src/host/run/engine';
import type { Kept } from '../../../src/host/run/keptGrouping';
import { Runs } from '../../../src/host/run/runs';
import { SettingsSince } from '../../../src/host/run/settingsSince';
import { settingsNow } from '../../../src/host/run/settingsUsed';
import { grouping, plan } from './fixture';
import { configuration } from './vscode';

const standards = { include: [], exclude: [], useIgnoreFiles: true, maxFileSizeMB: 2, groups: 0, representation: 'transformer', representationParameters: {}, dimensions: '', summarize: 'none', summaryParameters: {}, centring: 'none', method: 'auto', methodParameters: {} };

/** A window with settings that can be written, in which runs end at once or as told. `kept` is what earlier windows left, which this one adds to. */
function openWindow(kept: { now?: Kept }, values = {}) {
  const edited = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();
  Object.assign(workspace, { onDidChangeConfiguration: edited.event, getConfiguration: (section: string) => (section === 'files' ? { get: () => undefined } : configuration({ ...standards, ...values }, standards)) });
  let end: (fails?: Error) => void = () => undefined;
  const run: Engine['run'] = (_request, _listener, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('stopped')));
      end = fails => (fails ? reject(fails) : resolve({ grouping, renames: new Map(), timings: {}, embedded: 0, cached: 0 }));
    });
  const keeper = { read: async () => kept.now, write: async (next: Kept) => void (kept.now = JSON.parse(JSON.stringify(next)) as Kept) };
  const runs = new Runs({ run } as Engine, plan, keeper, undefined, settingsNow);
  const settings = new SettingsSince(runs);
  const told: boolean[] = [];
  settings.onDidChange(() => told.push(settings.differ));
  /** Begins a run, and resolves to what ends it. */
  const begin = async (...scope: Parameters<Runs['run']>) => {
    const running = runs.run(...scope);
    for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve));
    return async (fails?: Error) => {
      end(fails);
      await running;
    };
  };
  return {
    runs, settings, told, begin,
    run: async (...scope: Parameters<Runs['run']>) => (await begin(...scope))(),
    write: (next: object) => {
      values = next;
      edited.fire({ affectsConfiguration: section => section === 'kindred' });
    },
  };
}

it('tells that settings are others than those of the groups on show, until a run used them or they are as they were', async () => {
  const { settings, told, begin, run, write } = openWindow({});
  write({ method: 'ward' });
  await run();
  expect(told).toEqual([]);
  write({ method: 'ward', exclude: ['old'] });
  write({ method: 'ward' });
  write({ method: 'auto' });
  expect(told).toEqual([true, false, true]);
  await (await begin())(new Error('failed'));
  expect(told.slice(3)).toEqual([false, true]);
  await run();
  expect(settings.differ).toBe(false);
  // What is changed while a run goes on, it does not use.
  const end = await begin();
  write({ groups: 7 });
  expect(settings.differ).toBe(false);
  await end();
  expect(settings.differ).toBe(true);
  write({});
  await run();
  const folders = workspace.workspaceFolders;
  Object.assign(workspace, { workspaceFolders: [...folders!, { name: 'more', uri: { toString: () => 'file:///more' } }] });
  write({});
  expect(settings.differ).toBe(false);
  Object.assign(workspace, { workspaceFolders: folders });
});

it('tells of settings that changed while no window was open', async () => {
  const kept: { now?: Kept } = {};
  await openWindow(kept, { method: 'ward' }).run();
  const same = openWindow(kept, { method: 'ward' });
  await same.runs.load();
  expect(same.settings.differ).toBe(false);
  const next = openWindow(kept, { method: 'ward', exclude: ['old'] });
  await next.runs.load();
  expect(next.settings.differ).toBe(true);
  await next.run();
  expect(next.settings.differ).toBe(false);
});

it('holds settings against those of the groups of all documents, once these are back on show', async () => {
  const { runs, settings, run, write } = openWindow({});
  await run({ kind: 'workspace' });
  write({ method: 'ward' });
  await run({ kind: 'chosen', uris: [], inside: 'Water' });
  expect(settings.differ).toBe(false);
  await runs.back();
  expect(settings.differ).toBe(true);
});
