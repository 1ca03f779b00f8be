import { describe, expect, it } from 'vitest';
import { EventEmitter, window } from 'vscode';
import { showStatusItem } from '../../../src/host/statusItem';
import type { Grouping } from '../../../src/core/types';
import { describeEdit, takenBack } from '../../../src/host/edits/describeEdit';
import type { Edited } from '../../../src/host/edits/shownGroups';
import type { UpdateState } from '../../../src/host/update/updateState';
import { grouping } from './fixture';

/** The item with these groups on show, and what it hears. */
function itemOf(shown: Grouping) {
  const item = { text: '', tooltip: '' as unknown, command: '', accessibilityInformation: undefined, show: () => undefined, hide: () => undefined, dispose: () => undefined };
  Object.assign(window, { createStatusBarItem: () => item });
  const [run, groups, edited, changed] = [new EventEmitter<void>(), new EventEmitter<void>(), new EventEmitter<Edited>(), new EventEmitter<void>()];
  const updates: { state: UpdateState; onDidChange: typeof changed.event } = { state: { waiting: 0, changed: 0, drifted: false }, onDidChange: changed.event };
  const settings = { differ: false, onDidChange: changed.event };
  showStatusItem({ state: { kind: 'done' }, onDidChangeState: run.event }, { grouping: shown, draft: false, onDidChangeGrouping: groups.event, onDidEdit: edited.event }, { visible: false }, updates, settings);
  groups.fire();
  return { item, updates, settings, changed, edited };
}

describe('the item in the status bar', () => {
  it('offers the run with one click where only that reads what changed', () => {
    const { item, updates, changed } = itemOf(grouping);
    expect(item).toMatchObject({ text: '$(kindred-groups) 2 groups', command: 'kindred.groups.focus' });
    updates.state = { waiting: 5_000, changed: 0, drifted: false, outdated: true };
    changed.fire();
    const said = 'Kindred: 5,000 files changed; out of date until Refresh';
    expect(item).toMatchObject({ text: '$(refresh) 2 groups · out of date', tooltip: said, command: 'kindred.refresh', accessibilityInformation: { label: `${said}. Refresh` } });
    updates.state = { waiting: 1, changed: 0, drifted: false };
    changed.fire();
    expect(item).toMatchObject({ text: '$(kindred-groups) 2 groups', command: 'kindred.groups.focus', accessibilityInformation: { label: 'Kindred: 5 documents in 2 groups. Show the groups' } });
  });

  it('says that settings changed where these may have let other files in', () => {
    const { item, updates, settings, changed } = itemOf(grouping);
    updates.state = { waiting: 5_000, changed: 0, drifted: false, outdated: true };
    settings.differ = true;
    changed.fire();
    expect(item).toMatchObject({ text: '$(refresh) 2 groups · out of date', tooltip: 'Kindred: settings changed; out of date until Refresh', command: 'kindred.refresh' });
  });

  it('says that files were skipped, with a way to their list', () => {
    const { item, updates, changed } = itemOf({ ...grouping, skipped: [{ path: 'a.pdf', reason: 'A PDF.' }] });
    expect(item).toMatchObject({ accessibilityInformation: { label: 'Kindred: 5 documents in 2 groups · 1 skipped. Show the groups' } });
    expect(item.tooltip).toEqual({ value: 'Kindred\\: 5 documents in 2 groups · 1 skipped\n\n[Show Skipped Files](command:kindred.showSkippedFiles)', isTrusted: { enabledCommands: ['kindred.showSkippedFiles'] } });
    updates.state = { waiting: 5_000, changed: 0, drifted: false, outdated: true };
    changed.fire();
    expect(item.tooltip).toBe('Kindred: 5,000 files changed; out of date until Refresh');
  });

  it('says what was done, however long the names are that it was done with', () => {
    const long = (name: string) => `${name} and everything else that I have ever written down about it`;
    const before = { ...grouping, groups: grouping.groups.map(own => ({ ...own, name: long(own.name) })), documents: grouping.documents.map(own => ({ ...own, title: long(own.title) })) };
    const { item, edited } = itemOf(before);
    const saidOf = (text: string, canUndo = true) => (edited.fire({ text, canUndo }), item.text);
    const merged = describeEdit({ kind: 'merge', groups: [1, 2], into: 2 }, before, before);
    expect(saidOf(merged)).toBe('$(discard) Git branches and everything… merged into Bread & flour and… · Undo');
    expect(saidOf(takenBack(merged), false)).toBe('$(kindred-groups) Undone: Git branches and everything… merged into Bread & flour and…');
    expect(saidOf(describeEdit({ kind: 'rename', group: 1, name: 'x' }, grouping, before))).toBe('$(discard) Git branches is now named Git branches and everything… · Undo');
    expect(saidOf(describeEdit({ kind: 'move', documents: ['bread.md'], to: 1 }, before, before))).toBe('$(discard) bread.md and everything else that I… moved to Git branches and everything… · Undo');
  });
});
