import { describe, expect, test } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { strengths } from '../../../src/core/grouping/strength';
import { towardsGroups } from '../../../src/core/quality/silhouette';
import { seededRandom } from '../../../src/core/random';
import { fuseScores } from '../../../src/core/retrieval/fuse';
import { groupFits, groupSumsOf } from '../../../src/core/retrieval/groupFits';
import { largest } from '../../../src/core/retrieval/largest';
import { unitRows } from '../../../src/core/algebra/rows';

describe('the largest scores', () => {
  test('are those of sorting all, with equals in order', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 200; round++) {
      const scores = Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 9));
      const k = Math.floor(random() * 12);
      const out = new Set(Array.from({ length: 5 }, () => Math.floor(random() * 60)));
      const expected = [...scores.keys()].filter(at => !out.has(at)).sort((a, b) => scores[b] - scores[a] || a - b).slice(0, k);
      expect(largest(scores, k, at => out.has(at))).toEqual(expected);
    }
  });
});

describe('fused scores', () => {
  test('weigh each judgement by its own scale, and leave out those that find nothing', () => {
    const a = { scores: Float32Array.of(0.5, 1, -3), weight: 0.7 };
    const b = { scores: Float32Array.of(40, 0, 10), weight: 0.3 };
    expect([...fuseScores([a, b])].map(score => Math.round(score * 1e4) / 1e4)).toEqual([0.65, 0.7, 0.075]);
    expect([...fuseScores([a, { scores: new Float32Array(3), weight: 0.3 }])].map(score => Math.round(score * 1e4) / 1e4)).toEqual([0.35, 0.7, 0]);
    expect(fuseScores([]).length).toBe(0);
  });
});

describe('fits of a document', () => {
  const random = seededRandom(5);
  const labels = Int32Array.from({ length: 60 }, (_, i) => (i < 3 ? -1 : i % 3));
  const vectors = unitRows({ rows: 60, columns: 8, data: Float32Array.from({ length: 480 }, (_, i) => random() - 0.3 + (i % 8 === labels[i >> 3] ? 1 : 0)) });

  test('are those that its group was shown with', async () => {
    const sums = await groupSumsOf(vectors, labels, plainAlgebra);
    const expected = strengths(labels, await towardsGroups(vectors, labels, plainAlgebra));
    for (let i = 3; i < 60; i++) {
      const { own, next } = await groupFits(vectors, i, sums, plainAlgebra);
      expect(own!.label).toBe(labels[i]);
      expect(own!.fit).toBeCloseTo(expected[i], 4);
      expect(own!.fit + next!.fit).toBeCloseTo(1, 6);
    }
  });

  test('name the nearest group of a document that is in none, and no next one where there is a single group', async () => {
    const { own, next } = await groupFits(vectors, 0, await groupSumsOf(vectors, labels, plainAlgebra), plainAlgebra);
    expect(own).toBeNull();
    expect(next!.label).toBeGreaterThanOrEqual(0);
    const single = await groupFits(vectors, 5, await groupSumsOf(vectors, new Int32Array(60), plainAlgebra), plainAlgebra);
    expect([single.own!.label, single.next]).toEqual([0, null]);
  });
});
