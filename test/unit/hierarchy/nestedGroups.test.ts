import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { groupCount } from '../../../src/core/clustering/labels';
import { tiedGraph } from '../../../src/core/evidence/tiedGraph';
import { sampleOf } from '../../../src/core/grouping/automatic';
import { cutNodes } from '../../../src/core/hierarchy/cutNodes';
import { nestedGroups, type NestedGroups } from '../../../src/core/hierarchy/nestedGroups';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import { meanSilhouette } from '../../../src/core/quality/silhouette';
import { CancelledError } from '../../../src/core/work';
import { nestedDocuments, nestedVectors } from './nestedDocuments';

const shape = [4, 3, 3, 12] as const;
const labelsAt = ({ leaves, merges }: NestedGroups, count: number) => {
  const nodes = cutNodes(merges, count);
  return leaves.map(leaf => (leaf < 0 ? -1 : nodes[leaf]));
};

describe('nestedGroups', () => {
  it('passes exactly through sub-groups, groups and areas, and nests at every step', async () => {
    const { vectors } = nestedDocuments(shape);
    const { nested, group, area, subgroup } = await nestedVectors(vectors);
    const leaves = groupCount(nested!.leaves);
    expect(nested!.merges.length).toBe(2 * (leaves - 1));
    expect(leaves).toBeGreaterThan(groupCount(group));
    expect(leaves).toBeLessThanOrEqual(vectors.rows / 3);
    expect(adjustedRand(labelsAt(nested!, groupCount(group)), group)).toBe(1);
    if (groupCount(area) > 0) expect(adjustedRand(labelsAt(nested!, groupCount(area)), area)).toBe(1);
    // A leaf lies in one sub-group.
    const of = new Map<number, number>();
    nested!.leaves.forEach((leaf, i) => {
      if (!of.has(leaf)) of.set(leaf, subgroup[i]);
      expect(subgroup[i]).toBe(of.get(leaf));
    });
    let finer = labelsAt(nested!, leaves);
    for (let count = leaves - 1; count > 0; count--) {
      const labels = labelsAt(nested!, count);
      expect(new Set(labels).size).toBe(count);
      const inside = new Map<number, number>();
      finer.forEach((label, i) => {
        if (!inside.has(label)) inside.set(label, labels[i]);
        expect(labels[i]).toBe(inside.get(label));
      });
      finer = labels;
    }
  });

  it('is the same each time, and leaves out what is in no group', async () => {
    const { vectors } = nestedDocuments(shape);
    expect((await nestedVectors(vectors)).nested).toEqual((await nestedVectors(vectors)).nested);
    const outside = Int32Array.from({ length: vectors.rows }, (_, i) => (i % 9 === 0 ? -1 : Math.floor(i / 36)));
    const { nested } = await nestedVectors(vectors, { given: { group: outside, method: 'given' } });
    nested!.leaves.forEach((leaf, i) => expect(leaf < 0).toBe(outside[i] < 0));
    expect(adjustedRand(labelsAt(nested!, groupCount(outside)), outside)).toBe(1);
  });

  it('goes around groups by any method, and gives nothing for none or for crumbs', async () => {
    const { vectors, subject } = nestedDocuments(shape);
    const { nested, group } = await nestedVectors(vectors, { groups: 17 });
    expect(adjustedRand(labelsAt(nested!, 17), group)).toBe(1);
    const coarse = await nestedVectors(vectors, { given: { group: subject.map(value => Math.floor(value / 3)), method: 'given' } });
    expect(adjustedRand(labelsAt(coarse.nested!, 12), subject)).toBeGreaterThan(0.9);
    const given = (label: (i: number) => number) => ({ given: { group: Int32Array.from({ length: vectors.rows }, (_, i) => label(i)), method: 'given' } });
    expect((await nestedVectors(vectors, given(() => -1))).nested).toBeUndefined();
    expect((await nestedVectors(vectors, given(i => i))).nested).toBeUndefined();
    expect((await nestedVectors(nestedDocuments([1, 1, 1, 4]).vectors)).nested).toBeUndefined();
    expect((await nestedVectors(vectors, given(() => 0))).nested!.merges.length).toBeGreaterThan(0);
  });

  it('says how separate the groups are at each number, as the silhouette does, and suggests its own number', async () => {
    const { vectors } = nestedDocuments(shape);
    const { nested, group } = await nestedVectors(vectors);
    for (const count of [2, 5, groupCount(group), groupCount(nested!.leaves)]) {
      const labels = labelsAt(nested!, count);
      const numbers = [...new Set(labels)];
      const expected = await meanSilhouette(vectors, labels.map(label => numbers.indexOf(label)), plainAlgebra);
      expect(nested!.separateness[count - 1]).toBeCloseTo(expected, 5);
    }
    expect(nested!.separateness[0]).toBe(0);
    expect(nested!.suggested).toContain(groupCount(group));
    expect([...nested!.suggested].sort((a, b) => a - b)).toEqual(nested!.suggested);
  });

  it('stops when cancelled', async () => {
    const { vectors } = nestedDocuments(shape);
    const controller = new AbortController();
    controller.abort();
    const { group, area, subgroup } = await nestedVectors(vectors);
    const { graph, rows } = await tiedGraph(vectors, undefined, plainAlgebra);
    await expect(nestedGroups(graph, rows, { area, group, subgroup }, sampleOf(rows, 1), plainAlgebra, 1, { signal: controller.signal })).rejects.toThrow(CancelledError);
  });
});
