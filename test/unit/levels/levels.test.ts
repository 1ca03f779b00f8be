import { describe, expect, it } from 'vitest';
import { absorbSmall } from '../../../src/core/levels/absorb';
import { sweep } from '../../../src/core/levels/sweep';
import { stabilities } from '../../../src/core/levels/stability';
import { leiden } from '../../../src/core/clustering/leiden';
import { modularity } from '../../../src/core/quality/modularity';
import { Pace } from '../../../src/core/work';
import { graphOf, ringOfCliques } from '../graph/graphOf';

const pace = new Pace(undefined);

describe('sweep', () => {
  const resolutions = [0.1, 0.5, 1, 3];

  it('goes from coarse to fine and is about as dense at each level as a fresh start', async () => {
    const graph = ringOfCliques(12, 6);
    const levels = await sweep(graph, resolutions, 1, pace);
    const counts = levels.map(labels => new Set(labels).size);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    levels.forEach((labels, at) => {
      const fresh = modularity(graph, leiden(graph, resolutions[at], 1), resolutions[at]);
      expect(modularity(graph, labels, resolutions[at])).toBeGreaterThan(fresh - 0.02);
    });
  });

  it('calls clear communities repeatable', async () => {
    const stable = await stabilities(ringOfCliques(8, 10), [1], 4, 1, pace, () => undefined);
    expect(stable[0]).toBeGreaterThan(0.95);
  });
});

describe('absorbSmall', () => {
  it('joins crumbs to the community they are tied to most', () => {
    // A triangle 0 1 2, a triangle 3 4 5, and node 6 with two edges to the first and one to the second.
    const graph = graphOf(7, [[0, 1], [1, 2], [0, 2], [3, 4], [4, 5], [3, 5], [6, 0], [6, 1], [6, 3]]);
    const labels = Int32Array.from([0, 0, 0, 1, 1, 1, 2]);
    absorbSmall(graph, labels, 3);
    expect(Array.from(labels)).toEqual([0, 0, 0, 1, 1, 1, 0]);
  });

  it('lets crumbs join each other on the way, and leaves those without ties', () => {
    const graph = graphOf(7, [[0, 1], [1, 2], [0, 2], [3, 4], [4, 0]]);
    const labels = Int32Array.from([0, 0, 0, 1, 2, 3, 4]);
    absorbSmall(graph, labels, 3);
    expect(Array.from(labels)).toEqual([0, 0, 0, 0, 0, 1, 2]);
  });
});
