import { expect, it } from 'vitest';
import { commands, window, workspace } from 'vscode';
import type { Grouping } from '../../../src/core/types';
import { withGroups } from '../../../src/host/withGroups';
import { grouping } from './fixture';

it('brings groups of the last session back before they are asked for, and offers to make some where there are none', async () => {
  const told: string[] = [];
  const carriedOut: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string, button: string) => (told.push(text), button) });
  Object.assign(commands, { executeCommand: async (id: string) => void carriedOut.push(id) });
  const of = (kept?: Grouping) => {
    const groups = { grouping: undefined as Grouping | undefined, load: async () => void (groups.grouping = kept) };
    return groups;
  };
  const seen: Grouping[] = [];
  const look = async (shown: Grouping) => void seen.push(shown);
  await withGroups(of(grouping), look);
  expect([seen, told]).toEqual([[grouping], []]);
  await withGroups(of(), look);
  await Promise.resolve();
  expect([seen.length, told, carriedOut]).toEqual([1, ['There are no groups yet. Group the documents first.'], ['kindred.clusterWorkspace']]);
});

it('offers to open a folder where none is open: there is nothing to group', async () => {
  const offered: string[][] = [];
  const carriedOut: string[] = [];
  Object.assign(window, { showInformationMessage: async (...said: string[]) => (offered.push(said), said[1]) });
  Object.assign(commands, { executeCommand: async (id: string) => void carriedOut.push(id) });
  const { workspaceFolders } = workspace;
  Object.assign(workspace, { workspaceFolders: undefined });
  try {
    await withGroups({ grouping: undefined, load: async () => undefined }, async () => undefined);
    await Promise.resolve();
  } finally {
    Object.assign(workspace, { workspaceFolders });
  }
  expect([offered, carriedOut]).toEqual([[['There are no groups yet. Open a folder to group its documents.', 'Open Folder']], ['vscode.openFolder']]);
});
