import { describe, expect, it } from 'vitest';
import { numberBySize } from '../../../src/core/clustering/labels';
import { leiden } from '../../../src/core/clustering/leiden';
import { moveNodes, unknownInterior } from '../../../src/core/clustering/localMoving';
import { aggregateGraph } from '../../../src/core/graph/aggregate';
import type { Graph } from '../../../src/core/graph/graph';
import { roomFor } from '../../../src/core/graph/room';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { modularity } from '../../../src/core/quality/modularity';
import { seededRandom } from '../../../src/core/random';
import { CancelledError, Pace } from '../../../src/core/work';
import { graphOf, ringOfCliques } from '../graph/graphOf';

const pace = new Pace(undefined);

/** Four blocks, dense inside, sparse between. */
function blockGraph(size: number): { graph: Graph; blocks: Int32Array } {
  const random = seededRandom(11);
  const edges: [number, number][] = [];
  const blocks = Int32Array.from({ length: 4 * size }, (_, i) => Math.floor(i / size));
  for (let i = 0; i < blocks.length; i++) {
    for (let j = i + 1; j < blocks.length; j++) if (random() < (blocks[i] === blocks[j] ? 0.2 : 0.01)) edges.push([i, j]);
  }
  return { graph: graphOf(blocks.length, edges), blocks };
}

/** Whether the nodes of one label can reach each other inside it. */
function isConnected(graph: Graph, labels: Int32Array, label: number): boolean {
  const members = Array.from(labels.keys()).filter(i => labels[i] === label);
  const seen = new Set([members[0]]);
  const queue = [members[0]];
  for (const i of queue) {
    for (let at = graph.offsets[i]; at < graph.offsets[i + 1]; at++) {
      const j = graph.targets[at];
      if (labels[j] !== label || seen.has(j)) continue;
      seen.add(j);
      queue.push(j);
    }
  }
  return seen.size === members.length;
}

describe('leiden', () => {
  it('finds cliques in a ring', async () => {
    const labels = await leiden(ringOfCliques(6, 8), 1, 1, pace);
    expect(adjustedRand(labels, Array.from({ length: 48 }, (_, i) => Math.floor(i / 8)))).toBe(1);
  });

  it('finds planted blocks at every seed, connected, at least as dense as planted', async () => {
    const { graph, blocks } = blockGraph(40);
    for (let seed = 0; seed < 5; seed++) {
      const labels = await leiden(graph, 1, seed, pace);
      expect(adjustedRand(labels, blocks)).toBeGreaterThan(0.95);
      expect(modularity(graph, labels)).toBeGreaterThanOrEqual(modularity(graph, blocks) - 1e-9);
      for (const label of new Set(labels)) expect(isConnected(graph, labels, label)).toBe(true);
    }
  });

  it('makes more and smaller communities at a higher resolution', async () => {
    const { graph } = blockGraph(40);
    const counts: number[] = [];
    for (const resolution of [0.1, 1, 8, 40]) counts.push(new Set(await leiden(graph, resolution, 1, pace)).size);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBe(1);
    expect(counts[3]).toBeGreaterThan(20);
  });

  it('finds the same in room that was used before', async () => {
    const { graph } = blockGraph(40);
    const room = roomFor(200);
    await leiden(ringOfCliques(25, 8), 3, 2, pace, 2, room);
    for (const resolution of [0.3, 1, 8]) expect(await leiden(graph, resolution, 1, pace, 2, room)).toEqual(await leiden(graph, resolution, 1, pace));
  });

  it('leaves nodes without edges alone and takes an empty graph', async () => {
    expect(Array.from(await leiden(graphOf(4, [[1, 2]]), 1, 1, pace)).sort()).toEqual([0, 0, 1, 2]);
    expect(await leiden(graphOf(0, []), 1, 1, pace)).toHaveLength(0);
  });

  it('stops within a pass over the nodes when asked to', async () => {
    const { graph } = blockGraph(400);
    const controller = new AbortController();
    const found = leiden(graph, 1, 1, new Pace(controller.signal, 0));
    controller.abort();
    await expect(found).rejects.toThrow(CancelledError);
  });
});

describe('moveNodes', () => {
  it('moves the same nodes, and joins the same, whatever it knows of the interior of communities', async () => {
    const graph = ringOfCliques(20, 6);
    const known = unknownInterior(graph.nodes);
    const [some, none] = [Int32Array.from({ length: 120 }, (_, i) => i >> 2), Int32Array.from({ length: 120 }, (_, i) => i >> 2)];
    for (const [at, resolution] of [1, 30, 2, 0.5, 90, 8].entries()) {
      const randoms = [seededRandom(at), seededRandom(at)];
      await moveNodes(graph, some, resolution, randoms[0], pace, known);
      await moveNodes(graph, none, resolution, randoms[1], pace);
      const count = numberBySize(some);
      numberBySize(none);
      expect(some).toEqual(none);
      expect(aggregateGraph(graph, some, count, known.known)).toEqual(aggregateGraph(graph, none, count));
      for (let i = 0; i < graph.nodes; i++) {
        if (known.known[i] === 1) expect(new Set(graph.targets.subarray(graph.offsets[i], graph.offsets[i + 1]).map(j => some[j]))).toEqual(new Set([some[i]]));
      }
    }
    expect(known.known).toContain(1);
  });
});
