import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogOutputChannel, Uri } from 'vscode';
import { decide } from '../../../src/core/edits/decide';
import { NO_DECISIONS } from '../../../src/core/edits/decisions';
import { writeDecisions } from '../../../src/core/edits/json';
import type { DecisionKeeper } from '../../../src/host/edits/decisionHistory';
import { SharedDecisions, type SharedFile } from '../../../src/host/edits/sharedDecisions';
import { storedHistory } from '../../../src/host/edits/storedHistory';
import { asked, file, window_ } from './editing';
import { grouping } from './fixture';
import { focusChanged } from './vscode';
import { temporaryFolder } from '../engine/support';

const log = { error: () => undefined } as unknown as LogOutputChannel;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const kept = () => storedHistory({ fsPath: folder } as Uri, log);

/** A window on the folder, which shows the same groups as others. */
async function opened(keeper: DecisionKeeper = kept()) {
  const here = window_(keeper);
  await here.history.load();
  here.show(grouping);
  const names = () => here.groups.grouping!.groups.map(({ name }) => name);
  return { ...here, names };
}

describe('decisions', () => {
  it('of another window come into this one when somebody comes back to it, with what can be taken back', async () => {
    const [first, second] = [await opened(), await opened()];
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    expect(second.names()).not.toContain('Versions');
    focusChanged.fire({ focused: true });
    await expect.poll(() => second.names()).toContain('Versions');
    expect(second.groups.undoable).toEqual(['Git branches is now named Versions']);
    await second.groups.undo();
    focusChanged.fire({ focused: true });
    await expect.poll(() => first.names()).not.toContain('Versions');
    expect(first.groups.redoable).toEqual(['Git branches is now named Versions']);
  });

  it('of another window are never written over', async () => {
    const [first, second] = [await opened(), await opened()];
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await first.groups.apply({ kind: 'pinDocuments', documents: ['bread.md'], pinned: true });
    await Promise.all([second.groups.apply({ kind: 'rename', group: 2, name: 'Baking' }), second.groups.apply({ kind: 'pinGroups', groups: [2], pinned: true })]);
    expect(second.names()).toEqual(expect.arrayContaining(['Versions', 'Baking']));
    expect(second.groups.facts!.pinnedGroups).toEqual(new Set([2]));
    const third = await opened();
    expect(third.groups.grouping).toEqual(second.groups.grouping);
    expect(third.groups.facts!.pinnedDocuments).toEqual(new Set(['bread.md']));
    await second.groups.undo();
    expect(second.names()).toEqual(expect.arrayContaining(['Versions']));
    expect(second.names()).not.toContain('Baking');
  });

  it('that two windows make at the same time are both kept', async () => {
    const [first, second] = [await opened(), await opened()];
    await Promise.all([first.groups.apply({ kind: 'rename', group: 1, name: 'Versions' }), second.groups.apply({ kind: 'rename', group: 2, name: 'Baking' })]);
    const third = await opened();
    expect(third.names()).toEqual(expect.arrayContaining(['Versions', 'Baking']));
    expect(third.groups.undoable).toHaveLength(2);
    focusChanged.fire({ focused: true });
    for (const { names } of [first, second]) await expect.poll(names).toEqual(third.names());
  });

  it('that could not be written are not lost to those of another window, and are written when somebody comes back', async () => {
    const [first, second] = [await opened(), await opened()];
    // A folder in the place of the file cannot be written over.
    await mkdir(join(folder, 'edits.json'));
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await rm(join(folder, 'edits.json'), { recursive: true });
    await second.groups.apply({ kind: 'rename', group: 2, name: 'Baking' });
    focusChanged.fire({ focused: true });
    await expect.poll(first.names).toEqual(expect.arrayContaining(['Versions', 'Baking']));
    await expect.poll(() => readFile(join(folder, 'edits.json'), 'utf8')).toMatch(/Versions/);
  });

  it('about a group are theirs where this window decided about another alone', async () => {
    const before = await opened();
    await before.groups.apply({ kind: 'recolour', group: 1, colour: 3 });
    await before.groups.apply({ kind: 'rename', group: 1, name: 'Old' });
    const [first, second] = [await opened(), await opened()];
    await second.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await first.groups.apply({ kind: 'rename', group: 2, name: 'Baking' });
    expect(first.names()).toEqual(expect.arrayContaining(['Versions', 'Baking']));
  });

  it('are said to be undone where they are, beside what another window did', async () => {
    const first = await opened();
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await first.groups.apply({ kind: 'pinGroups', groups: [1], pinned: true });
    const second = await opened();
    await second.groups.apply({ kind: 'rename', group: 2, name: 'Baking' });
    await first.groups.undo();
    expect(first.groups.undoable[0]).toBe(`Undone: ${second.groups.undoable[1]}`);
    expect(first.groups.facts!.pinnedGroups).toEqual(new Set());
    expect(first.names()).toEqual(expect.arrayContaining(['Versions', 'Baking']));
  });

  it('are written where a window ended while it wrote', async () => {
    await mkdir(join(folder, 'edits.json.lock'));
    const here = await opened();
    await here.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    expect((await opened()).names()).toContain('Versions');
    expect(await readdir(folder)).toEqual(['edits.json']);
  });

  it('are put aside when somebody damages them while windows are open', async () => {
    const here = await opened();
    await here.groups.apply({ kind: 'rename', group: 1, name: 'Versions' });
    await writeFile(join(folder, 'edits.json'), '{"now":');
    await here.groups.apply({ kind: 'rename', group: 2, name: 'Baking' });
    expect(await readFile(join(folder, 'edits.json.unreadable'), 'utf8')).toBe('{"now":');
    expect((await opened()).names()).toEqual(expect.arrayContaining(['Versions', 'Baking']));
  });
});

