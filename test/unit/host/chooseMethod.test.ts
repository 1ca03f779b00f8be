import { expect, it } from 'vitest';
import { commands, window, workspace } from 'vscode';
import { writeSettings } from '../../../src/host/commands/chooseMethod';

it('says where a folder that is not trusted leaves without effect what was chosen', async () => {
  const written = new Map<string, unknown>();
  const told: string[] = [];
  const carriedOut: string[] = [];
  let trusted = true;
  const inEffect = (name: string) => (name === 'representation' && !trusted ? 'transformer' : written.get(name));
  Object.assign(workspace, { getConfiguration: () => ({ get: inEffect, update: async (name: string, value: unknown) => void written.set(name, value) }) });
  Object.assign(window, { showWarningMessage: async (text: string, button: string) => (told.push(text), button) });
  Object.assign(commands, { executeCommand: async (id: string) => void carriedOut.push(id) });
  await writeSettings({ representation: 'tfidf', method: 'ward' });
  trusted = false;
  Object.assign(workspace, { isTrusted: false });
  await writeSettings({ method: 'auto' });
  expect(told).toEqual([]);
  await writeSettings({ representation: 'tfidf', method: 'ward' });
  Object.assign(workspace, { isTrusted: true });
  expect(told).toEqual([expect.stringMatching(/^This folder is not trusted/)]);
  expect(carriedOut).toEqual(['workbench.trust.manage']);
});
