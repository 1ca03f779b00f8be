import { describe, expect, it, vi } from 'vitest';
import { KindredError } from '../../../src/core/errors';
import type { Grouping } from '../../../src/core/types';
import type { Engine } from '../../../src/host/run/engine';
import { Runs } from '../../../src/host/run/runs';
import type { Scope } from '../../../src/host/run/scope';
import type { RunRequest } from '../../../src/protocol/engineSides';
import { grouping, plan } from './fixture';
import { recordsOf } from './records';
import { updates } from './updatesOf';

const file = 'file:///notes/a.csv';
const all = { kind: 'records', uri: file, fields: { text: ['answer'] } } as const;

describe('the groups of a file of records', () => {
  it('lie in those of the folder, and those of one of them in these; the way back goes step by step', async () => {
    const requests: RunRequest[] = [];
    const results = [recordsOf(file, ['row 2', 'row 3', 'row 4']), recordsOf(file, ['row 2', 'row 3'])];
    const engine = { run: async (request: RunRequest) => ({ grouping: results[requests.push(request) - 1], renames: new Map(), timings: {}, embedded: 0, cached: 0 }) } as unknown as Engine;
    const runs = new Runs(engine, plan, { read: async () => ({ grouping, scope: { kind: 'workspace' } }), write: async () => undefined });
    for (const [i, scope] of [all, { ...all, only: { ids: ['row 2', 'row 3'], hashes: ['', ''] }, inside: 'Prices' }].entries()) {
      await runs.run(scope);
      expect(requests[i].previous).toEqual([]);
      expect([runs.grouping, runs.asked, runs.hasAround]).toEqual([results[i], scope, true]);
    }
    expect([await runs.fieldsOf(file), await runs.fieldsOf('file:///notes/b.csv')]).toEqual([{ text: ['answer'] }, undefined]);
    expect([await runs.back(), runs.grouping, runs.asked]).toEqual([true, results[0], all]);
    expect([await runs.back(), runs.grouping, runs.hasAround]).toEqual([true, grouping, false]);
    expect(await runs.back()).toBe(false);
  });

  it('are not asked for again by Refresh where the file is not there: those on show are', async () => {
    const engine = { run: async () => ({ grouping, renames: new Map(), timings: {}, embedded: 0, cached: 0 }) } as unknown as Engine;
    const scopes: Scope[] = [];
    const planned = async (scope: Scope) => {
      scopes.push(scope);
      if (scope.kind === 'records') throw new KindredError('badInput', 'a.csv is not there.');
      return plan();
    };
    const runs = new Runs(engine, planned, { read: async () => ({ grouping, scope: { kind: 'workspace' } }), write: async () => undefined });
    expect(await runs.run(all)).toMatchObject({ kind: 'failed', text: 'a.csv is not there.' });
    expect(runs.grouping).toBe(grouping);
    await runs.run();
    expect(scopes.at(-1)).toEqual({ kind: 'workspace' });
  });

  const of = (different: string[] = [], own: Grouping = recordsOf(file, ['row 2', 'row 3', 'row 4'])) => ({ grouping: own, different, scope: all });

  it.each(['place', 'regroup'] as const)('are out of date as a whole when the file changed: nothing of it is placed (%s)', async way => {
    const { updates: updated, asked, ran } = await updates({ ...of(), way });
    await updated.hear(['a.csv', 'bread.md']);
    await updated.hearRecords('file:///notes/others.csv');
    expect(updated.state).toEqual({ waiting: 0, changed: 0, drifted: false, records: true });
    await updated.hearRecords(file);
    await vi.waitFor(() => expect(ran()).toBe(way === 'place' ? 0 : 1));
    expect(asked).toEqual([]);
    expect(updated.state).toEqual({ waiting: way === 'place' ? 1 : 0, changed: 0, drifted: false, records: true, ...(way === 'place' && { outdated: true }) });
  });

  it('are in step again after Refresh', async () => {
    const { updates: updated, kept } = await updates(of());
    await updated.hearRecords(file);
    await kept.run();
    expect(updated.state).toEqual({ waiting: 0, changed: 0, drifted: false, records: true });
  });

  it('are found out of date where the file changed while no window was open', async () => {
    const { updates: updated, asked, kept, collected } = await updates(of(['a.csv/row 3', 'a.csv/row 5']));
    collected.fire();
    await vi.waitFor(() => expect(updated.state).toMatchObject({ outdated: true, records: true }));
    expect([asked, kept.grouping!.documents.length]).toEqual([[], 3]);
  });
});
