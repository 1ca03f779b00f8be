import { expect } from 'vitest';
import { EventEmitter } from 'vscode';
import type { Grouping } from '../../../src/core/types';
import type { ChangesKnown } from '../../../src/core/update/changes';
import type { Kept } from '../../../src/host/run/keptGrouping';
import { Runs } from '../../../src/host/run/runs';
import type { Scope } from '../../../src/host/run/scope';
import { Updates } from '../../../src/host/update/updates';
import type { DifferencesRequest, PlaceRequest } from '../../../src/protocol/engineSides';
import { document, grouping, plan } from './fixture';

export const log = { debug: () => undefined, error: (error: unknown) => expect.fail(String(error)) };

/** Updates over runs with kept groups, which may not have seen what is `different`; the engine places all that it is asked about in the first part. */
export async function updates({ grouping: own = grouping, way = 'place', pid = 1, answer: given, different = [], scope = { kind: 'workspace' } }: { grouping?: Grouping; way?: 'off' | 'place' | 'regroup'; pid?: number; answer?: ChangesKnown | null; different?: string[]; scope?: Scope } = {}) {
  const asked: (readonly string[])[] = [];
  const placing: PlaceRequest[] = [];
  let answer = given;
  const looked: DifferencesRequest[] = [];
  const written: Kept[] = [];
  let runs = 0;
  const engine = {
    pid,
    busy: false,
    run: async () => ({ grouping: (runs++, { ...own }), renames: new Map<string, string>(), timings: {}, embedded: 0, cached: 0 }),
    compare: async () => undefined,
    names: async () => undefined,
    classify: () => Promise.reject(new Error('not asked for')),
    clearCache: async () => 0,
    exportCache: () => Promise.reject(new Error('not asked for')),
    importCache: () => Promise.reject(new Error('not asked for')),
    ask: async (question: string, parameters: unknown): Promise<never> => {
      if (question === 'differences') {
        looked.push(parameters as DifferencesRequest);
        return different as never;
      }
      const { changed, most } = parameters as PlaceRequest;
      asked.push(changed);
      placing.push(parameters as PlaceRequest);
      const tooMany = changed.length > most;
      const placed = tooMany ? [] : changed.map(id => ({ document: document(id), part: 0, near: [] }));
      return (answer === undefined ? { placed, renamed: [], gone: [], skipped: [], waiting: tooMany ? changed : [] } : answer) as never;
    },
  };
  const followed: [string, string][][] = [];
  const keeper = { read: async () => ({ grouping: own, scope }), write: async (value: Kept) => void written.push(value) };
  const kept = new Runs(engine, plan, keeper, async renames => void followed.push([...renames]));
  await kept.load();
  const collected = new EventEmitter<void>();
  return { kept, engine, asked, placing, looked, different, answering: (next: ChangesKnown | null | undefined) => void (answer = next), written, followed, collected, ran: () => runs, updates: new Updates(kept, engine, { onDidCollect: collected.event }, () => way, log) };
}
