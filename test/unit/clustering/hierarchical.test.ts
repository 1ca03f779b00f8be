import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { cutDendrogram } from '../../../src/core/clustering/cutDendrogram';
import { dendrogramOf } from '../../../src/core/clustering/hierarchical';
import type { LinkageMethod } from '../../../src/core/clustering/linkage';
import { pairDistances } from '../../../src/core/clustering/pairDistances';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { blobs } from '../grouping/blobs';

const METHODS: (LinkageMethod | 'ward')[] = ['ward', 'average', 'complete', 'single'];

describe('hierarchical clustering by micro-groups', () => {
  it.each(METHODS)('finds by %s what it finds without', async method => {
    const { vectors, topics } = blobs([160, 120, 80, 40], 0.5);
    const { dendrogram, microGroups } = await dendrogramOf(vectors, method, 'euclidean', { rows: 100, microGroups: 60 }, 1, plainAlgebra);
    expect(microGroups).toBe(60);
    expect(dendrogram.heights.length).toBe(399);
    expect(dendrogram.heights.filter(height => height === 0).length).toBe(340);
    expect(adjustedRand(cutDendrogram(dendrogram, 4), topics)).toBe(1);
    // Rows of a micro-group stay together, however many groups are wanted.
    expect(new Set(cutDendrogram(dendrogram, 300)).size).toBe(60);
  });

  it('keeps average linkage near to that of all rows, although means lie nearer to each other than their members', async () => {
    const { vectors } = blobs([160, 120, 80, 40], 1.4, 48);
    const cut = async (rows: number, metric: 'euclidean' | 'cosine') =>
      cutDendrogram((await dendrogramOf(vectors, 'average', metric, { rows, microGroups: 150 }, 1, plainAlgebra)).dendrogram, 4);
    for (const metric of ['euclidean', 'cosine'] as const) {
      expect(adjustedRand(await cut(100, metric), await cut(1000, metric))).toBeGreaterThan(0.8);
    }
  });
});

describe('cutting a dendrogram', () => {
  // Two pairs, one of copies, and a row far off.
  const dendrogram = { nodes: Int32Array.of(0, 3, 1, 2, 5, 6, 4, 7), heights: Float64Array.of(0, 1, 2, 5) };

  it.each([[1, [0, 0, 0, 0, 0]], [2, [0, 0, 0, 0, 1]], [3, [0, 1, 1, 0, 2]], [4, [0, 1, 2, 0, 3]], [9, [0, 1, 2, 0, 3]]])('into %i groups', (k, labels) => {
    expect([...cutDendrogram(dendrogram, k)]).toEqual(labels);
  });
});

describe('distances of pairs', () => {
  it('keep their digits between rows that are almost the same', async () => {
    const { vectors } = blobs([3], 1);
    vectors.data.set(vectors.data.subarray(0, vectors.columns).map((value, at) => value + (at === 2 ? 1e-4 : 0)), vectors.columns);
    const [apart] = await pairDistances(vectors, new Float64Array(3), 'root', plainAlgebra);
    const exact = vectors.data[vectors.columns + 2] - vectors.data[2];
    expect(Math.abs(apart / exact - 1)).toBeLessThan(1e-5);
  });

  it('put a row of zeros at cosine distance 1 of all others', async () => {
    const { vectors } = blobs([6, 6], 0.5);
    const withZeros = { ...vectors, data: vectors.data.map((value, at) => (at < vectors.columns ? 0 : value)) };
    const { dendrogram } = await dendrogramOf(rowsOf(withZeros, Int32Array.of(0, 1, 2)), 'single', 'cosine', { rows: 100, microGroups: 2 }, 1, plainAlgebra);
    expect(dendrogram.heights[1]).toBeCloseTo(1, 5);
  });
});
