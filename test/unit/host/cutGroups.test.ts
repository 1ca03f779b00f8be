import { beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '../../../src/core/edits/readJson';
import { CutGroups } from '../../../src/host/cut/cutGroups';
import { describeNumber } from '../../../src/host/cut/describeNumber';
import { groupNumber } from '../../../src/host/cut/groupNumber';
import { DecisionHistory } from '../../../src/host/edits/decisionHistory';
import { ShownGroups, type Edited } from '../../../src/host/edits/shownGroups';
import type { Grouping } from '../../../src/core/types';
import { nestedGrouping } from '../hierarchy/nestedDocuments';
import { keeper, source } from './cutting';

let found: Grouping;
let other: Grouping;
beforeAll(async () => {
  found = await nestedGrouping([4, 3, 2, 10]);
  other = await nestedGrouping([3, 2, 2, 10]);
});

const historyOf = () => new DecisionHistory(keeper());
const countOf = ({ grouping }: { readonly grouping: Grouping | undefined }) => grouping?.groups.filter(({ level }) => level === 'group').length;

describe('CutGroups', () => {
  it('shows the groups as they were found until another number is chosen, and tells of each change', async () => {
    const runs = source();
    const cut = new CutGroups(runs, historyOf());
    let changes = 0;
    cut.onDidChangeGrouping(() => changes++);
    expect(cut.numbers).toBeUndefined();
    runs.show(found);
    expect(cut.grouping).toBe(found);
    const { own, most } = cut.numbers!;
    await cut.choose(own + 3);
    expect(countOf(cut)).toBe(own + 3);
    expect(cut.numbers).toMatchObject({ now: own + 3, own, most });
    await cut.choose(most + 100);
    expect(countOf(cut)).toBe(most);
    await cut.choose(0);
    expect(countOf(cut)).toBe(2);
    await cut.choose(undefined);
    expect(cut.grouping).toBe(found);
    expect(changes).toBe(5);
  });

  it('has the number again after a reload, with what can be taken back', async () => {
    const memory = keeper();
    const before = source();
    const cut = new CutGroups(before, new DecisionHistory(memory));
    before.show(found);
    await cut.choose(4);
    const again = source();
    const history = new DecisionHistory(memory);
    const reloaded = new CutGroups(again, history);
    await history.load();
    again.show(JSON.parse(JSON.stringify(found)));
    expect(countOf(reloaded)).toBe(4);
    expect(history.current.past).toHaveLength(1);
    again.show(other);
    expect(countOf(reloaded)).toBe(4);
    await history.undo();
    expect(reloaded.grouping).toBe(other);
  });

  it('has the number with a new run, as near as its groups come to it, until it is reset; drafts are shown whole', async () => {
    const runs = source();
    const cut = new CutGroups(runs, historyOf());
    runs.show(found);
    const { most } = cut.numbers!;
    await cut.choose(5);
    runs.show(other, true);
    expect(cut.grouping).toBe(other);
    expect(cut.numbers).toBeUndefined();
    // A run that was stopped leaves everything as it was.
    runs.show(found);
    expect(countOf(cut)).toBe(5);
    runs.show(other);
    expect(countOf(cut)).toBe(5);
    expect(await cut.choose(5)).toBeUndefined();
    await cut.choose(undefined);
    runs.show(found);
    expect(cut.grouping).toBe(found);
    await cut.choose(most);
    runs.show(other);
    expect(cut.numbers!.most).toBeLessThan(most);
    expect(countOf(cut)).toBe(cut.numbers!.most);
    runs.show({ ...found });
    expect(countOf(cut)).toBe(most);
  });

  it('has one number for all documents and another for the part that is grouped alone', async () => {
    const runs = source();
    const history = historyOf();
    const cut = new CutGroups(runs, history);
    runs.show(found);
    await cut.choose(5);
    const go = (part: string | undefined, grouping: Grouping) => {
      runs.part = part;
      runs.show(grouping);
    };
    go('inside Bread', other);
    expect(cut.grouping).toBe(other);
    await cut.choose(3);
    expect(countOf(cut)).toBe(3);
    go('inside Sky', { ...other });
    expect(countOf(cut)).toBe(cut.numbers!.own);
    go(undefined, found);
    expect(countOf(cut)).toBe(5);
    go('inside Bread', other);
    expect(countOf(cut)).toBe(3);
    await cut.choose(undefined);
    expect(cut.grouping).toBe(other);
    go(undefined, found);
    expect(countOf(cut)).toBe(5);
  });

  it('has the number of the records of a file while one of their groups is grouped alone, and that of the folder around both', async () => {
    const runs = source();
    const memory = keeper();
    const cut = new CutGroups(runs, new DecisionHistory(memory));
    const go = (part: string | undefined, grouping: Grouping) => {
      runs.part = part;
      runs.show(grouping);
    };
    go(undefined, found);
    await cut.choose(5);
    go('records 1', { ...found });
    await cut.choose(4);
    go('records 1 inside Bread', other);
    await cut.choose(3);
    expect(countOf(cut)).toBe(3);
    const history = new DecisionHistory(memory);
    const again = new CutGroups(runs, history);
    await history.load();
    for (const groups of [cut, again]) {
      go('records 1 inside Bread', other);
      expect(countOf(groups)).toBe(3);
      go('records 1', { ...found });
      expect(countOf(groups)).toBe(4);
      go('records 2', { ...found });
      expect(countOf(groups)).toBe(groups.numbers!.own);
      go(undefined, found);
      expect(countOf(groups)).toBe(5);
    }
  });

  it('leaves groups without a hierarchy alone', async () => {
    const runs = source();
    const cut = new CutGroups(runs, historyOf());
    const { hierarchy: _, ...older } = found;
    runs.show(older);
    await cut.choose(3);
    expect(cut.grouping).toBe(older);
    expect(cut.numbers).toBeUndefined();
  });
});

describe('groupNumber', () => {
  async function window() {
    const runs = source();
    const memory = keeper();
    const history = new DecisionHistory(memory);
    const cut = new CutGroups(runs, history);
    const shown = new ShownGroups(cut, history);
    const said: Edited[] = [];
    shown.onDidEdit(edited => said.push(edited));
    runs.show(found);
    return { shown, cut, memory, runs, said, number: groupNumber(cut, shown) };
  }

  it('goes in steps, to either end', async () => {
    const { number, shown } = await window();
    const { own, most } = number.numbers!;
    expect(await number.step(1)).toBe(true);
    expect(countOf(shown)).toBeGreaterThan(own);
    while (await number.step(1));
    expect(countOf(shown)).toBe(most);
    while (await number.step(-1));
    expect(countOf(shown)).toBe(2);
  });

  it('tells how many more there are by hand', async () => {
    const { number, shown } = await window();
    const [first, second] = shown.grouping!.groups.filter(({ level }) => level === 'group').map(({ id }) => id);
    expect(number.numbers!.byHand).toBeUndefined();
    const members = shown.grouping!.documents.filter(({ group }) => group === first).map(({ id }) => id);
    await shown.apply({ kind: 'make', documents: members.slice(0, 2), name: 'Mine' });
    expect(number.numbers).toMatchObject({ now: number.numbers!.own, byHand: 1 });
    await shown.undo();
    await shown.apply({ kind: 'merge', groups: [first, second], into: first });
    expect(number.numbers).toMatchObject({ now: number.numbers!.own, byHand: -1 });
    expect(countOf(shown)).toBe(number.numbers!.now - 1);
  });

  it('says how many groups are on show, those made by hand too', async () => {
    const { number, shown, said } = await window();
    const { own, most } = number.numbers!;
    const [first, second] = shown.grouping!.groups.filter(({ level }) => level === 'group').map(({ id }) => id);
    const members = shown.grouping!.documents.filter(({ group }) => group === first).map(({ id }) => id);
    await shown.apply({ kind: 'make', documents: members.slice(0, 2), name: 'Mine' });
    await number.choose(most);
    expect([countOf(shown), shown.undoable[0]]).toEqual([most + 1, `${most + 1} groups instead of ${own + 1}`]);
    await number.slide(own + 1);
    await number.slide(own + 2);
    expect([countOf(shown), shown.undoable[0]]).toEqual([own + 3, `${own + 3} groups instead of ${most + 1}`]);
    await number.slide(most);
    expect(said.at(-1)!.text).toBe(`${most + 1} groups, as before`);
    await number.choose(undefined);
    await shown.apply({ kind: 'hide', groups: [second], hidden: true });
    await number.choose(2);
    expect(shown.undoable[0]).toBe(`${countOf(shown)} groups instead of ${own}`);
  });

  it('says what was done where the number on show is one, or as it was', () => {
    expect(describeNumber(1, 3, false)).toBe('1 group instead of 3');
    expect(describeNumber(3, 3, true)).toBe('3 groups, pinned ones whole');
    expect(describeNumber(3, 3, false)).toBe('3 groups, divided in another way');
  });

  it('is taken back and done again among the other changes, each time with the others as they are', async () => {
    const { number, shown, said } = await window();
    const { own, most } = number.numbers!;
    await number.choose(most);
    await shown.apply({ kind: 'rename', group: shown.grouping!.groups.find(({ level }) => level === 'group')!.id, name: 'Mine' });
    await number.choose(2);
    expect(said[0]).toEqual({ text: `${most} groups instead of ${own}`, canUndo: true });
    expect(shown.undoable[0]).toBe(`2 groups instead of ${most}`);
    await shown.undo();
    expect(countOf(shown)).toBe(most);
    expect(shown.grouping!.groups.map(({ name }) => name)).toContain('Mine');
    await shown.undo();
    expect(countOf(shown)).toBe(most);
    await shown.undo();
    expect(countOf(shown)).toBe(own);
    expect(await shown.undo()).toBe(false);
    for (const count of [most, most, 2]) {
      await shown.redo();
      expect(countOf(shown)).toBe(count);
    }
    await number.choose(2);
    expect(shown.undoable).toHaveLength(3);
  });

  it('is one step for all that a slider goes through, and none when it comes back', async () => {
    const { number, shown, memory, said } = await window();
    const { own, most } = number.numbers!;
    await Promise.all([own + 1, own + 2, most].map(count => number.slide(count)));
    expect(shown.undoable).toEqual([`${most} groups instead of ${own}`]);
    expect(memory.writes).toBeLessThan(3);
    expect(readHistory(memory.text!).cut).toMatchObject({ count: most });
    await number.slide(own);
    expect(shown.undoable).toEqual([]);
    expect(said.at(-1)).toEqual({ text: `${own} groups, as before`, canUndo: false });
    await number.choose(3);
    await number.slide(4);
    await number.slide(5);
    expect(shown.undoable).toEqual(['5 groups instead of 3', `3 groups instead of ${own}`]);
    await shown.undo();
    await number.slide(6);
    expect(shown.undoable).toEqual(['6 groups instead of 3', `3 groups instead of ${own}`]);
  });

  it('has the history when there are new groups', async () => {
    const { number, shown, runs, memory } = await window();
    const { writes } = memory;
    runs.show({ ...found });
    expect(memory.writes).toBe(writes);
    await number.choose(3);
    await shown.apply({ kind: 'rename', group: shown.grouping!.groups.find(({ level }) => level === 'group')!.id, name: 'Mine' });
    runs.show(other);
    expect(countOf(shown)).toBe(3);
    expect(shown.undoable).toHaveLength(2);
    await shown.undo();
    await shown.undo();
    expect(shown.grouping).toBe(other);
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
      await number.choose(count);
      const group = shown.grouping!.groups.find(({ level, name }) => level === 'group' && name === first.name)!;
      expect(shown.grouping!.documents.filter(document => document.group === group.id).map(({ id }) => id)).toEqual(members);
    }
  });
});
