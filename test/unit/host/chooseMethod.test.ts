import { expect, it } from 'vitest';
import { commands, window, workspace, type Uri } from 'vscode';
import { KindredError } from '../../../src/core/errors';
import { chooseMethod, writeSettings } from '../../../src/host/commands/chooseMethod';

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

it('looks at a folder or file before it is written, and lets another be chosen', async () => {
  const written: unknown[][] = [];
  const said: string[] = [];
  const asked: unknown[] = [];
  const settings: Record<string, unknown> = { representation: 'transformer', method: 'auto', representationParameters: { onnx: { pooling: 'cls' } } };
  const places = ['/empty', '/model', '/empty'];
  const answers = ['another', 'another', undefined];
  const engine = {
    ask: async (_: string, choice: { parameters: { folder: string } }) => {
      asked.push(choice);
      if (choice.parameters.folder !== '/model') throw new KindredError('badInput', `The folder ${choice.parameters.folder} has no tokenizer.json.`);
    },
  } as unknown as Parameters<typeof chooseMethod>[0];
  const get = (name: string) => settings[name];
  const inspect = (name: string) => ({ defaultValue: settings[name] });
  Object.assign(workspace, { isTrusted: true, getConfiguration: () => ({ get, inspect, update: async (...given: unknown[]) => void written.push(given.slice(0, 2)) }) });
  Object.assign(window, {
    showQuickPick: async (items: readonly { label: string }[], { title }: { title: string }) => items.find(({ label }) => label === (title.includes('Read') ? 'Own model (ONNX)' : 'Automatic')),
    showOpenDialog: async () => [{ path: places[0], fsPath: places.shift() } as Uri],
    withProgress: (_: unknown, task: (...given: unknown[]) => unknown) => task({}, { onCancellationRequested: () => undefined }),
    showErrorMessage: async (text: string, _: unknown, another: string) => (said.push(text), answers.shift() && another),
  });
  expect(await chooseMethod(engine)).toBe(true);
  expect(said).toEqual(['The folder /empty has no tokenizer.json.']);
  expect(asked).toMatchObject([{ name: 'onnx', parameters: { folder: '/empty', pooling: 'cls' } }, { parameters: { folder: '/model', pooling: 'cls' } }]);
  expect(written).toEqual([['representation', 'onnx:/model'], ['method', 'auto']]);
  answers.splice(0, answers.length, undefined);
  expect(await chooseMethod(engine)).toBe(false);
  expect(written).toHaveLength(2);
});
