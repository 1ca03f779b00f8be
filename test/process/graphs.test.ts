import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphHelper, GraphJob } from '../../src/core/levels/graphJobs';
import { finishConsensus, startConsensus } from '../../src/core/levels/consensus';
import { sweepsOfThinned } from '../../src/core/levels/stability';
import { graphFromEdges } from '../../src/core/graph/graph';
import { Pace } from '../../src/core/work';
import { keepGraphThread, openGraphThread } from '../../src/engine/run/graphThread';
import { bundleForTest } from '../unit/engine/support';

const script = path.join(import.meta.dirname, '../../dist/graphs.js');
const resolutions = [0.5, 1, 2, 8];
const pace = new Pace(undefined);
/** Rings of 9 that touch the next. */
const graph = graphFromEdges(4_500, visit => {
  for (let i = 0; i < 4_500; i++) for (const step of [1, 2, 3]) visit(i, i - (i % 9) + (((i % 9) + step) % 9));
  for (let i = 0; i + 9 < 4_500; i += 9) visit(i, i + 9);
});

function opened() {
  const thread = openGraphThread(script)!;
  onTestFinished(() => thread.close());
  return thread;
}

async function levels(helper?: GraphHelper) {
  const swept = await sweepsOfThinned(graph, resolutions, 8, 1, pace, () => undefined, helper);
  return { swept, found: await finishConsensus(startConsensus(graph, resolutions, swept, 1, helper), pace) };
}

function nothingToDo(): GraphJob {
  return { kind: 'sweeps', graph, resolutions, seed: 1, labels: new Int32Array(0), pieces: { count: 0, taken: new Int32Array(1), done: new Uint8Array(0) } };
}

describe('a thread for graphs', () => {
  it('finds what is found without it, and goes on with what it has when it ends', async () => {
    const alone = await levels();
    expect(await levels(opened())).toEqual(alone);
    const closing = opened();
    const running = levels(closing);
    setTimeout(() => closing.close(), 100);
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
    await expect(thread.help(nothingToDo())).rejects.toThrow(/closed/);
    expect(openGraphThread(`${script}.none`)).toBeUndefined();
  });
});

describe('a thread for graphs that is kept', () => {
  const many = 4_000;

  it('is the same from run to run, and another once a run was stopped', async () => {
    let started = 0;
    const kept = keepGraphThread(() => {
      started++;
      return opened();
    });
    const alone = await levels();
    expect(await kept.helped(many - 1, async helper => helper)).toBeUndefined();
    expect(started).toBe(0);
    for (let run = 0; run < 2; run++) expect(await kept.helped(many, levels)).toEqual(alone);
    expect(started).toBe(1);

    const stopping = new AbortController();
    const stopped = kept.helped(many, async helper => {
      stopping.abort();
      await helper!.help(nothingToDo());
    }, stopping.signal);
    await expect(stopped).rejects.toThrow(/closed/);
    expect(await kept.helped(many, levels)).toEqual(alone);
    expect(started).toBe(2);
    await kept.release();
    await expect(kept.helped(many, async helper => {
      await kept.release();
      await helper!.help(nothingToDo());
    })).rejects.toThrow(/closed/);
  });

  it('does not end with a run whose signal is aborted later, and keeps no process alive', async () => {
    const later = new AbortController();
    const kept = keepGraphThread(opened);
    await kept.helped(many, async helper => helper!.help(nothingToDo()), later.signal);
    later.abort();
    await kept.helped(many, async helper => helper!.help(nothingToDo()));

    const bundle = await bundleForTest('src/engine/run/graphThread.ts', 'graph-thread');
    const program = `
      const { keepGraphThread, openGraphThread } = require(${JSON.stringify(bundle)});
      const job = { kind: 'sweeps', graph: { nodes: 0 }, pieces: { count: 0, taken: new Int32Array(1), done: new Uint8Array(0) } };
      keepGraphThread(() => openGraphThread(${JSON.stringify(script)})).helped(${many}, async helper => {
        await helper.help(job);
        console.log('helped');
      });`;
    const { stdout, status } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 30_000 });
    expect({ stdout, status }).toEqual({ stdout: 'helped\n', status: 0 });
  });
});
