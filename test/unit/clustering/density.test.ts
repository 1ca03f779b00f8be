import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { nearestRows } from '../../../src/core/graph/nearestRows';
import { rowsOf } from '../../../src/core/algebra/rows';
import { hdbscan } from '../../../src/core/clustering/hdbscan';
import { listedReachabilityTree } from '../../../src/core/clustering/hdbscan/listedTree';
import { mutualReachabilityTree } from '../../../src/core/clustering/hdbscan/spanningTree';
import { kneeOf } from '../../../src/core/clustering/knee';
import { leiden } from '../../../src/core/clustering/leiden';
import { mergesInOrder } from '../../../src/core/clustering/mergesInOrder';
import type { Clustering } from '../../../src/core/clustering/method';
import { clusteringMethod } from '../../../src/core/clustering/methods';
import { readMethod } from '../../../src/core/recipe';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { modularity } from '../../../src/core/quality/modularity';
import type { Matrix } from '../../../src/core/types';
import { Pace } from '../../../src/core/work';
import reference from '../../reference/density.json';
import { graphOf } from '../graph/graphOf';
import { blobs } from '../grouping/blobs';
import { matrixOf } from '../matrices';

function dataOf(name: string): Matrix {
  const { rows, columns, data } = reference.data[name as keyof typeof reference.data];
  return { rows, columns, data: Float32Array.from(data) };
}

function run(name: string, x: Matrix, given: Readonly<Record<string, unknown>>, groups = 1): Promise<Clustering> {
  return clusteringMethod(name).cluster(x, { groups, parameters: readMethod(name, given).parameters, seed: 3, algebra: plainAlgebra });
}

/** Labels that tell rows in no group apart from each other, so that agreement counts them too. */
const noiseOf = (labels: ArrayLike<number>) => Array.from(labels, label => label < 0);

it('hdbscan makes no groups of one document, and says so', async () => {
  const [data] = Object.keys(reference.data);
  await expect(run('hdbscan', dataOf(data), { minClusterSize: 1 })).rejects.toThrow(/^minClusterSize of hdbscan takes 0 or a whole number from 2, not "1"\.$/);
  expect((await run('hdbscan', dataOf(data), { minClusterSize: 2, dimensions: 0 })).found).toEqual({ minClusterSize: 2 });
});

describe('dbscan', () => {
  it.each(reference.dbscan)('equals scikit-learn on $data, eps $eps, at least $minPoints', async ({ data, eps, minPoints, labels }) => {
    const ours = await run('dbscan', dataOf(data), { eps, minPoints, dimensions: 0 });
    expect(noiseOf(ours.labels)).toEqual(noiseOf(labels));
    expect(adjustedRand(ours.labels, labels)).toBe(1);
    expect(ours.found).toEqual({ eps });
  });

  it('finds eps itself where the sorted distances bend', async () => {
    const { labels, found } = await run('dbscan', dataOf('moons'), { minPoints: 5, dimensions: 0 });
    expect(found!.eps).toBeGreaterThan(0.12);
    expect(found!.eps).toBeLessThan(0.3);
    expect(labels.filter(label => label < 0).length).toBeLessThan(20);
  });

  it('joins rows that are apart by the very eps that makes them dense, whose square is rounded', async () => {
    const { labels, found } = await run('dbscan', matrixOf([[0, 0, 0], [1, 1, 1], [9, 9, 9], [10, 10, 10]]), { minPoints: 2, dimensions: 0 });
    expect(found).toEqual({ eps: Math.sqrt(3) });
    expect([...labels]).toEqual([0, 0, 1, 1]);
  });

  it('takes the value of the bend of a curve, the greatest of one without a bend', () => {
    expect(kneeOf([5, 1, 1.1, 1.2, 9, 1.05])).toBe(1.2);
    expect(kneeOf([1, 2, 2.9, 4.1, 5])).toBe(5);
    expect(kneeOf([2, 2, 2, Infinity])).toBe(2);
    expect(kneeOf([])).toBe(0);
  });
});

