import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowsOf } from '../../../src/core/algebra/rows';
import { groupSizes } from '../../../src/core/clustering/labels';
import type { Clustering, ClusteringMethod } from '../../../src/core/clustering/method';
import { clusteringMethods } from '../../../src/core/clustering/methods';
import { rangeOf, readParameters, type ParameterSpec } from '../../../src/core/parameters';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import type { Matrix } from '../../../src/core/types';
import { CancelledError, type Work } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';

interface Given {
  readonly groups?: number;
  readonly seed?: number;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

function run(method: ClusteringMethod, x: Matrix, { groups = 4, seed = 7, parameters }: Given = {}, work?: Work): Promise<Clustering> {
  return method.cluster(x, { groups, seed, algebra: plainAlgebra, parameters: readParameters(method.name, method.parameters, parameters) }, work);
}

/** Checks what holds of every result: one label a row, 0 … k − 1 all used, largest first; membership and dendrogram to match. */
function expectSound({ labels, membership, dendrogram, losses = [], found = {} }: Clustering, rows: number): void {
  expect(labels).toBeInstanceOf(Int32Array);
  expect(labels.length).toBe(rows);
  expect(labels.every(label => label >= -1)).toBe(true);
  const sizes = Array.from(groupSizes(labels));
  expect(sizes.every(size => size > 0)).toBe(true);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect([...losses, ...Object.values(found)].every(Number.isFinite)).toBe(true);
  if (membership) expectMembership(membership, labels, sizes.length);
  if (dendrogram) expectDendrogram(dendrogram, rows);
}

function expectMembership({ rows, columns, data }: Matrix, labels: Int32Array, groups: number): void {
  expect([rows, columns, data.length]).toEqual([labels.length, groups, labels.length * groups]);
  labels.forEach((label, row) => {
    const own = data.subarray(row * columns, (row + 1) * columns);
    expect(own.every(value => value >= 0)).toBe(true);
    expect(own.reduce((sum, value) => sum + value, 0)).toBeLessThan(1 + 1e-4);
    if (label >= 0) expect(own[label]).toBeGreaterThanOrEqual(Math.max(...own) - 1e-6);
  });
}

function expectDendrogram({ nodes, heights }: NonNullable<Clustering['dendrogram']>, rows: number): void {
  const merges = Math.max(0, rows - 1);
  expect([nodes.length, heights.length]).toEqual([2 * merges, merges]);
  expect(heights).toEqual(heights.toSorted());
  // Every node but the last is joined once, and only when it is there.
  expect(Array.from(nodes).sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * merges }, (_, node) => node));
  nodes.forEach((node, at) => expect(node).toBeLessThan(rows + (at >> 1)));
}

const copiesOf = (x: Matrix, rows: number[]) => rowsOf(x, Int32Array.from(rows));
const none: Matrix = { rows: 0, columns: 24, data: new Float32Array(0) };

/** The least and the most that a parameter takes, and each of its choices. */
function extremes(spec: ParameterSpec): unknown[] {
  switch (spec.kind) {
    case 'integer':
    case 'number':
      return [spec.least, spec.most];
    case 'choice':
      return [...spec.choices];
    case 'flag':
      return [true, false];
    case 'text':
      return [''];
  }
}

it('has methods, each of its own name, told in words', () => {
  expect(clusteringMethods.length).toBeGreaterThan(0);
  expect(new Set(clusteringMethods.map(({ name }) => name)).size).toBe(clusteringMethods.length);
  for (const { name, title, description, parameters } of clusteringMethods) {
    expect(name).toMatch(/^[a-z+]+$/);
    expect(title.length).toBeGreaterThan(2);
    expect(description).toMatch(/\.$/);
    for (const parameter of parameters) expect(parameter.description.length * rangeOf(parameter).length).toBeGreaterThan(0);
  }
});

