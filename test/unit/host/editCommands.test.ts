import { expect, it } from 'vitest';
import { window } from 'vscode';
import type { Edit } from '../../../src/core/edits/edit';
import type { Grouping } from '../../../src/core/types';
import { commands as ids } from '../../../src/host/contributions';
import { editCommands, type EditParts } from '../../../src/host/edits/editCommands';
import { groupNodes } from '../../../src/host/tree/groupNodes';
import { window_ } from './editing';
import { grouping, numberedAnew } from './fixture';

it('says what to select where a key finds rows selected that it is not for', async () => {
  const told: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string) => void told.push(text) });
  const applied: Edit[] = [];
  const view = { selection: groupNodes(grouping).roots.slice(0, 1) };
  const groups = { grouping, whole: grouping, load: async () => undefined, apply: async (edit: Edit) => void applied.push(edit) };
  const commands = editCommands({ groups, view, selection: {}, engine: {} } as unknown as EditParts);
  await commands[ids.editReject]('selection');
  expect([told, applied]).toEqual([['Select documents first: click a row, or press Enter on it.'], []]);
  view.selection = [groupNodes(grouping).byDocument.get('bread.md')!] as never;
  await commands[ids.editRename]('selection');
  expect([told.length, told[1], applied]).toEqual([2, 'Select a group first: click its row, or press Enter on it.', []]);
  await commands[ids.editReject]('selection');
  expect([told.length, applied]).toEqual([2, [{ kind: 'reject', documents: ['bread.md'] }]]);
});

/** The commands over groups with this selection, what they carry out, and the list and box they open: the first item by this label, and what is typed or proposed. */
function commandsWith({ documents = [], rows = [], visible = true }: { documents?: string[]; rows?: string[]; visible?: boolean }, label: string, typed = '', facts = {}) {
  const applied: Edit[] = [];
  const asked: object[] = [];
  const nodes = groupNodes(grouping);
  const view = { visible, selection: rows.map(id => nodes.byDocument.get(id)) };
  const createQuickPick = () => {
    const list: Record<string, unknown> & { items: { label: string }[] } = { items: [], dispose: () => undefined };
    let accept = () => undefined as void;
    list.onDidAccept = (listener: () => void) => (accept = listener);
    list.onDidHide = (listener: () => void) => (list.hide = listener);
    list.show = () => {
      asked.push({ title: list.title, placeholder: list.placeholder });
      Object.assign(list, { value: typed, activeItems: list.items.filter(item => item.label === label) });
      accept();
    };
    return list;
  };
  const showInputBox = async ({ title, value, placeHolder }: Record<string, string>) => {
    asked.push({ title, value, placeHolder });
    return value;
  };
  Object.assign(window, { createQuickPick, showInputBox, showQuickPick: async (items: readonly object[]) => void asked.push(items) });
  const groups = { grouping, whole: grouping, facts, load: async () => undefined, apply: async (edit: Edit) => void applied.push(edit) };
  return { asked, applied, commands: editCommands({ groups, view, selection: { current: { documents, groups: [] } }, engine: {} } as unknown as EditParts) };
}

it('goes on with the name that was typed where groups are chosen when a new one is to be made', async () => {
  const { asked, applied, commands } = commandsWith({ documents: ['git/log.md', 'bread.md'] }, '$(add) New Group…', ' Odds and ends ');
  await commands[ids.editMove]();
  expect(asked).toEqual([{ title: 'Move to Group', placeholder: '2 documents' }, { title: 'Make a Group', value: 'Odds and ends', placeHolder: '2 documents' }]);
  expect(applied).toEqual([{ kind: 'make', documents: ['git/log.md', 'bread.md'], name: 'Odds and ends' }]);
});

it('moves what is selected, from the palette too: on map or in editor, else in the rows that are seen; else it asks', async () => {
  const moved = async (selected: Parameters<typeof commandsWith>[0]) => {
    const { asked, applied, commands } = commandsWith(selected, '$(circle-outline) No Group');
    await commands[ids.editMove]();
    return applied.length > 0 ? [(applied[0] as Extract<Edit, { kind: 'move' }>).documents, (asked[0] as { placeholder: string }).placeholder] : (asked[0] as object[]).length;
  };
  expect(await moved({ documents: ['git/log.md'], rows: ['bread.md'] })).toEqual([['git/log.md'], 'log.md']);
  expect(await moved({ rows: ['bread.md', 'git/log.md'] })).toEqual([['bread.md', 'git/log.md'], '2 documents']);
  expect(await moved({ documents: ['hidden.md'], rows: ['bread.md'] })).toEqual([['bread.md'], 'bread.md']);
  expect(await moved({ rows: ['bread.md'], visible: false })).toBe(grouping.documents.length);
  expect(await moved({})).toBe(grouping.documents.length);
});

