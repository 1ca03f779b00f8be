import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { comparable, pairsOf } from '../../../src/core/quality/comparable';
import { homogeneity } from '../../../src/core/quality/homogeneity';
import { modularity } from '../../../src/core/quality/modularity';
import { adjustedMutualInformation, normalisedMutualInformation } from '../../../src/core/quality/mutualInformation';
import { pairsTogether } from '../../../src/core/quality/pairsTogether';
import { meanSilhouette, silhouettes } from '../../../src/core/quality/silhouette';
import { seededRandom } from '../../../src/core/random';
import reference from '../../reference/quality.json';
import { graphOf } from '../graph/graphOf';
import { matrixOfNumbers } from '../matrices';

describe('agreement of two partitions equals scikit-learn', () => {
  it.each(reference.pairs)('$name', ({ first, second, ari, nmi, ami }) => {
    expect(adjustedRand(first, second)).toBeCloseTo(ari, 9);
    expect(normalisedMutualInformation(first, second)).toBeCloseTo(nmi, 9);
    expect(adjustedMutualInformation(first, second)).toBeCloseTo(ami, 9);
  });

  it('is whole for the same partition by other numbers, also where every item is alone', () => {
    for (const items of [2, 3, 5, 40, 700]) {
      for (const groups of [2, 7, items]) {
        const first = Array.from({ length: items }, (_, i) => i % groups);
        const second = first.map(label => 3 * groups - label);
        expect([adjustedMutualInformation(first, second), normalisedMutualInformation(first, second)]).toEqual([1, 1]);
        expect(homogeneity(first, second)).toEqual({ homogeneity: 1, completeness: 1, v: 1 });
      }
    }
  });

  it('stays within 0 and 1 where each group is a part of one class', () => {
    const random = seededRandom(11);
    for (let time = 0; time < 200; time++) {
      const items = 2 + Math.floor(120 * random());
      const groups = Array.from({ length: items }, () => Math.floor(items * random()));
      const classes = groups.map(group => group % 5);
      const measured = [...Object.values(homogeneity(groups, classes)), ...Object.values(homogeneity(classes, groups)), normalisedMutualInformation(groups, classes)];
      for (const value of measured) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });

  it('counts the same pairs of partitions that were made comparable', () => {
    const random = seededRandom(5);
    const partitions = [1, 7, 60].map(many => Int32Array.from({ length: 200 }, () => Math.floor(many * random())));
    const ready = partitions.map(comparable);
    partitions.forEach((first, i) => partitions.forEach((second, j) => expect(pairsOf(ready[i], ready[j])).toEqual(pairsTogether(first, second))));
  });

  it('refuses partitions of different items', () => {
    expect(() => adjustedRand([0, 1], [0])).toThrow(RangeError);
  });
});

describe('silhouette', () => {
  const { columns, labels, values } = reference.silhouette;
  const vectors = matrixOfNumbers(reference.silhouette.vectors, columns);

  it('equals scikit-learn by cosine distance', async () => {
    const ours = await silhouettes(vectors, Int32Array.from(labels), plainAlgebra);
    values.forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 5));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(await meanSilhouette(vectors, Int32Array.from(labels), plainAlgebra)).toBeCloseTo(mean, 5);
  });

  it('leaves documents without a group out', async () => {
    const some = Int32Array.from(labels, (label, i) => (i % 3 === 0 ? -1 : label));
    const ours = await silhouettes(vectors, some, plainAlgebra);
    expect(ours[0]).toBe(0);
    expect(ours.some(value => value !== 0)).toBe(true);
  });
});

it('modularity equals igraph', () => {
  const { nodes, edges, labels, at1, at2 } = reference.modularity;
  const graph = graphOf(nodes, edges as [number, number][]);
  expect(modularity(graph, Int32Array.from(labels))).toBeCloseTo(at1, 9);
  expect(modularity(graph, Int32Array.from(labels), 2)).toBeCloseTo(at2, 9);
});
