import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { groupVectors, type VectorGroups } from '../../../src/core/grouping/groupVectors';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { blobs } from './blobs';
import { matrixOf } from '../matrices';

const automatic = { groups: 'auto', seed: 7 } as const;
const countOf = (labels: Int32Array) => new Set(labels).size;

function expectWellFormed(groups: VectorGroups, rows: number): void {
  for (const labels of [groups.area, groups.group, groups.subgroup, groups.strength]) expect(labels.length).toBe(rows);
  expect(groups.group.every(label => label >= 0)).toBe(true);
  expect(groups.strength.every(strength => strength >= 0 && strength <= 1)).toBe(true);
  expect(Number.isFinite(groups.silhouette)).toBe(true);
  const holds = (outer: Int32Array, inner: Int32Array) => {
    const parents = new Map<number, number>();
    inner.forEach((label, i) => {
      if (label < 0) return;
      if (!parents.has(label)) parents.set(label, outer[i]);
      expect(outer[i]).toBe(parents.get(label));
    });
  };
  holds(groups.area, groups.group);
  holds(groups.group, groups.subgroup);
  for (const labels of [groups.area, groups.group, groups.subgroup]) {
    const sizes = new Map<number, number>();
    for (const label of labels) if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const ordered = Array.from(sizes.keys()).sort((a, b) => a - b);
    expect(ordered).toEqual(Array.from(ordered.keys()));
    for (let label = 1; label < ordered.length; label++) expect(sizes.get(label)!).toBeLessThanOrEqual(sizes.get(label - 1)!);
  }
}

describe('groupVectors', () => {
  it('says how it grouped: the neighbours really used, the number of groups really made', async () => {
    const methodOf = async (vectors: Matrix, groups: number | 'auto' = 'auto') => (await groupVectors(vectors, plainAlgebra, { groups, seed: 7 })).method;
    const three = (each: number) => blobs([each, each, each], 0.7).vectors;
    expect(await methodOf(three(5))).toMatch(/^Leiden on the 14-nearest-neighbour graph of meaning, resolution [\d.]+$/);
    expect(await methodOf(three(40))).toMatch(/^Leiden on the 15-nearest-neighbour graph/);
    expect(await methodOf(matrixOf([[1, 0], [0, 1]]))).toBe('one group of all');
    expect(await methodOf(matrixOf([[1, 0], [1, 0], [0, 1]]), 3)).toBe('k-means, k=2');
  });

  it('finds topics of unequal size and says who lies between them', async () => {
    const { vectors, topics } = blobs([120, 80, 60, 40, 30], 0.8);
    const groups = await groupVectors(vectors, plainAlgebra, automatic);
    expectWellFormed(groups, 330);
    expect(countOf(groups.group)).toBe(5);
    expect(adjustedRand(groups.group, topics)).toBeGreaterThan(0.98);
    expect(groups.silhouette).toBeGreaterThan(0.3);
  });

  it('gives a document halfway between two topics less strength than those inside', async () => {
    const { vectors } = blobs([60, 60, 60], 0.5);
    const between = new Float32Array(vectors.data.length + 24);
    between.set(vectors.data);
    const halfway = Array.from({ length: 24 }, (_, c) => vectors.data[c] + vectors.data[60 * 24 + c]);
    const length = Math.hypot(...halfway);
    between.set(halfway.map(value => value / length), vectors.data.length);
    const groups = await groupVectors({ rows: 181, columns: 24, data: between }, plainAlgebra, automatic);
    const inside = groups.strength.slice(0, 180).sort();
    expect(groups.strength[180]).toBeLessThan(inside[18]);
  });

  it('nests areas and sub-groups around many groups', async () => {
    const { vectors, topics } = blobs(Array.from({ length: 16 }, () => 25), 0.6);
    const groups = await groupVectors(vectors, plainAlgebra, automatic);
    expectWellFormed(groups, 400);
    expect(adjustedRand(groups.group, topics)).toBeGreaterThan(0.9);
  });

  it('gives the same result for the same seed', async () => {
    const { vectors } = blobs([40, 30, 20], 1.4);
    expect(await groupVectors(vectors, plainAlgebra, automatic)).toEqual(await groupVectors(vectors, plainAlgebra, automatic));
  });

  it.each([0, 1, 2, 4, 5])('takes %i documents', async rows => {
    const { vectors } = blobs([rows], 1);
    expectWellFormed(await groupVectors(vectors, plainAlgebra, automatic), rows);
    for (const count of [0, 1, 2, 50]) {
      expectWellFormed(await groupVectors(vectors, plainAlgebra, { groups: count, seed: 7 }), rows);
    }
  });

  it('puts identical documents in one group', async () => {
    const { vectors } = blobs([50], 0);
    for (const choice of ['auto', 3] as const) {
      const groups = await groupVectors(vectors, plainAlgebra, { groups: choice, seed: 7 });
      expectWellFormed(groups, 50);
      expect(countOf(groups.group)).toBe(1);
    }
  });

  it('keeps copies of a document together', async () => {
    const { vectors, topics } = blobs([30, 30, 30], 0.5);
    const rows = Array.from({ length: 90 }, (_, i) => Array.from(vectors.data.subarray(i * 24, (i + 1) * 24)));
    const groups = await groupVectors(matrixOf([...rows, ...Array.from({ length: 40 }, () => rows[0])]), plainAlgebra, automatic);
    expectWellFormed(groups, 130);
    expect(new Set(groups.group.slice(90)).size).toBe(1);
    expect(adjustedRand(groups.group.slice(0, 90), topics)).toBeGreaterThan(0.9);
  });

  it.each([1, 2, 7, 40])('makes exactly %i groups when told', async count => {
    const { vectors } = blobs([40, 30, 20], 1);
    const groups = await groupVectors(vectors, plainAlgebra, { groups: count, seed: 7 });
    expectWellFormed(groups, 90);
    expect(countOf(groups.group)).toBe(count);
  });

  it('stops when cancelled', async () => {
    const { vectors } = blobs([200, 200, 200], 1);
    const controller = new AbortController();
    const running = groupVectors(vectors, plainAlgebra, automatic, {
      signal: controller.signal,
      report: done => done >= 150 && controller.abort(),
    });
    await expect(running).rejects.toThrow(CancelledError);
  });
});
