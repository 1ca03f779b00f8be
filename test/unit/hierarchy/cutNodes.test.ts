import { describe, expect, it } from 'vitest';
import { cutNodes } from '../../../src/core/hierarchy/cutNodes';
import { suggestedCounts } from '../../../src/core/hierarchy/suggested';
import { withoutFinest } from '../../../src/core/hierarchy/withoutFinest';

/** Six leaves: (0 1)=6, (2 3)=7, (6 7)=8, (4 5)=9, (8 9)=10. */
const merges = [0, 1, 2, 3, 6, 7, 4, 5, 8, 9];

describe('cutNodes', () => {
  it('undoes as many merges as it takes', () => {
    expect([...cutNodes(merges, 1)]).toEqual([10, 10, 10, 10, 10, 10]);
    expect([...cutNodes(merges, 3)]).toEqual([8, 8, 8, 8, 4, 5]);
    expect([...cutNodes(merges, 6)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...cutNodes(merges, 60)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...cutNodes([], 3)]).toEqual([0]);
  });

  it('neither joins nor splits what is to be kept; the rest is cut to the number asked for', () => {
    expect([...cutNodes(merges, 2, [6])]).toEqual([6, 6, 10, 10, 10, 10]);
    expect([...cutNodes(merges, 3, [6])]).toEqual([6, 6, 7, 7, 9, 9]);
    expect([...cutNodes(merges, 6, [8])]).toEqual([8, 8, 8, 8, 4, 5]);
    expect([...cutNodes(merges, 1, [6, 9])]).toEqual([6, 6, 7, 7, 9, 9]);
    // Of nested ones the outer.
    expect([...cutNodes(merges, 2, [6, 8])]).toEqual([8, 8, 8, 8, 9, 9]);
    expect([...cutNodes(merges, 4, [10])]).toEqual([10, 10, 10, 10, 10, 10]);
  });
});

describe('withoutFinest', () => {
  it('drops the first merges inside parts and never one between them', () => {
    // Parts {0 1 2 3} and {4 5}.
    const parts = Int32Array.from([0, 0, 0, 0, 1, 1]);
    const documents = Int32Array.from([0, 1, 2, 3, 4, 5, -1]);
    const { leaves, merges: left } = withoutFinest(documents, Int32Array.from(merges), parts, 3);
    const groups = (count: number) => [...leaves].map(leaf => (leaf < 0 ? -1 : cutNodes(left, count)[leaf]));
    expect(new Set(leaves).size).toBe(4);
    expect(new Set(groups(3).slice(0, 4)).size).toBe(1);
    expect(new Set(groups(2).slice(0, 6)).size).toBe(2);
    expect(leaves[6]).toBe(-1);
    expect(withoutFinest(documents, Int32Array.from(merges), parts, 0).leaves).toBe(documents);
  });
});

describe('suggestedCounts', () => {
  it('takes the peaks around which nothing is higher, beside the number that was chosen', () => {
    const curve = Array.from({ length: 60 }, (_, at) => Math.exp(-((at + 1 - 6) ** 2)) + 0.8 * Math.exp(-((at + 1 - 40) ** 2) / 40) + 0.1);
    expect(suggestedCounts(curve, 15)).toEqual([6, 15, 40]);
    expect(suggestedCounts(curve, 6)).toEqual([6, 40]);
    expect(suggestedCounts([0, 0.2], 2)).toEqual([2]);
    expect(suggestedCounts([0], 1)).toEqual([1]);
  });
});
