import { expect, it, vi } from 'vitest';
import { commands, window } from 'vscode';
import { emptyFile, notRead, recordsApart, tooLarge } from '../../../src/core/documents/reasons';
import { showSkippedFiles } from '../../../src/host/commands/skippedFiles';
import type { RunState } from '../../../src/host/run/runState';
import { grouping } from './fixture';

it('tells why files were left out where nothing else was found: that there are no groups does not mean none was', async () => {
  const showInformationMessage = vi.fn(async () => undefined);
  Object.assign(window, { showInformationMessage });
  const told = async (state: RunState, of = grouping) => {
    await showSkippedFiles(of, state);
    return (showInformationMessage.mock.lastCall as unknown[] | undefined)?.[0];
  };
  const text = 'No documents found. 1 file was skipped. a.md: Empty.';
  expect(await told({ kind: 'nothing', text })).toBe(text);
  expect(await told({ kind: 'done' }, { ...grouping, skipped: [] })).toBe('No file was skipped.');
});

it('leads from the list to the settings that say what is left out', async () => {
  const executeCommand = vi.fn(async () => undefined);
  Object.assign(commands, { executeCommand });
  Object.assign(window, { showQuickPick: async (items: readonly { label: string }[]) => items.at(-1) });
  await showSkippedFiles({ ...grouping, skipped: [{ path: 'a.txt', reason: 'Too large: 50 MB; the limit is 2 MB.' }] }, { kind: 'done' });
  expect(executeCommand.mock.calls).toEqual([['kindred.openSettings']]);
});

it('counts one file as one', async () => {
  const titles: (string | undefined)[] = [];
  Object.assign(window, { showQuickPick: async (_: unknown, { title }: { title?: string }) => void titles.push(title) });
  const skipped = ['a.md', 'b.md'].map(path => ({ path, reason: emptyFile }));
  for (const some of [skipped.slice(1), skipped]) await showSkippedFiles({ ...grouping, skipped: some }, { kind: 'done' });
  expect(titles).toEqual(['1 Skipped File', '2 Skipped Files']);
});

it('says of what is too large which setting raises the limit', async () => {
  let details: (string | undefined)[] = [];
  Object.assign(window, { showQuickPick: async (items: readonly { detail?: string }[]) => void (details = items.map(({ detail }) => detail)) });
  await showSkippedFiles({ ...grouping, skipped: [{ path: 'a.txt', reason: tooLarge(52_428_800, 2_097_152) }, { path: 'b.md', reason: emptyFile }] }, { kind: 'done' });
  expect(details).toEqual(['Empty.', 'Too large: 50 MB; the limit is 2 MB. The setting Max File Size MB raises it.', undefined]);
});

it('has the records grouped of a file that holds some, and opens others', async () => {
  const executeCommand = vi.fn(async () => undefined);
  Object.assign(commands, { executeCommand });
  let pick = 'answers.csv';
  const details: (string | undefined)[] = [];
  Object.assign(window, { showQuickPick: async (items: readonly { label: string; detail?: string }[]) => (details.push(items.find(({ label }) => label === 'answers.csv')?.detail), items.find(({ label }) => label === pick)) });
  const skipped = [{ path: 'answers.csv', reason: recordsApart }, { path: 'a.md', reason: emptyFile }];
  await showSkippedFiles({ ...grouping, skipped }, { kind: 'done' });
  pick = 'a.md';
  await showSkippedFiles({ ...grouping, skipped }, { kind: 'done' });
  expect(executeCommand.mock.calls.map(([command]: unknown[]) => command)).toEqual(['kindred.clusterRecords', 'vscode.open']);
  expect(details[0]).toBe('A file of records, which are grouped by themselves. Choose it to do so.');
});

it('lists the rarest reasons first, so that many files of one kind bury none', async () => {
  let labels: string[] = [];
  Object.assign(window, { showQuickPick: async (items: readonly { label: string }[]) => void (labels = items.map(({ label }) => label)) });
  const pdf = ['a.pdf', 'b.pdf', 'c.pdf'].map(path => ({ path, reason: notRead('A PDF') }));
  await showSkippedFiles({ ...grouping, skipped: [...pdf, { path: 'x $(gear).md', reason: emptyFile }] }, { kind: 'done' });
  expect(labels.slice(0, 4)).toEqual(['x \\$(gear).md', 'a.pdf', 'b.pdf', 'c.pdf']);
});
