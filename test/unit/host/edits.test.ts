import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogOutputChannel, Uri } from 'vscode';
import { decide } from '../../../src/core/edits/decide';
import { NO_DECISIONS } from '../../../src/core/edits/decisions';
import { NO_HISTORY, type History } from '../../../src/core/edits/history';
import { writeDecisions } from '../../../src/core/edits/json';
import { SharedDecisions } from '../../../src/host/edits/sharedDecisions';
import { storedHistory } from '../../../src/host/edits/storedHistory';
import { asked, file, memory, settled, window_ } from './editing';
import { grouping } from './fixture';
import { shown } from './vscode';
import { temporaryFolder } from '../engine/support';

const log = { error: () => undefined } as unknown as LogOutputChannel;

describe('groups on show', () => {
  it('are changed, said, taken back and done again, and kept each time', async () => {
    const keeper = memory();
    const { show, groups, said } = window_(keeper);
    show(grouping);
    await groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await groups.apply({ kind: 'move', documents: ['bread.md'], to: 1 });
    expect(groups.grouping!.groups.find(({ id }) => id === 1)).toMatchObject({ name: 'Versions', size: 4 });
    expect(groups.undoable).toEqual(['bread.md moved to Versions', 'Git branches is now named Versions']);
    expect(await groups.undo()).toBe(true);
    expect(groups.grouping!.groups.find(({ id }) => id === 1)).toMatchObject({ name: 'Versions', size: 3 });
    expect(groups.redoable).toEqual(['bread.md moved to Versions']);
    await groups.undo();
    expect(groups.grouping).toEqual(grouping);
    expect(await groups.undo()).toBe(false);
    await groups.redo();
    await groups.redo();
    expect(groups.grouping!.groups.find(({ id }) => id === 1)).toMatchObject({ name: 'Versions', size: 4 });
    expect(said.map(({ text, canUndo }) => `${text} ${canUndo}`).slice(0, 3)).toEqual(['Git branches is now named Versions true', 'bread.md moved to Versions true', 'Undone: bread.md moved to Versions false']);
    expect(keeper.written).toHaveLength(6);
  });

  it('say nothing and keep nothing when an edit changes nothing, and leave all as it was when it is refused', async () => {
    const keeper = memory();
    const { show, groups, said } = window_(keeper);
    show(grouping);
    await groups.apply({ kind: 'pinGroups', groups: [1], pinned: false });
    await expect(groups.apply({ kind: 'rename', group: 1, name: 'bread & FLOUR' })).rejects.toThrow(/already/);
    await expect(groups.applyAll([{ kind: 'rename', group: 1, name: 'Fine' }, { kind: 'rename', group: 99, name: 'x' }])).rejects.toThrow(/not there/);
    expect([groups.grouping, said, keeper.written]).toEqual([grouping, [], []]);
  });

  it('have their computed names again also where one had taken the name of another meanwhile', async () => {
    const { show, groups } = window_();
    show(grouping);
    await groups.apply({ kind: 'rename', group: 2, name: 'Loaves' });
    await groups.apply({ kind: 'rename', group: 1, name: 'Bread & flour' });
    await groups.applyAll([...groups.facts!.renamed].map(([group, name]) => ({ kind: 'rename', group, name })), 'back');
    expect(groups.grouping).toEqual(grouping);
  });

  it('refuse a change before there are any', async () => {
    await expect(window_().groups.apply({ kind: 'reset' })).rejects.toThrow(/no groups yet/);
  });

  it('leave hidden groups out, but not out of the whole', async () => {
    const { show, groups } = window_();
    show(grouping);
    await groups.apply({ kind: 'hide', groups: [2], hidden: true });
    expect(groups.grouping!.documents.map(({ id }) => id)).not.toContain('bread.md');
    expect(groups.whole!.documents).toHaveLength(grouping.documents.length);
    expect(groups.facts!.hidden).toEqual(new Set([2]));
  });
});

describe('decisions kept in storage', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  const kept = () => storedHistory({ fsPath: folder } as Uri, log);

  it('are there again after a restart, with what can be taken back', async () => {
    const first = window_(kept());
    first.show(grouping);
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await first.groups.apply({ kind: 'reject', documents: ['bread.md'] });
    await first.groups.undo();
    const second = window_(kept());
    await second.history.load();
    second.show({ ...grouping });
    expect(second.groups.grouping).toEqual(first.groups.grouping);
    expect(second.groups.redoable).toEqual(['bread.md taken out of its group']);
    await second.groups.undo();
    expect(second.groups.grouping).toEqual(grouping);
  });

  it('are put aside when they cannot be read', async () => {
    await writeFile(join(folder, 'edits.json'), '{"now": {"version": 4}');
    shown.length = 0;
    const { show, history, groups } = window_(kept());
    await history.load();
    show(grouping);
    expect(groups.grouping).toBe(grouping);
    expect(shown[0]).toMatch(/cannot be read/);
    await groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    expect((await readdir(folder)).sort()).toEqual(['edits.json', 'edits.json.unreadable']);
    expect(await readFile(join(folder, 'edits.json.unreadable'), 'utf8')).toBe('{"now": {"version": 4}');
  });
});