describe.each(clusteringMethods.map(method => [method.name, method] as const))('%s', (_, method) => {
  it('finds separate groups', async () => {
    for (const sizes of [[40, 30, 20], [30, 30, 30, 30], [50, 35, 30, 20, 15]]) {
      const { vectors, topics } = blobs(sizes, 0.4);
      const found = await run(method, vectors, { groups: sizes.length });
      expectSound(found, vectors.rows);
      expect(adjustedRand(found.labels, topics)).toBeGreaterThanOrEqual(0.98);
    }
  });

  it('gives the same bytes for the same seed, and does not change its input', async () => {
    const { vectors } = blobs([40, 30, 30], 1.6);
    const before = vectors.data.slice();
    const [first, second] = [await run(method, vectors), await run(method, vectors)];
    expectSound(first, vectors.rows);
    expect(second).toEqual(first);
    expect(vectors.data).toEqual(before);
  });

  it('takes no row, one row and two', async () => {
    for (const rows of [0, 1, 2]) expectSound(await run(method, rows === 0 ? none : blobs([rows], 1).vectors), rows);
  });

  it('takes more groups than rows', async () => {
    const { vectors } = blobs([3, 2], 1);
    const found = await run(method, vectors, { groups: 50 });
    expectSound(found, 5);
    if (method.takesGroups) expect(groupSizes(found.labels).length).toBe(5);
  });

  it('does not part rows that are equal', async () => {
    const { vectors } = blobs([1, 1, 1, 1], 0);
    const same = await run(method, copiesOf(vectors, Array.from({ length: 30 }, () => 0)));
    expectSound(same, 30);
    expect(new Set(same.labels).size).toBe(1);
    const copies = copiesOf(vectors, Array.from({ length: 60 }, (_, i) => i % 4));
    const found = await run(method, copies, { groups: 9 });
    expectSound(found, 60);
    for (let row = 4; row < 60; row++) expect(found.labels[row]).toBe(found.labels[row - 4]);
  });

  it('takes rows of any length: zeros, long ones, far from the origin', async () => {
    const { vectors, topics } = blobs([30, 30, 30], 0.3);
    const withZeros = { ...vectors, data: vectors.data.map((value, at) => (at < 10 * vectors.columns ? 0 : value)) };
    expectSound(await run(method, withZeros), 90);
    const far = { ...vectors, data: vectors.data.map(value => 20 * value + 100) };
    const found = await run(method, far, { groups: 3 });
    expectSound(found, 90);
    if (method.takesGroups) expect(adjustedRand(found.labels, topics)).toBeGreaterThanOrEqual(0.98);
  });

  it.each([NaN, Infinity, -Infinity])('rejects %d among its numbers', async value => {
    const { vectors } = blobs([20, 20], 1);
    const broken = { ...vectors, data: vectors.data.with(17 * vectors.columns + 3, value) };
    await expect(run(method, broken)).rejects.toThrow(RangeError);
  });

  it('stops when cancelled, before it begins and on its way', async () => {
    const { vectors } = blobs([60, 60, 60], 1.6);
    await expect(run(method, vectors, {}, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
    const controller = new AbortController();
    const work: Work = { signal: controller.signal, report: (done, total) => done < total && controller.abort() };
    await expect(run(method, vectors, {}, work)).rejects.toThrow(CancelledError);
  });

  it('tells how far it is, up to the end and never backwards', async () => {
    const { vectors } = blobs([60, 60, 60], 1.6);
    const told: [number, number][] = [];
    await run(method, vectors, {}, { report: (done, total) => told.push([done, total]) });
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told.map(([, total]) => total)).size).toBe(1);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    expect(told[0][0]).toBeLessThan(told[0][1]);
    expect(told.at(-1)![0]).toBe(told.at(-1)![1]);
  });

  it('takes every value its parameters allow', async () => {
    const { vectors } = blobs([12, 10, 8], 0.8);
    for (const spec of method.parameters) {
      for (const value of extremes(spec)) {
        const found = await run(method, vectors, { groups: 3, parameters: { [spec.name]: value } });
        expectSound(found, vectors.rows);
      }
    }
  });
});
