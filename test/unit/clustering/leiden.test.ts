import { describe, expect, it } from 'vitest';
import { leiden } from '../../../src/core/clustering/leiden';
import type { Graph } from '../../../src/core/graph/graph';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { modularity } from '../../../src/core/quality/modularity';
import { seededRandom } from '../../../src/core/random';
import { graphOf, ringOfCliques } from '../graph/graphOf';

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
  it('finds cliques in a ring', () => {
    const labels = leiden(ringOfCliques(6, 8), 1, 1);
    expect(adjustedRand(labels, Array.from({ length: 48 }, (_, i) => Math.floor(i / 8)))).toBe(1);
  });

  it('finds planted blocks at every seed, connected, at least as dense as planted', () => {
    const { graph, blocks } = blockGraph(40);
    for (let seed = 0; seed < 5; seed++) {
      const labels = leiden(graph, 1, seed);
      expect(adjustedRand(labels, blocks)).toBeGreaterThan(0.95);
      expect(modularity(graph, labels)).toBeGreaterThanOrEqual(modularity(graph, blocks) - 1e-9);
      for (const label of new Set(labels)) expect(isConnected(graph, labels, label)).toBe(true);
    }
  });

  it('makes more and smaller communities at a higher resolution', () => {
    const { graph } = blockGraph(40);
    const counts = [0.1, 1, 8, 40].map(resolution => new Set(leiden(graph, resolution, 1)).size);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBe(1);
    expect(counts[3]).toBeGreaterThan(20);
  });

  it('leaves nodes without edges alone and takes an empty graph', () => {
    expect(Array.from(leiden(graphOf(4, [[1, 2]]), 1, 1)).sort()).toEqual([0, 0, 1, 2]);
    expect(leiden(graphOf(0, []), 1, 1).length).toBe(0);
  });
});
