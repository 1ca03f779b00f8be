import { describe, expect, it } from 'vitest';
import { groupNodes, type GroupNode } from '../../../src/host/tree/groupNodes';
import { LongGroups, PAGE } from '../../../src/host/tree/longGroups';
import { document, group, grouping } from './fixture';

const members = Array.from({ length: 2 * PAGE + 50 }, (_, i) => document(`${String(i).padStart(4, '0')}.md`, { group: 1, strength: 0.5 }));
const { roots, byDocument } = groupNodes({ ...grouping, groups: [group(1, 'Long')], documents: members });
const [long] = roots;
const ids = (rows: readonly GroupNode[]) => rows.map(row => (row.kind === 'document' ? row.document.id : row.kind));

describe('LongGroups', () => {
  it('shows the first documents of a long group and a row for the rest, page by page to the end', () => {
    const pages = new LongGroups();
    const first = pages.rowsBelow(long);
    expect(ids(first)).toEqual([...members.slice(0, PAGE).map(({ id }) => id), 'more']);
    const more = first[PAGE];
    if (more.kind !== 'more') throw new Error('no row for the rest');
    expect(more.rest).toBe(PAGE + 50);
    pages.showMore(more);
    expect(pages.rowsBelow(long)).toHaveLength(2 * PAGE + 1);
    pages.showMore(more);
    expect(ids(pages.rowsBelow(long))).toEqual(members.map(({ id }) => id));
  });

  it('gives a document far down a row of its own before that one', () => {
    const pages = new LongGroups();
    const far = byDocument.get(members[2 * PAGE].id)!;
    expect(pages.want(far)).toBe(true);
    expect(pages.want(far)).toBe(false);
    expect(pages.want(byDocument.get(members[0].id)!)).toBe(false);
    const rows = pages.rowsBelow(long);
    expect(ids(rows.slice(PAGE))).toEqual([far.document.id, 'more']);
    expect(rows.at(-1)).toMatchObject({ kind: 'more', rest: PAGE + 49 });
  });

  it('leaves short groups as they are', () => {
    const nodes = groupNodes(grouping);
    const rows = new LongGroups().rowsBelow(nodes.roots[0]);
    expect(ids(rows)).toEqual(['group', 'git/stash.md', 'git/rebase.md']);
  });
});
