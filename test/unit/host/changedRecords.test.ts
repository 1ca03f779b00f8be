import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchRecords } from '../../../src/host/update/changedRecords';
import type { RunState } from '../../../src/host/run/runState';
import type { Scope } from '../../../src/host/run/scope';
import { dated, EventEmitter, Uri, workspace } from './vscode';

const FILE = 'file:///notes/tickets.csv';

/** A watched file of records, with what the editor tells of it and how runs go. */
function watched() {
  const [grouping, state, change] = [new EventEmitter<void>(), new EventEmitter<void>(), new EventEmitter<void>()];
  const none = () => ({ dispose: () => undefined });
  Object.assign(workspace, { createFileSystemWatcher: () => ({ onDidChange: change.event, onDidCreate: none, onDidDelete: none, dispose: () => undefined }) });
  const asked: Scope = { kind: 'records', uri: FILE, fields: {} };
  const runs = { asked, state: { kind: 'idle' } as RunState, onDidChangeGrouping: grouping.event, onDidChangeState: state.event };
  const told: string[] = [];
  const watching = watchRecords(runs, file => told.push(file));
  onTestFinished(() => watching.dispose());
  grouping.fire();
  const settle = () => vi.advanceTimersByTimeAsync(5_000);
  return {
    told,
    write: (time: number) => void dated.set(FILE, time),
    hear: async () => (change.fire(), settle()),
    enter: async (kind: 'running' | 'done' | 'stopped') => ((runs.state = { kind }), state.fire(), settle()),
  };
}

describe('the file whose records are grouped', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    Object.assign(Uri, { joinPath: () => ({}), parse: (text: string) => Object.assign(new String(text), { path: text }) });
    Object.assign(workspace.fs, { stat: async (uri: object) => {
      const mtime = dated.get(String(uri));
      if (mtime === undefined) throw new Error('not found');
      return { mtime };
    } });
    onTestFinished(() => dated.clear());
  });

  it('is told to have changed when it was written, or is gone', async () => {
    const { told, write, hear } = watched();
    write(1);
    await hear();
    dated.clear();
    await hear();
    expect(told).toEqual([FILE, FILE]);
  });

  it('is nothing new to groups that were made of it, however late the editor tells of it', async () => {
    const { told, write, hear, enter } = watched();
    write(1);
    await enter('running');
    await hear();
    await enter('done');
    await hear();
    expect(told).toEqual([]);
    write(2);
    await hear();
    expect(told).toEqual([FILE]);
  });

  it('is told after a run in which it was written, or that came to no end', async () => {
    const { told, write, hear, enter } = watched();
    write(1);
    await enter('running');
    write(2);
    await hear();
    expect(told).toEqual([]);
    await enter('done');
    expect(told).toEqual([FILE]);
    await enter('running');
    await hear();
    await enter('stopped');
    expect(told).toEqual([FILE, FILE]);
  });
});
