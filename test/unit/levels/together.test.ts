import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { seededRandom } from '../../../src/core/random';
import { finishConsensus, startConsensus } from '../../../src/core/levels/consensus';
import type { GraphHelper } from '../../../src/core/levels/graphJobs';
import { helpWith } from '../../../src/core/levels/helpWith';
import { takePieces } from '../../../src/core/levels/pieces';
import { stabilityOf, sweepsOfThinned } from '../../../src/core/levels/stability';
import { finishDivisions, startDivisions } from '../../../src/core/levels/subgroups';
import { modularity as modularityOf } from '../../../src/core/quality/modularity';
import type { Matrix } from '../../../src/core/types';
import { CancelledError, Pace } from '../../../src/core/work';
import { ringOfCliques } from '../graph/graphOf';

const pace = new Pace(undefined);
const resolutions = [0.2, 0.5, 1, 2, 4, 8];
const graph = ringOfCliques(24, 8);
const groups = Int32Array.from({ length: graph.nodes }, (_, i) => Math.floor(i / 64));

/** Rows near to those of their clique. */
function rowsOfCliques(): Matrix {
  const random = seededRandom(5);
  const data = Float32Array.from({ length: graph.nodes * 24 }, (_, at) => (at % 24 === Math.floor(at / 192) ? 1 : 0.02 * random()));
  return { rows: graph.nodes, columns: 24, data };
}

async function found(helper?: GraphHelper) {
  const swept = await sweepsOfThinned(graph, resolutions, 5, 3, pace, () => undefined, helper);
  const agreeing = startConsensus(graph, resolutions, swept, 3, helper);
  const stability = await stabilityOf(swept, resolutions.length, graph.nodes, pace);
  const agreed = await finishConsensus(agreeing, pace);
  const subgroups = await finishDivisions(startDivisions(graph, groups, 3, helper), rowsOfCliques(), plainAlgebra, pace, () => undefined);
  return { swept, stability, ...agreed, subgroups };
}

describe('work on a graph with a helper', () => {
  it('gives the same with it and without', async () => {
    const alone = await found();
    expect(new Set(alone.subgroups).size).toBeGreaterThan(3);
    let taken = 0;
    const helper: GraphHelper = { help: job => helpWith(job, pace).finally(() => taken++) };
    expect(await found(helper)).toEqual(alone);
    expect(taken).toBe(3);
  });

  it('does here what a helper took and left undone, and all where there is none any more', async () => {
    const alone = await found();
    const failing: GraphHelper = { help: job => takePieces(job.pieces, () => Promise.reject(new Error('the end'))) };
    const ended: GraphHelper = { help: () => Promise.reject(new Error('the end')) };
    expect(await found(failing)).toEqual(alone);
    expect(await found(ended)).toEqual(alone);
  });

  it('finds at each level what the sweeps at it, or on both sides of it, agree on', async () => {
    const { swept, labels, modularity } = await found();
    const of = (level: number) => Array.from({ length: 5 }, (_, run) => swept.subarray((run * 3 + level) * graph.nodes, (run * 3 + level + 1) * graph.nodes));
    const around = [of(0), [...of(0), ...of(1)], of(1), [...of(1), ...of(2)], of(2), of(2)];
    for (const [at, partitions] of around.entries()) {
      const alone = Int32Array.from(partitions.flatMap(own => [...own]));
      const agreed = await finishConsensus(startConsensus(graph, [resolutions[at]], alone, 3), pace);
      expect({ labels: [labels[at]], modularity: modularity.subarray(at, at + 1) }).toEqual(agreed);
      expect(modularity[at]).toBe(modularityOf(graph, labels[at]));
    }
  });

  it('stops when cancelled, though a helper goes on', async () => {
    const stopping = new AbortController();
    const own = new Pace(stopping.signal, 0);
    const helper: GraphHelper = { help: () => new Promise(() => undefined) };
    const running = sweepsOfThinned(graph, resolutions, 50, 3, own, done => done === 2 && stopping.abort(), helper);
    await expect(running).rejects.toThrow(CancelledError);
  });
});
