import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { taughtGroups } from '../../../src/core/teaching/taughtGroups';
import { CancelledError } from '../../../src/core/work';
import { blobs } from '../grouping/blobs';

// Three topics of 30 in turn; the first two were found as one group.
const { vectors, topics } = blobs([30, 30, 30], 0.6);
const ids = Array.from(topics, (_, row) => `d${row}`);
const found = topics.map(topic => (topic === 2 ? 1 : 0));
const of = (topic: number) => ids.filter((_, row) => topics[row] === topic);
const taught = (corrections: Parameters<typeof taughtGroups>[3], labels = found) => taughtGroups(vectors, ids, labels, corrections, plainAlgebra);

describe('taughtGroups', () => {
  it('lets a whole topic follow three of its documents into a group of their own', async () => {
    const moved = of(1).slice(0, 3);
    const { labels, follows } = await taught({ groups: [[]], documents: moved.map(document => ({ document, to: 0, not: [] })) });
    expect([...labels]).toEqual([...topics].map(topic => [0, 2, 1][topic]));
    const followed = of(1).slice(3);
    expect(ids.filter((_, row) => follows[row] >= 0)).toEqual(followed);
    for (const id of followed) expect(moved).toContain(ids[follows[ids.indexOf(id)]]);
  });

  it('leaves a group whole when one odd document was moved out of it', async () => {
    const odd = of(0)[0];
    const { labels, follows } = await taught({ groups: [of(2)], documents: [{ document: odd, to: 0, not: [] }] });
    expect(labels[ids.indexOf(odd)]).toBe(1);
    expect(labels.filter((label, row) => label !== found[row]).length).toBe(1);
    expect(follows.every(row => row === -1)).toBe(true);
  });

  it('draws nothing along into a group of documents that have no more to do with one another than with the rest', async () => {
    const odd = [of(0)[0], of(2)[1]];
    const { follows } = await taught({ groups: [[]], documents: odd.map(document => ({ document, to: 0, not: [] })) });
    expect(follows.every(row => row === -1)).toBe(true);
    const alone = await taught({ groups: [[]], documents: [{ document: of(1)[0], to: 0, not: [] }] });
    expect(alone.follows.every(row => row === -1)).toBe(true);
  });

  it('finds the group again among other labels, and makes one where it is gone', async () => {
    const renumbered = found.map(label => 1 - label);
    const first = of(0)[0];
    const into = async (members: string[]) => (await taught({ groups: [members], documents: [{ document: first, to: 0, not: [] }] }, renumbered)).labels[0];
    expect(await into([...of(2), first])).toBe(0);
    expect(await into(['gone', 'gone too'])).toBe(2);
    const scattered = found.map((_, row) => row % 10);
    const members = ids.slice(1, 11);
    expect((await taught({ groups: [members], documents: [{ document: 'd0', to: 0, not: [] }] }, scattered)).labels[0]).toBe(10);
  });

  it('puts what does not belong into the nearest other group, and keeps what is in none out', async () => {
    const [wrong, nowhere] = of(0);
    const { labels } = await taught({ groups: [[...of(0), ...of(1)]], documents: [{ document: wrong, not: [0] }, { document: nowhere, to: null, not: [] }] });
    expect(labels[ids.indexOf(wrong)]).toBe(1);
    expect(labels[ids.indexOf(nowhere)]).toBe(-1);
    const alone = await taught({ groups: [ids], documents: [{ document: wrong, not: [0] }] }, new Int32Array(90));
    expect(alone.labels[ids.indexOf(wrong)]).toBe(-1);
  });

  it('moves nothing for documents that are gone or already where they belong', async () => {
    const documents = [{ document: 'gone', to: 0, not: [] }, { document: of(2)[0], to: 0, not: [] }];
    const { labels, follows } = await taught({ groups: [of(2)], documents });
    expect([...labels]).toEqual([...found]);
    expect(follows.every(row => row === -1)).toBe(true);
    expect((await taught({ groups: [], documents: [] })).labels).toEqual(found);
  });

  it('stops when asked to', async () => {
    const corrections = { groups: [[]], documents: [{ document: 'd0', to: 0, not: [] }] };
    await expect(taughtGroups(vectors, ids, found, corrections, plainAlgebra, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });
});
