import { describe, expect, it } from 'vitest';
import { childNodes, groupNodes, hasPassages, isArea, selectedOf, type GroupNode } from '../../../src/host/tree/groupNodes';
import { document, group, grouping } from './fixture';

const name = (node: GroupNode) => {
  if (node.kind === 'group') return node.group.name;
  if (node.kind === 'document') return node.document.id;
  return node.kind === 'passage' ? node.passage.preview : 'Ungrouped';
};
const all = (nodes: readonly GroupNode[]): GroupNode[] => nodes.flatMap(node => [node, ...all(childNodes(node))]);

describe('groupNodes', () => {
  const nodes = groupNodes(grouping);

  it('lists groups without areas, ungrouped documents last', () => {
    expect(nodes.roots.map(name)).toEqual(['Git branches', 'Bread & flour', 'Ungrouped']);
  });

  it('puts sub-groups before documents, most central first', () => {
    expect(childNodes(nodes.roots[0]).map(name)).toEqual(['Commit log', 'git/stash.md', 'git/rebase.md']);
  });

  it('shows each document once', () => {
    const documents = all(nodes.roots).filter(node => node.kind === 'document');
    expect(documents.map(name).sort()).toEqual(grouping.documents.map(({ id }) => id).sort());
  });

  it('shows only those passages of a document that belong to its group', () => {
    const stash = nodes.byDocument.get('git/stash.md')!;
    expect(hasPassages(stash)).toBe(true);
    expect(childNodes(stash).map(name)).toEqual(['A stash keeps work', 'Pop it again']);
    expect(hasPassages(nodes.byDocument.get('git/log.md')!)).toBe(false);
  });

  it('gives every row its own key, and the same one again for the same groups', () => {
    const keys = all(nodes.roots).map(node => node.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(all(groupNodes(grouping).roots).map(node => node.key)).toEqual(keys);
  });

  it('keeps keys apart even for groups of one name', () => {
    const twins = { ...grouping, groups: [group(1, 'Same'), group(2, 'Same')], documents: [document('a'), document('b', { group: 2 })] };
    expect(new Set(groupNodes(twins).roots.map(node => node.key)).size).toBe(2);
  });

  it('puts groups into the rows of their areas when these are shown, and those of no area after them', () => {
    const loner = { ...grouping, groups: [...grouping.groups, group(4, 'Made by hand'), group(8, 'Emptied', { level: 'area' })], documents: [...grouping.documents, document('mine.md', { group: 4 })] };
    const { roots, byDocument } = groupNodes(loner, undefined, true);
    expect(roots.map(name)).toEqual(['Everything', 'Made by hand', 'Ungrouped']);
    expect(childNodes(roots[0]).map(name)).toEqual(['Git branches', 'Bread & flour']);
    expect(all(roots).filter(node => node.kind === 'document').map(name).sort()).toEqual(loner.documents.map(({ id }) => id).sort());
    const keys = all(roots).map(node => node.key);
    expect(new Set(keys).size).toBe(keys.length);
    const above: string[] = [];
    for (let node: GroupNode | undefined = byDocument.get('git/log.md'); node; node = node.parent) above.push(name(node));
    expect(above).toEqual(['git/log.md', 'Commit log', 'Git branches', 'Everything']);
  });

  it('takes an area for the groups in it, as the map does', () => {
    const { roots } = groupNodes(grouping, undefined, true);
    expect(isArea(roots[0])).toBe(true);
    expect(selectedOf([roots[0]])).toEqual({ documents: [], groups: [1, 2] });
    expect(selectedOf([roots[0].kind === 'group' ? roots[0].children[0] : roots[0]])).toEqual({ documents: [], groups: [1] });
  });

  it('makes the rows of a group only when they are asked for, by the group or by one of its documents', () => {
    let looked = 0;
    const watched = (id: string, more: object) => Object.defineProperty(document(id, more), 'strength', { get: () => (looked++, 0.5) });
    const documents = ['a', 'b', 'c', 'd'].map((id, i) => watched(id, { group: i < 2 ? 1 : null }));
    const { roots, byDocument, byGroup } = groupNodes({ ...grouping, groups: [group(1, 'One')], documents });
    expect([roots.length, byGroup.size, looked]).toEqual([2, 1, 0]);
    expect(byDocument.get('b')).toBe(childNodes(roots[0])[1]);
    const once = looked;
    expect(once).toBeGreaterThan(0);
    expect(byDocument.get('a')).toBe(childNodes(roots[0])[0]);
    expect(looked).toBe(once);
    expect(byDocument.get('nowhere')).toBeUndefined();
    expect(childNodes(roots[1]).map(name)).toEqual(['c', 'd']);
  });

  it('leads from each row back to its root', () => {
    for (const node of all(nodes.roots))
      if (node.parent) expect(childNodes(node.parent).some(child => child.key === node.key)).toBe(true);
      else expect(nodes.roots).toContain(node);
  });
});
