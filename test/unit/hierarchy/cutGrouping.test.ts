import { describe, expect, it } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { cutGrouping, ownNodes } from '../../../src/core/hierarchy/cutGrouping';
import { keepIdentity } from '../../../src/core/result/keepIdentity';
import type { Group, Grouping } from '../../../src/core/types';
import { nestedGrouping } from './nestedDocuments';

const grouping = await nestedGrouping([4, 3, 3, 12]);
const own = grouping.groups.filter(({ level }) => level === 'group').length;
const most = grouping.hierarchy!.separateness.length;
const at = (count: number, keep?: readonly number[]) => cutGrouping(grouping, count, keep);
const shown = ({ groups }: Grouping) => groups.filter(({ level }) => level === 'group');
const membersOf = ({ documents }: Grouping, { id, level }: Group) => documents.filter(document => document[level] === id).map(document => document.id);

/** What is wrong with a grouping that a face would rely on. */
function faults({ groups, documents }: Grouping): string[] {
  const sizes = new Int32Array(groups.length);
  const of = new Map(documents.map(document => [document.id, document]));
  const found = groups.flatMap(({ id }, i) => (id === i ? [] : [`group ${id} at ${i}`]));
  for (const { id, area, group, subgroup, strength, passages } of documents) {
    for (const held of [area, group, subgroup]) if (held !== null) sizes[held]++;
    if (group !== null && (groups[group].level !== 'group' || groups[group].parent !== area)) found.push(`${id}: group`);
    if (subgroup !== null && (groups[subgroup].level !== 'subgroup' || groups[subgroup].parent !== group)) found.push(`${id}: sub-group`);
    if (!(strength >= 0 && strength <= 1)) found.push(`${id}: ${strength}`);
    if (passages.some(passage => passage.group !== group)) found.push(`${id}: passage`);
  }
  for (const { id, level, size, examples, name } of groups) {
    if (size !== sizes[id] || size === 0 || name === '') found.push(`${name}: ${size}`);
    if (examples.length === 0 || examples.some(example => of.get(example)![level] !== id)) found.push(`${name}: examples`);
  }
  const names = groups.filter(({ level }) => level === 'group').map(({ name }) => name.toLowerCase());
  return new Set(names).size === names.length ? found : [...found, `names: ${names.join(', ')}`];
}

describe('cutGrouping', () => {
  it('gives a sound grouping at every number, and the very same at its own', () => {
    expect(own).toBeGreaterThan(3);
    expect(most).toBeGreaterThan(own + 5);
    for (let count = 1; count <= most; count++) {
      const cut = at(count);
      expect(shown(cut).length).toBe(count);
      expect(faults(cut)).toEqual([]);
    }
    expect(at(own)).toBe(grouping);
    expect(shown(at(most + 50)).length).toBe(most);
    expect(JSON.stringify(at(7))).toBe(JSON.stringify(at(7)));
  });

  it('calls and colours a group the same wherever its members are the same', () => {
    const faces = new Map<string, string>();
    for (let count = 1; count <= most; count++) {
      const cut = at(count);
      for (const group of shown(cut)) {
        const key = membersOf(cut, group).join();
        const face = `${group.name} ${group.colour} ${group.keywords.join()}`;
        expect(faces.get(key) ?? face).toBe(face);
        faces.set(key, face);
      }
    }
  });

  it('names no two nodes alike, and the parts of a group by words of their own', () => {
    const { nodes, own: groups } = grouping.hierarchy!;
    const names = nodes.map(({ name }, node) => grouping.groups[groups.indexOf(node)]?.name ?? name);
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(nodes.length);
    const texts = new Map(grouping.documents.map(({ id, title, snippet }) => [id, `${title} ${snippet}`.toLowerCase()]));
    const finest = at(most);
    for (const group of shown(finest)) {
      const [first] = group.keywords;
      const having = membersOf(finest, group).filter(id => texts.get(id)!.includes(first.toLowerCase())).length;
      expect(having / group.size).toBeGreaterThan(0.2);
    }
  });

  it('uses each colour once while there are enough', () => {
    for (let count = 1; count <= Math.min(20, most); count++) {
      const colours = shown(at(count)).map(({ colour }) => colour);
      expect(new Set(colours).size).toBe(colours.length);
    }
  });

  it('shows what a joined group holds as its sub-groups', () => {
    const cut = at(2);
    const inside = cut.groups.filter(({ level }) => level === 'subgroup').map(({ name }) => name);
    const names = new Set(shown(grouping).map(({ name }) => name));
    expect(inside.length).toBeGreaterThan(1);
    for (const name of inside) expect(names).toContain(name);
  });

  it('has documents deeper inside joined groups and less deep inside split ones', () => {
    const mean = (cut: Grouping) => cut.documents.reduce((sum, { strength }) => sum + strength, 0) / cut.documents.length;
    expect(mean(at(2))).toBeGreaterThanOrEqual(mean(grouping));
    expect(mean(at(most))).toBeLessThan(mean(grouping));
  });

  it('neither joins nor splits what is to be kept', () => {
    const [node] = [...ownNodes(grouping).group];
    const kept = grouping.groups[grouping.hierarchy!.own.indexOf(node)];
    for (const count of [1, 2, 5, own, own + 3, most]) {
      const cut = at(count, [node]);
      expect(faults(cut)).toEqual([]);
      const same = shown(cut).find(({ name }) => name === kept.name);
      expect(same && membersOf(cut, same)).toEqual(membersOf(grouping, kept));
      if (count >= 2 && count < most) expect(shown(cut).length).toBe(count);
    }
    // Pinned at a finer number, it stays at a coarser one.
    const fine = grouping.hierarchy!.merges[0];
    expect(shown(at(own, [fine])).length).toBe(own);
    expect(shown(at(own, [fine])).map(({ name }) => name)).toContain(grouping.hierarchy!.nodes[fine].name);
  });

  it('leaves a grouping without a hierarchy as it is', () => {
    const { hierarchy: _, ...older } = grouping;
    expect(cutGrouping(older, 3)).toBe(older);
  });

  it('shows names that a group has kept from before at every number, and gives no other node the same', async () => {
    const { hierarchy } = grouping;
    const node = hierarchy!.merges.findLast(candidate => !hierarchy!.own.includes(candidate))!;
    const wanted = hierarchy!.nodes[node].name;
    const members = grouping.documents.filter(({ group }) => group === shown(grouping)[0].id).map(({ id }) => id);
    const renamed = await keepIdentity(grouping, [{ level: 'group', name: wanted, colour: 13, members }]);
    expect(shown(renamed)[0]).toMatchObject({ name: wanted, colour: 13 });
    expect(renamed.hierarchy!.nodes[node].name).not.toBe(wanted);
    for (let count = 1; count <= most; count++) expect(faults(cutGrouping(renamed, count))).toEqual([]);
  });

  it('answers while one drags: 10,000 documents', () => {
    const times = 24;
    const many = { ...grouping, documents: Array.from({ length: times }, () => grouping.documents).flat(), hierarchy: { ...grouping.hierarchy!, leaves: Array.from({ length: times }, () => grouping.hierarchy!.leaves).flat() } };
    expect(many.documents.length).toBeGreaterThan(10_000);
    cutGrouping(many, 3);
    const spent = [2, 8, own + 4].map(count => {
      const start = performance.now();
      cutGrouping(many, count);
      return performance.now() - start;
    });
    // 100 ms are wanted; there is room for a slower machine, and for a busy one.
    expect(Math.min(...spent)).toBeLessThan(500 * slowness());
  });
});
