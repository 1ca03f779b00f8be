import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { rowProduct } from '../../../src/core/algebra/rows';
import { layoutMap } from '../../../src/core/projection/layout';
import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';

const COLUMNS = 32;

/** Unit vectors around `topics` random directions, which are themselves around a few. */
function blobs(n: number, topics: number, noise: number): { vectors: Matrix; topic: number[] } {
  const random = seededRandom(5);
  const direction = () => Float32Array.from({ length: COLUMNS }, () => random() + random() + random() - 1.5);
  const centres = Array.from({ length: topics }, direction);
  const data = new Float32Array(n * COLUMNS);
  const topic = Array.from({ length: n }, (_, i) => i % topics);
  topic.forEach((t, i) => {
    const row = direction().map((value, j) => centres[t][j] + noise * value);
    const length = Math.hypot(...row);
    data.set(row.map(value => value / length), i * COLUMNS);
  });
  return { vectors: { rows: n, columns: COLUMNS, data }, topic };
}

async function place(vectors: Matrix, signal?: AbortSignal, group?: Int32Array): Promise<Float32Array> {
  const neighbours = await plainAlgebra.kNearest(vectors, 15);
  return layoutMap(vectors, neighbours, plainAlgebra, { seed: 1, group }, { signal });
}

/** Trustworthiness (Venna and Kaski 2001): 1 when the k nearest points on the map are among the k nearest vectors. */
function trustworthiness(vectors: Matrix, points: Float32Array, k: number): number {
  const n = vectors.rows;
  let penalty = 0;
  for (let i = 0; i < n; i++) {
    const others = Array.from({ length: n }, (_, j) => j).filter(j => j !== i);
    const likeness = others.map(j => rowProduct(vectors, i, vectors, j));
    const rank = new Map([...others.keys()].sort((a, b) => likeness[b] - likeness[a]).map((at, r) => [others[at], r + 1]));
    const distance = (j: number) => Math.hypot(points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]);
    for (const j of others.sort((a, b) => distance(a) - distance(b)).slice(0, k)) penalty += Math.max(0, rank.get(j)! - k);
  }
  return 1 - (2 * penalty) / (n * k * (2 * n - 3 * k - 1));
}

function coincident(points: Float32Array): number {
  const places = new Set(Array.from({ length: points.length / 2 }, (_, i) => `${points[2 * i]} ${points[2 * i + 1]}`));
  return points.length / 2 - places.size;
}