describe('decisions in a file that people share', () => {
  const mine = decide(grouping, NO_DECISIONS, { kind: 'rename', group: 1, name: 'Mine' });
  const theirs = decide(grouping, NO_DECISIONS, { kind: 'rename', group: 2, name: 'Theirs' });

  it('are taken from the file at first, and written into it', async () => {
    const { disk, shared } = file(writeDecisions(theirs));
    const decisions = new SharedDecisions(memory(), shared, asked(false));
    expect((await decisions.read()).now).toEqual(theirs);
    await decisions.write({ ...NO_HISTORY, now: mine });
    expect(disk.text).toBe(writeDecisions(mine));
  });

  it('follow what others write, as a step that can be taken back', async () => {
    const { disk, shared, change } = file();
    const { show, groups } = window_(new SharedDecisions(memory(), shared, asked(false)));
    show(grouping);
    await groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    expect(disk.text).toBe(writeDecisions(mine));
    await change(writeDecisions(theirs));
    expect(groups.grouping!.groups.map(({ name }) => name)).toContain('Theirs');
    expect(groups.undoable).toEqual(['Changes read from groups.json', 'Git branches is now named Mine']);
    await groups.undo();
    expect(disk.text).toBe(writeDecisions(mine));
  });

  it('leave a file that cannot be read as it is until it can, and keep on working', async () => {
    const ask = asked(false);
    const broken = writeDecisions(theirs).replace('{', '<<<<<<< HEAD\n{');
    const { disk, shared, change } = file(broken);
    const own = memory();
    const { show, groups, history } = window_(new SharedDecisions(own, shared, ask));
    await history.load();
    expect(ask.mock.calls[0][0]).toMatch(/groups\.json is left as it is\. Line 1 marks a conflict/);
    show(grouping);
    await groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    expect(disk.text).toBe(broken);
    expect(own.written).toHaveLength(1);
    // As each time the person comes back to the window.
    await change(broken);
    expect(ask).toHaveBeenCalledTimes(1);
    await change(writeDecisions(theirs));
    expect(groups.grouping!.groups.map(({ name }) => name)).toContain('Theirs');
    await groups.undo();
    expect(disk.text).toBe(writeDecisions(mine));
  });

  it('are written over what cannot be read only when the person says so, and then keep a copy', async () => {
    const { disk, shared } = file('{');
    const { show, groups, history } = window_(new SharedDecisions(memory(), shared, asked(true)));
    await history.load();
    await settled();
    expect(disk.copies).toEqual(['{']);
    show(grouping);
    await groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    expect(disk.text).toBe(writeDecisions(mine));
  });

  it('are not written over what others wrote in the meantime', async () => {
    const ask = asked(false);
    const { disk, shared } = file();
    const { show, groups } = window_(new SharedDecisions(memory(), shared, ask));
    show(grouping);
    await groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    disk.text = writeDecisions(theirs);
    await groups.apply({ kind: 'hide', groups: [2], hidden: true });
    expect(disk.text).toBe(writeDecisions(theirs));
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('are no change to what is kept before anybody has asked for it', async () => {
    const { shared, change } = file();
    const kept: History = { ...NO_HISTORY, now: mine, cut: { count: 9, keep: [], of: '' }, past: [{ label: 'Mine', decisions: NO_DECISIONS }] };
    const own = memory(kept);
    const { history } = window_(new SharedDecisions(own, shared, asked(false)));
    await change(writeDecisions(theirs));
    expect(own.written).toEqual([]);
    await Promise.all([history.load(), change(writeDecisions(theirs))]);
    expect(history.current).toMatchObject({ now: theirs, cut: { count: 9 } });
    expect(history.current.past.map(({ label }) => label)).toEqual(['Mine', 'Changes read from groups.json']);
  });

  it('are written again with the next change where they could not be, and nobody else is said to have changed the file', async () => {
    const ask = asked(false);
    const { disk, shared } = file(writeDecisions(theirs));
    const { show, groups } = window_(new SharedDecisions(memory(), shared, ask));
    show(grouping);
    disk.refuses = true;
    await groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    disk.refuses = false;
    await groups.apply({ kind: 'hide', groups: [2], hidden: true });
    expect(disk.text).toContain('Mine');
    expect(ask).not.toHaveBeenCalled();
  });

  it('are not written over what cannot be read where no copy of it can be kept', async () => {
    const { disk, shared } = file('{');
    const { show, groups, history } = window_(new SharedDecisions(memory(), shared, asked(true)));
    disk.refuses = true;
    await history.load();
    await settled();
    disk.refuses = false;
    show(grouping);
    await groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    expect([disk.text, disk.copies]).toEqual(['{', []]);
  });
});
