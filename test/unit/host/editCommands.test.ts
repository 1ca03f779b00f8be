import { expect, it } from 'vitest';
import { window } from 'vscode';
import type { Edit } from '../../../src/core/edits/edit';
import { commands as ids } from '../../../src/host/contributions';
import { editCommands, type EditParts } from '../../../src/host/edits/editCommands';
import { groupNodes } from '../../../src/host/tree/groupNodes';
import { grouping } from './fixture';

it('says what to select where a key finds rows selected that it is not for', async () => {
  const told: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string) => void told.push(text) });
  const applied: Edit[] = [];
  const view = { selection: groupNodes(grouping).roots.slice(0, 1) };
  const groups = { grouping, load: async () => undefined, apply: async (edit: Edit) => void applied.push(edit) };
  const commands = editCommands({ groups, view, selection: {}, engine: {} } as unknown as EditParts);
  await commands[ids.editReject]('selection');
  expect([told, applied]).toEqual([['Select documents first: click a row, or press Enter on it.'], []]);
  view.selection = [groupNodes(grouping).byDocument.get('bread.md')!] as never;
  await commands[ids.editRename]('selection');
  expect([told.length, told[1], applied]).toEqual([2, 'Select a group first: click its row, or press Enter on it.', []]);
  await commands[ids.editReject]('selection');
  expect([told.length, applied]).toEqual([2, [{ kind: 'reject', documents: ['bread.md'] }]]);
});
