import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { consensusLevels } from '../../src/core/levels/consensus';
import { measureStability } from '../../src/core/levels/stability';
import { graphFromEdges } from '../../src/core/graph/graph';
import { Pace } from '../../src/core/work';
import { openGraphThread } from '../../src/engine/run/graphThread';

const script = path.join(import.meta.dirname, '../../dist/graphs.js');
const resolutions = [0.5, 1, 2, 8];
const pace = new Pace(undefined);
/** Rings of 9 that touch the next. */
const graph = graphFromEdges(4_500, visit => {
  for (let i = 0; i < 4_500; i++) for (const step of [1, 2, 3]) visit(i, i - (i % 9) + (((i % 9) + step) % 9));
  for (let i = 0; i + 9 < 4_500; i += 9) visit(i, i + 9);
});

function opened(signal?: AbortSignal) {
  const thread = openGraphThread(signal, script)!;
  onTestFinished(() => thread.close());
  return thread;
}

async function levels(helper?: ReturnType<typeof opened>) {
  const { values, swept } = await measureStability(graph, resolutions, 8, 1, pace, () => undefined, helper);
  return { values, found: await consensusLevels(graph, resolutions, swept, 1, pace, helper) };
}

describe('a thread for graphs', () => {
  it('finds what is found without it, and goes on with what it has when it ends', async () => {
    const alone = await levels();
    expect(await levels(opened())).toEqual(alone);
    const stopping = new AbortController();
    const running = levels(opened(stopping.signal));
    setTimeout(() => stopping.abort(), 100);
    expect(await running).toEqual(alone);
  });

  it('does all the work where nobody else does', async () => {
    const thread = opened();
    const taken = new Int32Array(new SharedArrayBuffer(4));
    const done = new Uint8Array(new SharedArrayBuffer(2));
    const labels = new Int32Array(new SharedArrayBuffer(4 * 2 * graph.nodes));
    await thread.help({ kind: 'sweeps', graph, resolutions: [1], seed: 1, labels, pieces: { count: 2, taken, done } });
    expect(Array.from(done)).toEqual([1, 1]);
    expect(new Set(labels.subarray(graph.nodes)).size).toBeGreaterThan(100);
  });

  it('takes nothing more once it is closed, and is not there where its bundle is not', async () => {
    const thread = opened();
    thread.close();
    await expect(thread.help({ kind: 'sweeps', graph, resolutions, seed: 1, labels: new Int32Array(0), pieces: { count: 0, taken: new Int32Array(1), done: new Uint8Array(0) } })).rejects.toThrow(/closed/);
    expect(openGraphThread(undefined, `${script}.none`)).toBeUndefined();
  });
});
