import { expect, it } from 'vitest';
import { window } from 'vscode';
import { scopeInside } from '../../../src/host/cut/insideGroup';
import { document, group } from './fixture';
import { recordsOf } from './records';

it('asks which group is grouped further by its name as it is written, which is no icon, and counts one document as one', async () => {
  const grouping = { groups: [group(1, 'x $(gear)', { size: 1 })], documents: [document('a.md'), document('b.md', { group: 2 })] };
  const asked: object[] = [];
  Object.assign(window, { showQuickPick: async (items: readonly object[]) => (asked.push(...items), items[0]) });
  const scope = await scopeInside(grouping as unknown as Parameters<typeof scopeInside>[0], undefined, undefined);
  expect(asked).toMatchObject([{ label: 'x \\$(gear)', description: '1 document' }]);
  expect(scope).toMatchObject({ kind: 'chosen', inside: 'x $(gear)', uris: [expect.stringContaining('a.md')] });
});

it('has the records of a group found in their file again, by their own names and the same fields', async () => {
  const records = recordsOf('file:///notes/answers.csv', ['row 2', 'row 3', 'a/b #1'], { group: 1 });
  const grouping = { ...records, documents: records.documents.map((document, i) => (i < 2 ? document : { ...document, hash: 'ab' })) };
  const inside = await scopeInside(grouping, { kind: 'records', uri: 'file:///notes/answers.csv', fields: { text: ['answer'] }, only: { ids: ['row 9'], hashes: [''] }, inside: 'Earlier' }, group(1, 'Prices'));
  expect(inside).toEqual({ kind: 'records', uri: 'file:///notes/answers.csv', fields: { text: ['answer'] }, only: { ids: ['row 2', 'row 3', 'a/b #1'], hashes: ['', '', 'ab'] }, inside: 'Prices' });
});
