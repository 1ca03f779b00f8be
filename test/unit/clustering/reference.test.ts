import { describe, expect, it } from 'vitest';
import { nearOrigin } from '../../../src/core/algebra/nearOrigin';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf, squaredDistance, unitRows } from '../../../src/core/algebra/rows';
import { bisect, type BisectingStrategy } from '../../../src/core/clustering/bisecting';
import { cutDendrogram } from '../../../src/core/clustering/cutDendrogram';
import { fuzzyCMeans } from '../../../src/core/clustering/fuzzyCMeans';
import { fitKmeans, KMEANS_DEFAULTS } from '../../../src/core/clustering/kmeans';
import { linkage } from '../../../src/core/clustering/linkage';
import { lloyd } from '../../../src/core/clustering/lloyd';
import type { Clustering } from '../../../src/core/clustering/method';
import { clusteringMethod } from '../../../src/core/clustering/methods';
import { wardTree } from '../../../src/core/clustering/wardTree';
import { pairDistances } from '../../../src/core/clustering/pairDistances';
import { readParameters } from '../../../src/core/parameters';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import reference from '../../reference/clustering.json';
import { matrixOfNumbers } from '../matrices';

type Linkage = Omit<(typeof reference.sets)[0]['linkage'][0], 'nodes'> & { readonly nodes: readonly number[] | null };

const byName = (name: string, x: Matrix, groups: number, parameters = {}): Promise<Clustering> => {
  const method = clusteringMethod(name);
  return method.cluster(x, { groups, seed: 1, algebra: plainAlgebra, parameters: readParameters(name, method.parameters, parameters) });
};

/** The row farthest from the mean, and the one farthest from that: where the reference starts each split. */
function farApart(x: Matrix): Int32Array {
  const mean = Array.from({ length: x.columns }, (_, c) => Array.from({ length: x.rows }, (_, row) => x.data[row * x.columns + c]).reduce((sum, value) => sum + value, 0) / x.rows);
  const fromMean = Array.from({ length: x.rows }, (_, row) => mean.reduce((sum, value, c) => sum + (x.data[row * x.columns + c] - value) ** 2, 0));
  const first = fromMean.indexOf(Math.max(...fromMean));
  const fromFirst = Array.from({ length: x.rows }, (_, row) => squaredDistance(x, first, row));
  return Int32Array.of(first, fromFirst.indexOf(Math.max(...fromFirst)));
}

describe.each(reference.sets)('$name', set => {
  const x = matrixOfNumbers(set.rows, set.columns);

  it.each(set.kmeans.map((fit, at) => ({ at, fit })))('k-means from start $at has the labels and inertia of scikit-learn', async ({ fit }) => {
    const { rows, variance } = nearOrigin(x);
    expect(rows).toBe(x);
    const found = await lloyd(x, matrixOfNumbers(fit.start, set.columns), { maxIterations: 300, tolerance: (1e-4 * variance) / set.columns }, plainAlgebra);
    expect(adjustedRand(found.labels, fit.labels)).toBe(1);
    expect(Math.abs(found.losses.at(-1)! / fit.inertia - 1)).toBeLessThan(1e-5);
    expect(found.losses.length - 1).toBe(fit.iterations);
  });

  it.each(['random', 'k-means++'] as const)('k-means from %s starts comes as far as scikit-learn, on average', async start => {
    const runs = 80;
    const { mean, deviation } = set.inertias[start];
    let sum = 0;
    for (let seed = 0; seed < runs; seed++) sum += (await fitKmeans(x, set.groups, { ...KMEANS_DEFAULTS, start }, seededRandom(seed), plainAlgebra)).losses.at(-1)!;
    // Both means are of drawn starts: within three standard errors.
    expect((sum / runs - mean) / (deviation / Math.sqrt(runs))).toBeLessThan(3);
  });

  it.each(set.bisecting)('bisecting k-means by $strategy has the labels of scikit-learn', async ({ groups, strategy, labels, inertia }) => {
    const split = (part: Matrix) => lloyd(part, rowsOf(part, farApart(part)), { maxIterations: 300, tolerance: 0 }, plainAlgebra);
    const found = await bisect(x, groups, strategy as BisectingStrategy, split);
    expect(adjustedRand(found.labels, labels)).toBe(1);
    expect(Math.abs(found.losses.at(-1)! / inertia - 1)).toBeLessThan(1e-5);
  });

  it.each<Linkage>(set.linkage)('$method linkage of $metric distances is that of scipy', async ({ method, metric, nodes, heights, groups, labels }) => {
    const { dendrogram, labels: found } = await byName(method, x, groups, method === 'ward' ? {} : { metric });
    dendrogram!.heights.forEach((value, at) => expect(Math.abs(value / heights[at] - 1)).toBeLessThan(1e-4));
    if (nodes) expect([...dendrogram!.nodes]).toEqual(nodes);
    expect(adjustedRand(found, labels)).toBe(1);
    expect(adjustedRand(cutDendrogram(dendrogram!, groups), labels)).toBe(1);
  });

  it('fuzzy c-means has the memberships and centres of scikit-fuzzy', async () => {
    const { groups, m, start, membership, centres, loss } = set.fuzzy;
    const found = await fuzzyCMeans(x, matrixOfNumbers(start, set.columns), { m, maxIterations: 3000, tolerance: 1e-7 }, plainAlgebra);
    expect(found.membership.columns).toBe(groups);
    found.membership.data.forEach((value, at) => expect(Math.abs(value - membership[at])).toBeLessThan(2e-3));
    found.centres.data.forEach((value, at) => expect(Math.abs(value - centres[at])).toBeLessThan(2e-3));
    expect(Math.abs(found.losses.at(-1)! / loss - 1)).toBeLessThan(1e-4);
  });
});

describe('linkage of rows that stand for several', () => {
  it.each(['ward', 'average', 'complete', 'single'] as const)('is, by %s, that of the copies themselves', async method => {
    const { rows, columns } = reference.sets[2];
    const x = unitRows(matrixOfNumbers(rows.slice(0, 40 * columns), columns));
    const sizes = Int32Array.from({ length: x.rows }, (_, row) => 1 + (row % 3));
    const copies = rowsOf(x, Int32Array.from(Array.from(sizes).flatMap((size, row) => Array.from({ length: size }, () => row))));
    const joined = async (rows: Matrix, sizes: Int32Array) =>
      method === 'ward' ? wardTree(rows, sizes, plainAlgebra) : linkage(await pairDistances(rows, new Float64Array(rows.rows), 'root', plainAlgebra), sizes, method);
    const weighted = await joined(x, sizes);
    const alone = await joined(copies, new Int32Array(copies.rows).fill(1));
    const joins = alone.heights.subarray(copies.rows - x.rows);
    weighted.heights.forEach((height, at) => expect(height).toBeCloseTo(joins[at], 5));
    expect(alone.heights[copies.rows - x.rows - 1]).toBe(0);
  });
});
