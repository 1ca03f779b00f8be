import { beforeAll, describe, expect, it } from 'vitest';
import { CutGroups, type Cut, type CutKeeper } from '../../../src/host/cut/cutGroups';
import { groupNumber } from '../../../src/host/cut/groupNumber';
import { DecisionHistory } from '../../../src/host/edits/decisionHistory';
import { ShownGroups, type GroupSource } from '../../../src/host/edits/shownGroups';
import type { Grouping } from '../../../src/core/types';
import { nestedGrouping } from '../hierarchy/nestedDocuments';
import { EventEmitter } from './vscode';

let found: Grouping;
let other: Grouping;
beforeAll(async () => {
  found = await nestedGrouping([4, 3, 2, 10]);
  other = await nestedGrouping([3, 3, 2, 10]);
});

/** Groups as the runs give them, changed by hand. */
function source() {
  const changed = new EventEmitter<void>();
  const runs = {
    grouping: undefined as Grouping | undefined,
    draft: false,
    onDidChangeGrouping: changed.event,
    load: async () => undefined,
    show: (grouping: Grouping, draft = false) => {
      Object.assign(runs, { grouping, draft });
      changed.fire();
    },
  };
  return runs as typeof runs & GroupSource;
}

function keeper(kept?: Cut): CutKeeper & { kept: Cut | undefined } {
  const memory = { kept, read: () => memory.kept, write: (cut: Cut | undefined) => void (memory.kept = cut) };
  return memory;
}

const countOf = ({ grouping }: { readonly grouping: Grouping | undefined }) => grouping?.groups.filter(({ level }) => level === 'group').length;

describe('CutGroups', () => {
  it('shows the groups as they were found until another number is chosen, and tells of each change', () => {
    const runs = source();
    const cut = new CutGroups(runs, keeper());
    let changes = 0;
    cut.onDidChangeGrouping(() => changes++);
    expect(cut.numbers).toBeUndefined();
    runs.show(found);
    expect(cut.grouping).toBe(found);
    const { own, most } = cut.numbers!;
    cut.choose(own + 3);
    expect(countOf(cut)).toBe(own + 3);
    expect(cut.numbers).toMatchObject({ now: own + 3, own, most });
    cut.choose(most + 100);
    expect(countOf(cut)).toBe(most);
    cut.choose(0);
    expect(countOf(cut)).toBe(2);
    cut.choose(undefined);
    expect(cut.grouping).toBe(found);
    expect(changes).toBe(5);
  });

  it('has the number again after a reload, of the same groups only', () => {
    const memory = keeper();
    const before = source();
    const cut = new CutGroups(before, memory);
    before.show(found);
    cut.choose(4);
    const again = source();
    const reloaded = new CutGroups(again, memory);
    again.show(JSON.parse(JSON.stringify(found)));
    expect(countOf(reloaded)).toBe(4);
    again.show(other);
    expect(reloaded.grouping).toBe(other);
    expect(memory.kept).toBeUndefined();
  });

  it('goes back to the suggested number with a new run, unless the number is to last; drafts are shown whole', () => {
    const runs = source();
    const memory = keeper();
    const cut = new CutGroups(runs, memory);
    runs.show(found);
    cut.choose(5, [], true);
    runs.show(other, true);
    expect(cut.grouping).toBe(other);
    expect(cut.numbers).toBeUndefined();
    runs.show(other);
    expect(countOf(cut)).toBe(5);
    expect(memory.kept).toMatchObject({ count: 5, lasting: true });
    cut.choose(undefined, [], false);
    runs.show(found);
    expect(cut.grouping).toBe(found);
    cut.choose(5);
    runs.show(other, true);
    // A run that was stopped leaves everything as it was.
    runs.show(found);
    expect(countOf(cut)).toBe(5);
    runs.show({ ...found });
    expect(countOf(cut)).toBe(cut.numbers!.own);
  });

  it('leaves groups without a hierarchy alone', () => {
    const runs = source();
    const cut = new CutGroups(runs, keeper());
    const { hierarchy: _, ...older } = found;
    runs.show(older);
    cut.choose(3);
    expect(cut.grouping).toBe(older);
    expect(cut.numbers).toBeUndefined();
  });
});

describe('groupNumber', () => {
  async function window() {
    const runs = source();
    const cut = new CutGroups(runs, keeper());
    const shown = new ShownGroups(cut, new DecisionHistory({ read: async () => undefined, write: async () => undefined }));
    runs.show(found);
    return { shown, cut, number: groupNumber(cut, shown) };
  }

  it('goes in steps, to either end', async () => {
    const { number, shown } = await window();
    const { own, most } = number.numbers!;
    expect(number.step(1)).toBe(true);
    expect(countOf(shown)).toBeGreaterThan(own);
    while (number.step(1));
    expect(countOf(shown)).toBe(most);
    while (number.step(-1));
    expect(countOf(shown)).toBe(2);
  });

  it('keeps pinned groups whole and calls renamed ones as the person does, on the page as well', async () => {
    const { number, shown } = await window();
    const [first, second] = shown.grouping!.groups.filter(({ level }) => level === 'group');
    const members = shown.grouping!.documents.filter(({ group }) => group === first.id).map(({ id }) => id);
    await shown.apply({ kind: 'pinGroups', groups: [first.id], pinned: true });
    await shown.apply({ kind: 'rename', group: second.id, name: 'My own words' });
    const { keep, names } = number.data()!;
    expect(keep.map(node => found.hierarchy!.own.indexOf(node))).toEqual([first.id]);
    expect(names[found.hierarchy!.own[second.id]]).toBe('My own words');
    for (const count of [2, 4, number.numbers!.most]) {
      number.choose(count);
      const group = shown.grouping!.groups.find(({ level, name }) => level === 'group' && name === first.name)!;
      expect(shown.grouping!.documents.filter(document => document.group === group.id).map(({ id }) => id)).toEqual(members);
    }
  });
});