describe('hdbscan', () => {
  it.each(reference.hdbscan)('equals the library on $data, $minClusterSize / $minSamples, $selection', async ({ data, answers, ...given }) => {
    const ours = await run('hdbscan', dataOf(data), { ...given, dimensions: 0, largestShare: 1 });
    const answer = answers.reduce((best, other) => (adjustedRand(ours.labels, other.labels) > adjustedRand(ours.labels, best.labels) ? other : best));
    expect(adjustedRand(ours.labels, answer.labels)).toBeGreaterThanOrEqual(0.99);
    const none = noiseOf(answer.labels);
    expect(noiseOf(ours.labels).filter((own, row) => own !== none[row]).length).toBeLessThanOrEqual(none.length / 100);
    if ('membership' in answer) expectMembership(ours, answer);
  });

  /** But for rows whose own group is not the one of their largest membership there, and those that are joined at equal heights. */
  function expectMembership({ labels, membership }: Clustering, answer: { labels: number[]; membership: number[] }): void {
    const k = membership!.columns;
    const column = Int32Array.from({ length: k }, (_, group) => answer.labels[labels.indexOf(group)]);
    let same = 0;
    for (let row = 0; row < labels.length; row++) {
      const ours = Array.from(membership!.data.subarray(row * k, (row + 1) * k));
      const theirs = Array.from(column, c => answer.membership[row * k + c]);
      if (ours.every((value, c) => Math.abs(value - theirs[c]) < 2e-4)) same++;
    }
    expect(same / labels.length).toBeGreaterThan(0.95);
  }

  it('hardly differs on 5,000 rows when it goes along the lists of nearest rows only, as it does above 20,000', async () => {
    const sizes = Array.from({ length: 25 }, (_, topic) => 80 + 10 * topic);
    const { vectors } = blobs(sizes, 0.35, 5);
    // Not of unit length, as places on a map are not.
    const x = { ...vectors, data: vectors.data.map(value => 2 * value) };
    const options = { minClusterSize: 30, minSamples: 5, selection: 'eom', largestShare: 0.5 } as const;
    const exact = await hdbscan(x, options, plainAlgebra);
    const listed = await hdbscan(x, { ...options, exactRows: 0 }, plainAlgebra);
    expect(exact.membership!.columns).toBeGreaterThanOrEqual(10);
    expect(adjustedRand(listed.labels, exact.labels)).toBeGreaterThanOrEqual(0.95);
  });

  it('joins islands that no list leads out of where they are nearest', async () => {
    // Six islands on a line, so far from each other that the nearest rows of each are all its own.
    const islands = 6;
    const x = { rows: 60 * islands, columns: 2, data: Float32Array.from({ length: 120 * islands }, (_, at) => (at % 2 ? Math.sin(at) : Math.cos(at) + 50 * Math.floor(at / 120) ** 1.5)) };
    const lists = await nearestRows(x, 8, plainAlgebra);
    const core = lists.distances.filter((_, at) => at % 8 === 4);
    const [exact, listed] = [await mutualReachabilityTree(x, lists, core, plainAlgebra), await listedReachabilityTree(x, lists, core, plainAlgebra)];
    const [all, along] = [exact, listed].map(merges => mergesInOrder(merges, x.rows));
    expect(along.heights).toHaveLength(x.rows - 1);
    along.heights.forEach((height, at) => expect(height).toBeGreaterThanOrEqual(all.heights[at] - 1e-9));
    // The joins between islands come last, in the same order and hardly longer.
    for (let at = x.rows - islands; at < x.rows - 1; at++) expect(along.heights[at] / all.heights[at]).toBeLessThan(1.05);
  });

  it('does not take all but a far island for one group, unless told to', async () => {
    const near = blobs([40, 40, 40], 1.1).vectors;
    const far = blobs([12], 0.3, 24, 9).vectors;
    const x = { rows: 132, columns: 24, data: Float32Array.from([...near.data, ...far.data.map(value => value + 3)]) };
    const groupsAt = async (largestShare: number) => new Set((await run('hdbscan', x, { dimensions: 0, minSamples: 10, largestShare })).labels.filter(label => label >= 0)).size;
    expect(await groupsAt(1)).toBe(2);
    expect(await groupsAt(0.5)).toBe(4);
  });

  it('hardly depends on the order of the rows', async () => {
    const x = dataOf('blobs');
    const order = Int32Array.from({ length: x.rows }, (_, i) => (i * 97) % x.rows);
    const [straight, mixed] = [await run('hdbscan', x, { dimensions: 0 }), await run('hdbscan', rowsOf(x, order), { dimensions: 0 })];
    expect(adjustedRand(order.map(row => straight.labels[row]), mixed.labels)).toBeGreaterThan(0.97);
  });

  it('joins rows by the least edges, whether lists of nearest rows are short or hold all, and parts many or few', async () => {
    const { vectors } = blobs([40, 30, 20], 1.4);
    const core = await nearestRows(vectors, 4, plainAlgebra).then(({ distances }) => distances.filter((_, at) => at % 4 === 3));
    const heights = [];
    for (const listed of [4, 12, 89]) {
      const lists = await nearestRows(vectors, listed, plainAlgebra);
      // Ways between the parts are looked up in a table never, in the end, or from the start.
      for (const fewParts of [0, 12, 90]) {
        const merges = await mutualReachabilityTree(vectors, lists, core, plainAlgebra, {}, fewParts);
        heights.push(Array.from(mergesInOrder(merges, 90).heights));
      }
    }
    expect(heights[0].length).toBe(89);
    for (const other of heights.slice(1)) expect(other).toEqual(heights[0].map(height => expect.closeTo(height, 9)));
  });
});

