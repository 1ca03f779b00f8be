import { describe, expect, it } from 'vitest';
import { absorbSmall } from '../../../src/core/levels/absorb';
import { preferenceFor } from '../../../src/core/grouping/preference';
import { BEST, BY_WORDS, chooseLevel, COARSEST, type LevelFacts } from '../../../src/core/levels/chooseLevel';
import { finishConsensus, startConsensus } from '../../../src/core/levels/consensus';
import { sweep } from '../../../src/core/levels/sweep';
import { stabilityOf, sweepsOfThinned } from '../../../src/core/levels/stability';
import { leiden } from '../../../src/core/clustering/leiden';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import type { Graph } from '../../../src/core/graph/graph';
import { modularity } from '../../../src/core/quality/modularity';
import { Pace } from '../../../src/core/work';
import { graphOf, ringOfCliques } from '../graph/graphOf';
import { readRecipe } from '../../../src/core/recipe';

const pace = new Pace(undefined);

describe('sweep', () => {
  const resolutions = [0.1, 0.5, 1, 3];

  it('goes from coarse to fine and is about as dense at each level as a fresh start', async () => {
    const graph = ringOfCliques(12, 6);
    const levels = await sweep(graph, resolutions, 1, pace);
    const counts = levels.map(labels => new Set(labels).size);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    for (const [at, labels] of levels.entries()) {
      const fresh = modularity(graph, await leiden(graph, resolutions[at], 1, pace), resolutions[at]);
      expect(modularity(graph, labels, resolutions[at])).toBeGreaterThan(fresh - 0.02);
    }
  });

  it('calls clear communities repeatable', async () => {
    const swept = await sweepsOfThinned(ringOfCliques(8, 10), [1], 4, 1, pace, () => undefined);
    expect((await stabilityOf(swept, 1, 80, pace))[0]).toBeGreaterThan(0.95);
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

  it('leaves alone what is in no community', () => {
    const graph = graphOf(5, [[0, 1], [1, 2], [0, 2], [3, 0]]);
    const labels = Int32Array.from([0, 0, 0, 1, -1]);
    absorbSmall(graph, labels, 3);
    expect(Array.from(labels)).toEqual([0, 0, 0, 0, -1]);
  });
});

describe('what sweeps agree on', () => {
  const agreed = async (graph: Graph, partitions: Int32Array[], resolution: number) =>
    (await finishConsensus(startConsensus(graph, [resolution], Int32Array.from(partitions.flatMap(labels => [...labels])), 1), pace)).labels[0];

  it('follows the partitions that agree, not the one that does not', async () => {
    const graph = ringOfCliques(6, 6);
    const cliques = Int32Array.from({ length: 36 }, (_, i) => Math.floor(i / 6));
    const halves = cliques.map(clique => (clique < 3 ? 0 : 1));
    const alone = Int32Array.from(cliques.keys());
    expect(Array.from(await agreed(graph, [cliques, cliques, halves], 1))).toEqual(Array.from(cliques));
    expect(new Set(await agreed(graph, [alone, alone], 1)).size).toBe(36);
  });

  it('keeps nodes together that no partition parts, at any resolution', async () => {
    const graph = ringOfCliques(6, 6);
    const pairs = Int32Array.from({ length: 36 }, (_, i) => Math.floor(i / 12));
    const shifted = Int32Array.from({ length: 36 }, (_, i) => Math.floor(((i + 6) % 36) / 12));
    const cliques = pairs.map((_, i) => Math.floor(i / 6));
    expect(new Set(await leiden(graph, 40, 1, pace)).size).toBeGreaterThan(6);
    expect(adjustedRand(await agreed(graph, [pairs, shifted], 40), cliques)).toBe(1);
  });
});

describe('chooseLevel', () => {
  const facts = (groups: number, silhouette: number, modularity: number, stability: number): LevelFacts => ({ groups, all: groups, silhouette, modularity, stability });
  const levels = [facts(1, 0, 0, 1), facts(2, 0.3, 0.4, 1), facts(4, 0.2, 0.7, 0.9), facts(5, 0.2, 0.7, 0.89), facts(12, 0.2, 0.6, 0.85)];

  it('takes the finest of the best for documents, the coarsest for parts of a group', () => {
    expect(chooseLevel(levels, 200)).toBe(3);
    expect(chooseLevel(levels, 200, COARSEST)).toBe(2);
  });

  it('takes a finer level as long as it is nearly as good, not one beyond a valley', () => {
    const plateau = [facts(5, 0.1, 0.6, 0.9), facts(8, 0.1, 0.58, 0.9), facts(12, 0.1, 0.575, 0.89)];
    expect(chooseLevel(plateau, 900)).toBe(2);
    expect(chooseLevel([plateau[0], facts(8, 0.05, 0.6, 0.8), plateau[2]], 900)).toBe(0);
  });

  it('takes two groups only when there is nothing else, and never crumbs', () => {
    expect(chooseLevel(levels.slice(0, 2), 200)).toBe(1);
    expect(chooseLevel([facts(1, 0, 0, 1), facts(30, 0.5, 0.5, 0.9)], 60)).toBe(-1);
  });

  it('lets folders decide between levels that are about as good', () => {
    const withFolders = levels.map((level, at) => ({ ...level, folders: at === 4 ? 0.9 : 0.5 }));
    expect(chooseLevel(withFolders, 200)).toBe(4);
  });

  it('takes the best level only where words are part of the vectors: news in four classes as the hybrid divides them', () => {
    const hybrid = [facts(3, 0.08, 0.506, 0.883), facts(4, 0.078, 0.551, 0.857), facts(6, 0.068, 0.574, 0.816), facts(8, 0.07, 0.582, 0.797), facts(10, 0.071, 0.581, 0.791), facts(20, 0.077, 0.549, 0.734)];
    expect(chooseLevel(hybrid, 1_500)).toBe(4);
    expect(chooseLevel(hybrid, 1_500, BEST)).toBe(1);
  });

  it('stays near the level of the run before while that is nearly as good: proposals to Python, 6 groups, and 37 without one of 700', () => {
    const flat = [facts(3, 0.058, 0.427, 0.827), facts(6, 0.063, 0.571, 0.675), facts(7, 0.062, 0.576, 0.76), facts(12, 0.077, 0.569, 0.682), facts(22, 0.093, 0.524, 0.733), facts(37, 0.107, 0.469, 0.745), facts(52, 0.093, 0.405, 0.702)];
    expect(chooseLevel(flat, 703)).toBe(5);
    expect([0, 1, 2, 3, 4, 5, 6].map(near => chooseLevel(flat, 703, undefined, near))).toEqual([1, 1, 2, 3, 4, 5, 5]);
  });

  it('does not let words be divided by their silhouette', () => {
    const rising = [facts(3, 0.1, 0.6, 0.8), facts(12, 0.15, 0.68, 0.73), facts(20, 0.3, 0.68, 0.75), facts(50, 0.6, 0.66, 0.78)];
    expect(chooseLevel(rising, 900)).toBe(3);
    expect(chooseLevel(rising, 900, BY_WORDS)).toBe(0);
    expect(chooseLevel(rising, 900, preferenceFor(readRecipe({ representation: 'lsa' })))).toBe(2);
    expect(chooseLevel(rising, 900, preferenceFor(readRecipe({ representation: 'transformer' })))).toBe(3);
  });
});
