import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { unitRows } from '../../../src/core/algebra/rows';
import { seededRandom } from '../../../src/core/random';
import { copyBeside } from '../../../src/core/documents/reasons';
import type { Grouping, GroupHierarchy } from '../../../src/core/types';
import { hasDrifted, mostAtOnce } from '../../../src/core/update/drift';
import { finestParts } from '../../../src/core/update/finestParts';
import { sharedWithGroup } from '../../../src/core/update/groupWords';
import { placeNearest, type Settled } from '../../../src/core/update/placeNearest';
import { updatedGrouping } from '../../../src/core/update/updatedGrouping';
import { document, grouping } from '../host/fixture';

/** Two bundles of vectors, each around its own direction and at its own side of the map. */
function bundles(count: number): Settled {
  const random = seededRandom(3);
  const data = Float32Array.from({ length: 2 * count * 4 }, (_, at) => (at % 4 === (at < count * 4 ? 0 : 1) ? 1 : 0) + 0.3 * (random() - 0.5));
  const groups = Int32Array.from({ length: 2 * count }, (_, row) => (row < count ? 7 : 9));
  const positions = Float32Array.from({ length: 4 * count }, (_, at) => (at < 2 * count ? -0.8 : 0.8) + 0.1 * (random() - 0.5));
  return { vectors: unitRows({ rows: 2 * count, columns: 4, data }), groups, parts: groups.map(group => group - 7), positions, left: new Set() };
}
const one = (...data: number[]) => unitRows({ rows: 1, columns: 4, data: Float32Array.from(data) });
const NEW = Int32Array.of(-1);

describe('placeNearest', () => {
  const settled = bundles(20);
  it('puts a new document where its nearest ones are', async () => {
    const [place] = await placeNearest(one(0.1, 1, 0, 0), NEW, settled, plainAlgebra);
    expect([place.group, place.part]).toEqual([9, 2]);
    expect(place.near).toHaveLength(15);
    expect(place.near.every(row => row >= 20)).toBe(true);
    expect(Math.hypot(place.x - 0.8, place.y - 0.8)).toBeLessThan(0.1);
  });

  it('puts a copy beside what it is a copy of, and in its group, wherever its other neighbours are', async () => {
    const groups = settled.groups.slice();
    const positions = settled.positions.slice();
    // The run has put it with the others.
    groups[25] = 7;
    positions.set([-0.4, 0.9], 50);
    const [place] = await placeNearest({ rows: 1, columns: 4, data: settled.vectors.data.slice(100, 104) }, NEW, { ...settled, groups, positions }, plainAlgebra);
    expect(place.group).toBe(7);
    expect(Math.hypot(place.x + 0.4, place.y - 0.9)).toBeLessThan(0.02);
  });

  it('hears the first of few documents more than many farther ones', async () => {
    const random = seededRandom(5);
    const [few, near, far] = [[1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]];
    const rows = [...Array(3).fill(few), ...Array(12).fill(near), ...Array(15).fill(far)] as number[][];
    const vectors = unitRows({ rows: 30, columns: 4, data: Float32Array.from(rows.flatMap(row => row.map(x => x + 0.1 * (random() - 0.5)))) });
    const groups = Int32Array.from({ length: 30 }, (_, row) => (row < 3 ? 0 : row < 15 ? 1 : 2));
    const [place] = await placeNearest(one(1, 1, 0, 0.3), NEW, { vectors, groups, parts: groups, positions: new Float32Array(60), left: new Set() }, plainAlgebra);
    expect(place.near.map(row => groups[row])).toEqual([0, 0, 0, ...Array(12).fill(1)]);
    expect(place.group).toBe(0);
  });

  it('leaves out what changed or is gone', async () => {
    const left = new Set(Array.from({ length: 20 }, (_, i) => 20 + i));
    const [place] = await placeNearest(one(0.1, 1, 0, 0), NEW, { ...settled, left }, plainAlgebra);
    expect(place.group).toBe(7);
  });

  it('leaves a document in its group, whatever its nearest ones say, until they say something else than before', async () => {
    const groups = settled.groups.slice();
    // A person, or the run, has put it with the others.
    groups[3] = 9;
    const own = { ...settled, groups, left: new Set([3]) };
    const same = { rows: 1, columns: 4, data: settled.vectors.data.slice(12, 16) };
    const [stays] = await placeNearest(same, Int32Array.of(3), own, plainAlgebra);
    expect([stays.group, stays.part]).toEqual([9, settled.parts[3]]);
    expect(stays.x).toBeCloseTo(settled.positions[6], 6);
    expect(stays.y).toBeCloseTo(settled.positions[7], 6);
    const [moved] = await placeNearest(one(0, 1, 0.1, 0), Int32Array.of(4), { ...settled, left: new Set([4]) }, plainAlgebra);
    expect(moved.group).toBe(9);
  });

  it('finds no group where there is nothing to go by', async () => {
    const nobody = { ...settled, left: new Set(settled.groups.keys()) };
    expect(await placeNearest(one(1, 0, 0, 0), NEW, nobody, plainAlgebra)).toEqual([{ group: -1, part: -1, x: 0, y: 0, near: [] }]);
  });
});