describe('spectral', () => {
  it.each(reference.spectral)('equals scikit-learn on $data, $groups groups, $neighbours neighbours, $assign', async ({ data, groups, labels, ...given }) => {
    const { labels: ours, found } = await run('spectral', dataOf(data), given, groups);
    expect(found!.residual).toBeLessThan(1e-6);
    expect(adjustedRand(ours, labels)).toBeGreaterThanOrEqual(0.98);
  });

  it.each(['kmeans', 'discretize'])('gives as many groups as told where the graph falls into more parts, %s', async assign => {
    const { vectors, topics } = blobs([30, 26, 24, 4, 3], 0.2);
    const { labels } = await run('spectral', vectors, { neighbours: 2, assign }, 3);
    expect(new Set(labels).size).toBe(3);
    const large = Array.from(topics.keys()).filter(row => topics[row] < 3);
    expect(adjustedRand(large.map(row => labels[row]), large.map(row => topics[row]))).toBeGreaterThan(0.9);
  });
});

describe('leiden', () => {
  it.each(reference.leiden)('agrees with leidenalg at resolution $resolution', async ({ nodes, edges, resolution, labels, modularity: best }) => {
    const graph = graphOf(nodes, edges as [number, number][]);
    const ours = await leiden(graph, resolution, 1, new Pace(undefined), 10);
    expect(modularity(graph, ours, resolution)).toBeGreaterThan(best - 0.005 * Math.abs(best));
    if (resolution === 1) expect(adjustedRand(ours, labels)).toBeGreaterThanOrEqual(0.98);
  });

  it('gives more groups at a higher resolution', async () => {
    const counts = [];
    for (const resolution of [0.2, 1, 4]) counts.push(new Set((await run('leiden', dataOf('blobs'), { resolution })).labels).size);
    expect(counts[0]).toBeLessThan(counts[1]);
    expect(counts[1]).toBeLessThan(counts[2]);
  });
});