it('changes the group that was asked about where a run has numbered the groups anew meanwhile, and none where it is gone', async () => {
  const { groups, show, said } = window_();
  show(grouping);
  const commands = editCommands({ groups, view: {}, selection: { current: { documents: [], groups: [] } }, engine: {}, runs: {} } as unknown as EditParts);
  const bread = groupNodes(grouping).byGroup.get(2)!;
  const typing = (next: Grouping) => Object.assign(window, { showInputBox: async () => (show(next), 'Loaves') });
  typing(numberedAnew);
  await commands[ids.editRename](bread);
  expect(groups.grouping!.groups.filter(({ level }) => level === 'group').map(({ name }) => name)).toEqual(['Git branches', 'Loaves']);
  expect(said.map(({ text }) => text)).toEqual(['Bread & flour is now named Loaves']);
  typing({ ...numberedAnew, documents: numberedAnew.documents.filter(({ id }) => id !== 'bread.md'), groups: numberedAnew.groups.filter(({ id }) => id !== 1) });
  await expect(commands[ids.editRename](groupNodes(groups.whole!).byGroup.get(1))).rejects.toThrow('The groups were made anew meanwhile, and Loaves is not among them. Nothing was changed.');
});

it('gives those groups their computed names again that have others when that is answered', async () => {
  const { groups, show } = window_();
  show(grouping);
  await groups.apply({ kind: 'rename', group: 2, name: 'Loaves' });
  const commands = editCommands({ groups, view: {}, selection: { current: { documents: [], groups: [] } }, engine: {}, runs: {} } as unknown as EditParts);
  Object.assign(window, { showWarningMessage: async () => (show(numberedAnew), 'Reset Names') });
  await commands[ids.editResetNames]();
  expect(groups.grouping!.groups.filter(({ level }) => level === 'group').map(({ name }) => name)).toEqual(['Git branches', 'Bread & flour']);
});

it('looks for no parts of a group while groups are made, as the engine would stop that for it', async () => {
  const engine = { run: () => Promise.reject(new Error('not asked for')) };
  const commands = editCommands({ groups: { grouping, whole: grouping, load: async () => undefined }, view: {}, selection: {}, engine, runs: { asked: undefined, state: { kind: 'running' } } } as unknown as EditParts);
  await expect(commands[ids.editSplit](groupNodes(grouping).byGroup.get(2))).rejects.toThrow('The groups are still being made. Split Bread & flour when they are done.');
});

it('offers to unpin only what is pinned, and says so where nothing is', async () => {
  const told: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string) => void told.push(text) });
  const nothing = commandsWith({}, '');
  await nothing.commands[ids.editUnpinGroup]();
  await nothing.commands[ids.editUnpinDocument]();
  expect([nothing.asked, told]).toEqual([[], ['No group is pinned.', 'No document is pinned.']]);
  const some = commandsWith({}, '', '', { pinnedGroups: new Set([2]), pinnedDocuments: new Set(['git/log.md']) });
  await some.commands[ids.editUnpinGroup]();
  await some.commands[ids.editUnpinDocument]();
  expect([some.asked, told.length]).toMatchObject([[[{ id: 2 }], [{ id: 'git/log.md' }]], 2]);
  await some.commands[ids.editPinGroup]();
  expect(some.asked[2]).toHaveLength(3);
  // A document that is open is selected; unpinning it would do nothing.
  const open = commandsWith({ documents: ['bread.md'] }, '', '', { pinnedDocuments: new Set(['git/log.md']) });
  await open.commands[ids.editUnpinDocument]();
  expect(open.asked).toMatchObject([[{ id: 'git/log.md' }]]);
  const both = commandsWith({ documents: ['bread.md', 'git/log.md'] }, '', '', { pinnedDocuments: new Set(['git/log.md']) });
  await both.commands[ids.editUnpinDocument]();
  expect(both.applied).toEqual([{ kind: 'pinDocuments', documents: ['git/log.md'], pinned: false }]);
});
