import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../src/engine/model/encoderSession';
import { openWorkerSession } from '../../src/engine/model/workerSession';

const root = path.join(import.meta.dirname, '../..');
const script = path.join(root, 'dist/encoder.js');
const choice = { path: path.join(root, 'models/minilm/model.onnx'), threads: 1, pooling: 'mean' as const };
const ids = (first: number) => Int32Array.from([101, first, 2088, 102, 101, 7592, first, 102]);

describe('a thread with the model', () => {
  it('gives the vectors that the model gives in this thread, batch after batch', async () => {
    const [own, apart] = await Promise.all([openSession(choice), openWorkerSession(choice, script)]);
    for (const first of [7592, 2023]) expect(await apart.run(ids(first), 2, 4)).toEqual(await own.run(ids(first), 2, 4));
    await Promise.all([own.release(), apart.release()]);
  });

  it('answers several at once, each with its own vectors', async () => {
    const session = await openWorkerSession(choice, script);
    const each = [7592, 2023, 2088].map(first => ids(first));
    const together = await Promise.all(each.map(some => session.run(some, 2, 4)));
    for (const [at, some] of each.entries()) expect(together[at]).toEqual(await session.run(some, 2, 4));
    await session.release();
  });

  it('says why it cannot be opened, or run', async () => {
    await expect(openWorkerSession({ ...choice, path: script }, script)).rejects.toThrow(/encoder\.js/);
    const session = await openWorkerSession(choice, script);
    await expect(session.run(ids(7592), 3, 4)).rejects.toThrow();
    expect((await session.run(ids(7592), 2, 4)).rows).toBe(2);
    await session.release();
  });

  it('fails what waits when its thread breaks, and can still be released', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kindred-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const breaks = path.join(folder, 'breaks.cjs');
    writeFileSync(breaks, "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => { throw new Error('broken'); }); parentPort.postMessage('open');");
    const session = await openWorkerSession(choice, breaks);
    const waiting = [session.run(ids(7592), 2, 4), session.run(ids(2023), 2, 4)];
    for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected');
    await expect(session.run(ids(7592), 2, 4)).rejects.toThrow('broken');
    await session.release();
  });

  it('lets a run end before it leaves', async () => {
    const session = await openWorkerSession(choice, script);
    const long = Int32Array.from({ length: 4_096 }, (_, at) => 1_000 + at);
    const vectors = session.run(long, 8, 512);
    await session.release();
    expect((await vectors).rows).toBe(8);
    await expect(session.run(ids(7592), 2, 4)).rejects.toThrow(/ended/);
  });
});
