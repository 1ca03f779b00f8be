import { expect, it, vi } from 'vitest';
import { EventEmitter } from 'vscode';
import type { Grouping } from '../../../src/core/types';
import { document, grouping } from './fixture';
import { updates } from './updatesOf';

const large: Grouping = { ...grouping, documents: Array.from({ length: 3_000 }, (_, i) => document(`${i}.md`)) };

it('regroups where enough changed, also when somebody else asks while that is being looked at', async () => {
  const { engine, updates: own, collected, ran } = await updates({ grouping: large, way: 'regroup' });
  const { ask } = engine;
  const [gate, begun] = [new EventEmitter<void>(), new EventEmitter<void>()];
  const waits = new Promise<void>(resolve => gate.event(resolve));
  const looking = new Promise<void>(resolve => begun.event(resolve));
  Object.assign(engine, { ask: async (...given: Parameters<typeof ask>) => (given[0] === 'place' && (begun.fire(), await waits), ask(...given)) });
  const heard = own.hear(Array.from({ length: 300 }, (_, i) => `${i}.md`));
  await looking;
  collected.fire();
  gate.fire();
  await heard;
  await vi.waitFor(() => expect(ran()).toBe(1));
});

it('looks at all documents where each changed, as they may say what they said', async () => {
  const documents = Array.from({ length: 4_500 }, (_, i) => ({ ...large.documents[0], id: `${i}.md`, path: `${i}.md` }));
  const same = { placed: [], renamed: [], gone: [], skipped: [], waiting: [] };
  const tagged = await updates({ grouping: { ...large, documents }, answer: same });
  await tagged.updates.hear(documents.map(({ id }) => id));
  expect([tagged.asked.map(ids => ids.length), tagged.updates.state.waiting, tagged.updates.state.outdated]).toEqual([[4_500], 0, undefined]);
});

it('begins no run while the engine does what a person asked for, which the run would stop', async () => {
  const { engine, updates: own, ran } = await updates({ grouping: { ...grouping, documents: [], groups: [] }, way: 'regroup' });
  engine.busy = true;
  await own.hear(['bread.md']);
  expect(ran()).toBe(0);
  engine.busy = false;
  await own.hear(['new.md']);
  expect(ran()).toBe(1);
});

it('calls groups that were just found out of date only once what changed meanwhile was looked at', async () => {
  const { kept, engine, updates: own } = await updates({ grouping: large, answer: { placed: [], renamed: [], gone: [], skipped: [], waiting: [] } });
  const { run } = engine;
  let end = () => {};
  const ended = new Promise<void>(resolve => (end = resolve));
  Object.assign(engine, { run: () => ended.then(run) });
  const states: boolean[] = [];
  own.onDidChange(() => states.push(own.state.outdated === true));
  const done = kept.run();
  await vi.waitFor(() => expect(kept.state.kind).toBe('running'));
  const heard = own.hear(Array.from({ length: 400 }, (_, i) => `${i}.md`));
  end();
  await Promise.all([done, heard]);
  await vi.waitFor(() => expect(own.state.waiting).toBe(0));
  expect([kept.state.kind, states.includes(true)]).toEqual(['done', false]);
});