describe('layoutMap', () => {
  it.each([0, 1, 2, 3, 14, 15, 40])('places %i documents within the frame, apart from one another', async n => {
    const points = await place(blobs(n, 3, 0.5).vectors);
    expect(points).toHaveLength(2 * n);
    expect(points.every(value => value >= -1 && value <= 1)).toBe(true);
    expect(coincident(points)).toBe(0);
    if (n > 1) expect(Math.max(...points.map(Math.abs))).toBeCloseTo(1, 5);
  });

  it('keeps neighbourhoods', async () => {
    const { vectors } = blobs(400, 8, 0.6);
    expect(trustworthiness(vectors, await place(vectors), 10)).toBeGreaterThan(0.93);
  });

  it('puts documents of one topic together', async () => {
    const { vectors, topic } = blobs(300, 6, 0.4);
    const points = await place(vectors);
    const hits = topic.filter((own, i) => {
      const distance = (j: number) => Math.hypot(points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]);
      const nearest = topic.map((_, j) => j).filter(j => j !== i).reduce((a, b) => (distance(b) < distance(a) ? b : a));
      return topic[nearest] === own;
    });
    expect(hits.length).toBeGreaterThan(285);
  });

  it('gives the same map again, its longest spread along x', async () => {
    const { vectors } = blobs(120, 4, 0.5);
    const points = await place(vectors);
    expect(await place(vectors)).toEqual(points);
    const variance = (axis: number) => {
      const values = points.filter((_, i) => i % 2 === axis);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    expect(variance(0)).toBeGreaterThanOrEqual(variance(1));
  });

  it('leaves nothing alone in a void: most documents fill most of the frame', async () => {
    const { vectors } = blobs(300, 6, 0.4);
    for (let j = 0; j < COLUMNS; j++) vectors.data[j] = j === 0 ? 1 : 0;
    const points = await place(vectors);
    const radii = Array.from({ length: 300 }, (_, i) => Math.hypot(points[2 * i], points[2 * i + 1])).sort((a, b) => a - b);
    expect(radii[299] / radii[285]).toBeLessThan(2);
  });

  it.each([5, 60])('parts %i documents that say the same', async n => {
    const data = new Float32Array(n * COLUMNS);
    for (let i = 0; i < n; i++) data[i * COLUMNS] = 1;
    const points = await place({ rows: n, columns: COLUMNS, data });
    expect(coincident(points)).toBe(0);
    expect(points.every(Number.isFinite)).toBe(true);
  });

  it('leaves other documents the room they had beside many copies of one', async () => {
    const { vectors } = blobs(1500, 3, 0.5);
    const { data } = vectors;
    for (let i = 300; i < 1500; i++) data.copyWithin(i * COLUMNS, 0, COLUMNS);
    const points = await place(vectors);
    const copies = [0, ...Array.from({ length: 1200 }, (_, i) => 300 + i)];
    const width = (axis: number) => Math.max(...copies.map(i => points[2 * i + axis])) - Math.min(...copies.map(i => points[2 * i + axis]));
    expect(coincident(points)).toBe(0);
    expect(Math.max(width(0), width(1))).toBeLessThan(0.25);
  });

  it.each([20, 30, 60, 200])('lays copies beside each other and near copies close, of %i documents', async n => {
    const { vectors } = blobs(n, 4, 0.8);
    const { data } = vectors;
    const copy = (from: number, to: number, noise: number) => {
      const row = data.slice(from * COLUMNS, (from + 1) * COLUMNS).map((value, j) => value + noise * (j % 2 ? 1 : -1));
      const length = Math.hypot(...row);
      data.set(row.map(value => value / length), to * COLUMNS);
    };
    copy(1, 6, 0);
    copy(2, 11, 0);
    copy(3, 9, 0.02);
    const points = await place(vectors);
    const apart = (a: number, b: number) => Math.hypot(points[2 * a] - points[2 * b], points[2 * a + 1] - points[2 * b + 1]);
    for (const [a, b] of [[1, 6], [2, 11]]) {
      expect(apart(a, b)).toBeLessThan(0.02);
      expect(apart(a, b)).toBeGreaterThan(0.004);
    }
    expect(apart(3, 9)).toBeLessThan(0.05);
  });

  it('keeps groups together that touch, and neighbourhoods as well as without them', async () => {
    const { vectors, topic } = blobs(400, 5, 1.7);
    const points = await place(vectors, undefined, Int32Array.from(topic));
    const own = topic.map((group, i) => {
      const distance = (j: number) => Math.hypot(points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]);
      const nearest = topic.map((_, j) => j).filter(j => j !== i).sort((a, b) => distance(a) - distance(b)).slice(0, 10);
      return nearest.filter(j => topic[j] === group).length / 10;
    });
    expect(own.reduce((sum, share) => sum + share, 0) / 400).toBeGreaterThan(0.92);
    expect(trustworthiness(vectors, points, 10)).toBeGreaterThan(trustworthiness(vectors, await place(vectors), 10));
  });

  it('stops when cancelled, at the start and on the way', async () => {
    const { vectors } = blobs(600, 6, 0.4);
    await expect(place(vectors, AbortSignal.abort())).rejects.toThrow(CancelledError);
    const controller = new AbortController();
    const neighbours = await plainAlgebra.kNearest(vectors, 15);
    let seen = 0;
    const running = layoutMap(vectors, neighbours, plainAlgebra, { seed: 1 }, {
      signal: controller.signal,
      report: done => {
        seen = done;
        if (done === 10) controller.abort();
      },
    });
    await expect(running).rejects.toThrow(CancelledError);
    expect(seen).toBeLessThan(300);
  });
});
