import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { openThread } from '../../../src/engine/thread';
import { slowness } from '../../harness/slowness.mjs';
import { temporaryFolder } from './support';

/** A thread that doubles numbers, and ends at none. */
function doubling(signal?: AbortSignal) {
  const script = join(temporaryFolder(), 'doubling.cjs');
  writeFileSync(script, `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', ({ number }) => (number === undefined ? process.exit() : parentPort.postMessage({ twice: 2 * number })));`);
  const thread = openThread<{ readonly number?: unknown }, { readonly twice: number }>({ script, purpose: 'tests', mostMegabytes: 64 }, signal)!;
  onTestFinished(() => thread.close());
  return thread;
}

test('a task that cannot be sent fails alone: each of the others has its own answer', async () => {
  const thread = doubling();
  const [one, odd, two] = await Promise.allSettled([thread.ask({ number: 1 }), thread.ask({ number: () => 0 }), thread.ask({ number: 2 })]);
  expect(odd.status).toBe('rejected');
  expect([one, two]).toEqual([{ status: 'fulfilled', value: { twice: 2 } }, { status: 'fulfilled', value: { twice: 4 } }]);
  expect(thread.waiting).toBe(0);
});

test('a task that cannot be sent keeps no process alive', async () => {
  const script = join(temporaryFolder(), 'asking.mjs');
  await build({ entryPoints: ['src/engine/thread.ts'], bundle: true, platform: 'node', format: 'esm', outfile: script });
  const silent = join(temporaryFolder(), 'silent.cjs');
  writeFileSync(silent, "require('node:worker_threads').parentPort.on('message', () => undefined);");
  appendFileSync(script, `\nopenThread(${JSON.stringify({ script: silent, purpose: 'tests', mostMegabytes: 64 })}).ask(() => 0).catch(error => console.log(error.name));`);
  expect(execFileSync(process.execPath, [script], { encoding: 'utf8', timeout: Math.round(3_000 * slowness()) })).toBe('DataCloneError\n');
});

test('what waits fails when the thread ends, is closed or is stopped, and so does all that is asked then', async () => {
  const stop = new AbortController();
  const ends: [ReturnType<typeof doubling>, (thread: ReturnType<typeof doubling>) => unknown][] = [
    [doubling(), thread => thread.ask({}).catch(() => undefined)],
    [doubling(), thread => thread.close()],
    [doubling(stop.signal), () => stop.abort()],
  ];
  for (const [thread, end] of ends) {
    void end(thread);
    await expect(thread.ask({ number: 1 })).rejects.toThrow(/the thread for tests (has ended|was closed)/);
    expect(thread.waiting).toBe(Infinity);
  }
});

test('leaves once it has answered what it was asked', async () => {
  const thread = doubling();
  const answer = thread.ask({ number: 3 });
  thread.leave();
  expect(await answer).toEqual({ twice: 6 });
  await expect(thread.ask({ number: 4 })).rejects.toThrow('was closed');
});
