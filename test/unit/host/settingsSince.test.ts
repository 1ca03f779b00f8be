import { expect, it } from 'vitest';
import { EventEmitter, workspace } from 'vscode';
import type { Runs } from '../../../src/host/run/runs';
import { SettingsSince } from '../../../src/host/run/settingsSince';
import { configuration } from './vscode';

const standards = { include: [], exclude: [], useIgnoreFiles: true, maxFileSizeMB: 2, groups: 0, representation: 'transformer', representationParameters: {}, dimensions: '', summarize: 'none', summaryParameters: {}, centring: 'none', method: 'auto', methodParameters: {} };

it('tells that settings are others than those of the groups on show, until a run used them or they are as they were', () => {
  const edited = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();
  let values = {};
  Object.assign(workspace, { onDidChangeConfiguration: edited.event, getConfiguration: (section: string) => (section === 'files' ? { get: () => undefined } : configuration({ ...standards, ...values }, standards)) });
  const entered = new EventEmitter<void>();
  const runs = { state: { kind: 'idle' } as Runs['state'], onDidChangeState: entered.event };
  const enter = (...kinds: ('running' | 'done' | 'stopped')[]) => {
    for (const kind of kinds) {
      runs.state = { kind };
      entered.fire();
    }
  };
  const settings = new SettingsSince(runs);
  const told: boolean[] = [];
  settings.onDidChange(() => told.push(settings.differ));
  const write = (next: object) => {
    values = next;
    edited.fire({ affectsConfiguration: section => section === 'kindred' });
  };
  write({ method: 'ward' });
  enter('done');
  expect(told).toEqual([]);
  write({ method: 'ward', exclude: ['old'] });
  write({ method: 'ward' });
  write({ method: 'auto' });
  expect(told).toEqual([true, false, true]);
  enter('running', 'stopped');
  expect(told.slice(3)).toEqual([false, true]);
  enter('running', 'done');
  expect(settings.differ).toBe(false);
  // What is changed while a run goes on, it does not use.
  enter('running');
  write({ groups: 7 });
  expect(settings.differ).toBe(false);
  enter('done');
  expect(settings.differ).toBe(true);
  write({});
  enter('running', 'done');
  const folders = workspace.workspaceFolders;
  Object.assign(workspace, { workspaceFolders: [...folders!, { name: 'more', uri: { toString: () => 'file:///more' } }] });
  write({});
  expect(settings.differ).toBe(false);
  Object.assign(workspace, { workspaceFolders: folders });
  settings.dispose();
});