describe('decisions in a file that people share', () => {
  it('are written by two windows on one folder, and nobody is asked', async () => {
    const ask = asked(false);
    const { disk, shared } = file();
    const sharing = () => opened(new SharedDecisions(kept(), shared, ask));
    const [first, second] = [await sharing(), await sharing()];
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    await second.groups.apply({ kind: 'rename', group: 2, name: 'Theirs' });
    expect(ask).not.toHaveBeenCalled();
    expect(disk.text).toMatch(/Mine[^]*Theirs|Theirs[^]*Mine/);
    focusChanged.fire({ focused: true });
    await expect.poll(first.names).toContain('Theirs');
    await first.groups.undo();
    expect(disk.text).toMatch(/Mine/);
    expect(disk.text).not.toMatch(/Theirs/);
  });

  it('of others come into two windows as one step', async () => {
    const { shared, change } = file();
    const sharing = () => opened(new SharedDecisions(kept(), shared, asked(false)));
    const [first, second] = [await sharing(), await sharing()];
    await first.groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    await change(writeDecisions(decide(grouping, NO_DECISIONS, { kind: 'rename', group: 2, name: 'Theirs' })));
    for (const { names, groups } of [first, second]) {
      await expect.poll(names).toContain('Theirs');
      await expect.poll(() => groups.undoable).toEqual(['Changes read from groups.json', 'Git branches is now named Mine']);
    }
  });

  it('that were read from the file are not lost to another window that has not seen them', async () => {
    const sharing = (shared: SharedFile) => opened(new SharedDecisions(kept(), shared, asked(false)));
    const theirs = decide(grouping, NO_DECISIONS, { kind: 'rename', group: 2, name: 'Theirs' });
    const { shared } = file(writeDecisions(theirs));
    const second = await sharing(file().shared);
    const first = await sharing(shared);
    await second.groups.apply({ kind: 'rename', group: 1, name: 'Mine' });
    focusChanged.fire({ focused: true });
    await expect.poll(first.names).toContain('Mine');
    expect(first.names()).toContain('Theirs');
  });
});
