import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import type { Grouping } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { clientOf, fakeEngine, gone, listen, never } from './engineClients';
import { bundleForTest, notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

let script: string;
beforeAll(async () => {
  script = await bundleForTest('src/engine/main.ts', 'engine-cancel');
});

describe('a stopped run', () => {
  const folder = temporaryFolderForAll();
  beforeAll(() => void writeFiles(folder, notes(24)));

  test('a new run cancels the one under way, whose events are heard no more', async () => {
    const { client } = clientOf(script);
    const late = vi.fn();
    let second: Promise<unknown> | undefined;
    const first = client.run(
      requestFor(folder),
      listen(step => {
        if (second) late(step);
        else if (step.phase === 'embedding') second = client.run(requestFor(folder), listen(), never);
      }),
      never,
    );
    await expect(first).rejects.toThrow(CancelledError);
    expect(await second).toMatchObject({ grouping: { documents: { length: 24 } } });
    expect(late).not.toHaveBeenCalled();
  });

  test('goes on with the process in which a new run takes longer than a cancel may', async () => {
    const texts = Object.values(notes(5));
    // An engine that is merely slow, as other programs have the cores, is none that does not hear.
    const patienceMs = 800 * slowness();
    const { client, restarted } = clientOf(script, undefined, { patienceMs, readFile: async uri => wait(2 * patienceMs).then(() => new TextEncoder().encode(texts[Number(uri.split(':')[1])])) });
    const files = texts.map((_, i) => ({ id: `remote ${i}`, uri: `far:${i}` }));
    let second: Promise<{ readonly grouping: Grouping }> | undefined;
    const start = () => void (second ??= client.run(requestFor('', { sources: [{ kind: 'files', files }] }), listen(), never));
    await expect(client.run(requestFor(folder), listen(start), never)).rejects.toThrow(CancelledError);
    const { pid } = client;
    expect((await second!).grouping.documents).toHaveLength(5);
    expect(client.pid).toBe(pid);
    expect(restarted).not.toHaveBeenCalled();
  });

  test('ends a process that does not hear a cancel', async () => {
    const script = fakeEngine("process.on('message', () => { process.send({ kind: 'event', generation: 9, name: 'progress', payload: { phase: 'finding', done: 1, total: 2 } }); for (;;); });");
    const { client } = clientOf(script);
    const controller = new AbortController();
    const run = client.run(requestFor(folder), listen(() => controller.abort()), controller.signal);
    await expect(run).rejects.toThrow(CancelledError);
    expect(await gone(client.pid!)).toBe(true);
  });

  test('ends a process that does not hear a cancel, and answers the next run from another at once', async () => {
    const marks = temporaryFolder();
    const script = fakeEngine(`
      const fs = require('node:fs');
      const first = fs.readdirSync(${JSON.stringify(marks)}).length === 0;
      fs.writeFileSync(${JSON.stringify(marks)} + '/' + process.pid, '');
      process.on('message', ({ kind, id, name, generation }) => {
        if (kind !== 'call') return;
        if (!first) return process.send({ kind: 'answer', generation, id, value: 'done' });
        process.send({ kind: 'event', generation, name: 'progress', payload: { phase: 'finding', done: 1, total: 2 } });
        setTimeout(() => { for (;;); }, 5);
      });`);
    const { client, restarted } = clientOf(script);
    const controller = new AbortController();
    let stopped = 0;
    const stop = () => {
      stopped ||= performance.now();
      controller.abort();
    };
    await expect(client.run(requestFor(folder), listen(stop), controller.signal)).rejects.toThrow(CancelledError);
    // The window is free at once, whatever the process does.
    expect(performance.now() - stopped).toBeLessThan(1_000 * slowness());
    const { pid } = client;
    expect(await client.run(requestFor(folder), listen(), never)).toBe('done');
    // Without the pauses and the notice that follow a crash; a busy machine needs a while to start a process.
    expect(performance.now() - stopped).toBeLessThan(8_000 * slowness());
    expect(restarted).not.toHaveBeenCalled();
    expect(await gone(pid!)).toBe(true);
  });

  test('keeps a process that hears a cancel, if not at once', async () => {
    const script = fakeEngine(`
      process.on('message', ({ kind, id, name, generation }) => {
        if (name === 'run') process.send({ kind: 'event', generation, name: 'progress', payload: { phase: 'finding', done: 1, total: 2 } });
        if (name === 'idle') setTimeout(() => process.send({ kind: 'answer', generation, id }), 300);
      });`);
    const { client } = clientOf(script);
    const controller = new AbortController();
    const run = client.run(requestFor(folder), listen(() => controller.abort()), controller.signal);
    await expect(run).rejects.toThrow(CancelledError);
    const { pid } = client;
    await wait(1_500);
    expect(pid).toBeGreaterThan(0);
    expect(client.pid).toBe(pid);
  });
});
