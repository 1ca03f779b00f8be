import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSession } from '../../src/engine/model/encoderSession';
import { loadTokenizer } from '../../src/engine/model/tokenizer';
import { createTransformer } from '../../src/engine/model/transformer';
import { openWorkerSession } from '../../src/engine/model/workerSession';
import { temporaryFolder } from '../unit/engine/support';

const root = path.join(import.meta.dirname, '../..');
const script = path.join(root, 'dist/encoder.js');
const choice = { path: path.join(root, 'models/minilm/model.onnx'), threads: 1, pooling: 'mean' as const };
const ids = (first: number) => Int32Array.from([101, first, 2088, 102, 101, 7592, first, 102]);

/** A thread that breaks at its first batch; those that are started after it are sound. */
function breakingScript(): string {
  const folder = temporaryFolder();
  const [breaks, broken] = ['breaks.cjs', 'broken'].map(name => path.join(folder, name));
  writeFileSync(breaks, `
    const { parentPort } = require('node:worker_threads');
    const { existsSync, writeFileSync } = require('node:fs');
    if (existsSync(${JSON.stringify(broken)})) require(${JSON.stringify(script)});
    else {
      writeFileSync(${JSON.stringify(broken)}, '');
      parentPort.on('message', () => { throw new Error('broken'); });
      parentPort.postMessage('open');
    }
  `);
  return breaks;
}

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
    const session = await openWorkerSession(choice, breakingScript());
    const waiting = [session.run(ids(7592), 2, 4), session.run(ids(2023), 2, 4)];
    for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected');
    await expect(session.run(ids(7592), 2, 4)).rejects.toThrow('broken');
    expect(session.ended).toBe(true);
    await session.release();
  });

  it('is opened again by the next texts after it broke', async () => {
    const tokenizer = await loadTokenizer(path.dirname(choice.path));
    const opened = (bundle: string) => createTransformer(path.dirname(choice.path), { name: 'model', bytes: 0, sha256: '' }, tokenizer, { threads: 1, script: bundle });
    const [sound, breaking] = [opened(script), opened(breakingScript())];
    const texts = ['Bridges over the lake', 'A market in the morning'];
    await expect(breaking.embed(texts)).rejects.toThrow('broken');
    expect(await breaking.embed(texts)).toEqual(await sound.embed(texts));
    await Promise.all([sound.release(), breaking.release()]);
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