describe('updatedGrouping', () => {
  const none = { placed: [], renamed: [], gone: [], skipped: [] };
  const hierarchy: GroupHierarchy = {
    leaves: [0, 0, 0, 1, -1],
    merges: [0, 1],
    nodes: [0, 1, 2].map(node => ({ name: `${node}`, keywords: [], examples: [0, 3] })),
    own: [2, 0, 1, 0],
    suggested: [2],
    separateness: [0, 0.2],
  };
  const whole: Grouping = { ...grouping, hierarchy, groups: grouping.groups.map(own => (own.id === 7 ? { ...own, size: 4 } : own)), documents: grouping.documents.map((own, i) => ({ ...own, area: i < 4 ? 7 : null, nearest: [0, 1, 2, 3].filter(other => other !== i) })) };
  const parts = finestParts(whole).labels;

  it('changes nothing where nothing changed, but for the count', () => {
    expect(updatedGrouping(whole, none, 2)).toEqual({ ...whole, provenance: { ...whole.provenance, placed: 2 } });
  });

  it('drops documents, and what pointed at them points at the right ones still', () => {
    const next = updatedGrouping(whole, { ...none, gone: ['git/log.md'] }, 1);
    expect(next.documents.map(({ id }) => id)).toEqual(['git/rebase.md', 'git/stash.md', 'bread.md', 'lost.md']);
    expect(next.documents[0].nearest.map(i => next.documents[i].id)).toEqual(['git/stash.md', 'bread.md']);
    expect(next.hierarchy!.nodes[0].examples.map(i => next.documents[i].id)).toEqual(['git/rebase.md', 'bread.md']);
    expect(next.hierarchy!.leaves).toEqual([0, 0, 1, -1]);
    // The sub-group had no other document.
    expect(next.groups.map(({ name, size }) => `${name} ${size}`)).toEqual(['Everything 3', 'Git branches 2', 'Bread & flour 1']);
    expect(next.hierarchy!.own).toEqual([2, 0, 1]);
  });

  it('has the largest group first, also when one lost documents', () => {
    const next = updatedGrouping(whole, { ...none, placed: [{ document: document('rye.md', { group: 2 }), part: parts[3], near: [] }], gone: ['git/log.md', 'git/stash.md'] }, 3);
    expect(next.groups.map(({ name, size }) => `${name} ${size}`)).toEqual(['Everything 3', 'Bread & flour 2', 'Git branches 1']);
    expect(next.hierarchy!.own).toEqual([2, 1, 0]);
  });

  it('puts a changed document in its new group at all levels, and takes it off those it is no longer near to', () => {
    const placed = [{ document: document('git/log.md', { group: 2, strength: 0.6 }), part: parts[3], near: ['bread.md'] }];
    const next = updatedGrouping(whole, { ...none, placed }, 1);
    expect(next.documents[1]).toMatchObject({ id: 'git/log.md', area: 7, group: 2, subgroup: null, nearest: [3] });
    expect(next.documents.map(({ nearest }) => nearest)).toEqual([[2, 3], [3], [0, 3], [0, 1, 2], [0, 2, 3]]);
    expect(next.hierarchy!.leaves).toEqual([0, 1, 0, 1, -1]);
    expect(next.groups.find(({ id }) => id === 2)!.size).toBe(2);
  });

  it('keeps the place of a renamed document, and adds new ones at the end', () => {
    const renamed = [{ was: 'git/log.md', document: document('git/diary.md', { title: 'Diary', group: 2, x: 0.5 }) }];
    const placed = [{ document: document('rye.md', { group: 2 }), part: parts[3], near: ['bread.md', 'git/diary.md'] }];
    const before = { ...whole, groups: whole.groups.map(group => ({ ...group, examples: ['git/log.md'] })), documents: whole.documents.map((own, i) => (i === 3 ? { ...own, follows: 'git/log.md' } : own)) };
    const next = updatedGrouping(before, { ...none, placed, renamed }, 1);
    expect(next.documents.map(({ id, subgroup }) => `${id} ${subgroup}`)).toEqual(['git/rebase.md null', 'git/diary.md 3', 'git/stash.md null', 'bread.md null', 'lost.md null', 'rye.md null']);
    expect(next.documents[1]).toEqual({ ...before.documents[1], id: 'git/diary.md', path: 'git/diary.md', title: 'Diary' });
    expect(next.documents[3].follows).toBe('git/diary.md');
    expect(next.documents[5].nearest).toEqual([3, 1]);
    expect(next.groups.find(({ id }) => id === 1)!.examples).toEqual(['git/diary.md']);
  });

  it('knows all documents under new names, and that nothing else changed', () => {
    const renamed = whole.documents.map(own => ({ was: own.id, document: { ...own, id: `all/${own.id}`, area: null, nearest: [] } }));
    const next = updatedGrouping(whole, { ...none, renamed }, 0);
    expect(next.documents).toEqual(whole.documents.map(own => ({ ...own, id: `all/${own.id}` })));
    expect([next.groups.map(({ size }) => size), next.hierarchy, next.provenance]).toEqual([whole.groups.map(({ size }) => size), whole.hierarchy, whole.provenance]);
  });

  it('lists what is left out now, and no longer what is a document again', () => {
    const before = { ...whole, skipped: [{ path: 'a.md', reason: 'empty' }, { path: 'rye.md', reason: 'empty' }] };
    const placed = [{ document: document('rye.md'), part: 0, near: [] }];
    expect(updatedGrouping(before, { ...none, placed, gone: ['bread.md'], skipped: [{ path: 'bread.md', reason: 'binary' }] }, 1).skipped.map(({ path }) => path)).toEqual(['a.md', 'bread.md']);
  });

  it('no longer lists a document that is not read once it has a copy in text', () => {
    const before = { ...whole, skipped: ['in/rye.pdf', 'rye.pdf', 'rye.txt'].map(path => ({ path, reason: 'not read' })) };
    const placed = [{ document: document('rye.md'), part: 0, near: [] }];
    expect(updatedGrouping(before, { ...none, placed }, 1).skipped.map(({ path }) => path)).toEqual(['in/rye.pdf', 'rye.txt']);
    // That which is left out for it stays so when the text is saved.
    const copies = { ...whole, skipped: [{ path: 'rye.pdf', reason: copyBeside }] };
    expect(updatedGrouping(copies, { ...none, placed }, 1).skipped).toEqual(copies.skipped);
  });
});

describe('what goes with it', () => {
  it('finds words of a group in a text, the most used first', () => {
    expect(sharedWithGroup('Rye bread. A flour of rye, and café crust: RYE.', ['Flour', 'rye', 'oven', 'café', 'bread', 'crust'])).toEqual(['rye', 'Flour', 'café', 'bread', 'crust']);
    expect(sharedWithGroup('', ['rye'])).toEqual([]);
  });

  it('tells when so much changed, or fits so badly, that new groups should be found', () => {
    const many: Grouping = { ...grouping, documents: Array.from({ length: 200 }, (_, i) => document(`${i}.md`, { strength: i < 100 ? 0.9 : 0.2 })) };
    const changed = (from: number, count: number) => new Set(Array.from({ length: count }, (_, i) => `${from + i}.md`));
    expect([hasDrifted(many, changed(0, 19)), hasDrifted(many, changed(0, 20)), hasDrifted(many, changed(100, 10)), hasDrifted(many, changed(100, 9))]).toEqual([false, true, true, false]);
    expect([mostAtOnce(grouping), mostAtOnce(many)]).toEqual([10, 20]);
  });
});
