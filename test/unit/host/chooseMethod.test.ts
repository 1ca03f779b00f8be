import { expect, it } from 'vitest';
import { commands, QuickInputButtons, window, workspace, type Uri } from 'vscode';
import { KindredError } from '../../../src/core/errors';
import { chooseMethod, writeSettings } from '../../../src/host/commands/chooseMethod';

it('says where a folder that is not trusted leaves without effect what was chosen', async () => {
  const written = new Map<string, unknown>();
  const told: string[] = [];
  const carriedOut: string[] = [];
  let trusted = true;
  const inEffect = (name: string) => (name === 'representation' && !trusted ? 'transformer' : written.get(name));
  Object.assign(workspace, { getConfiguration: () => ({ get: inEffect, inspect: () => undefined, update: async (name: string, value: unknown) => void written.set(name, value) }) });
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

/** A list or box of the editor, which is answered by `answer` as soon as it is shown: with an item's label, a text, or the way back. */
function answering(answer: (title: string, input: Record<string, unknown>) => string | typeof QuickInputButtons.Back | undefined) {
  return () => {
    const heard: Record<string, (given?: unknown) => void> = {};
    const hear = (name: string) => (listener: () => void) => (heard[name] = listener);
    const input: Record<string, unknown> & { items?: readonly { label: string }[] } = { onDidAccept: hear('accept'), onDidTriggerButton: hear('button'), onDidHide: hear('hide'), onDidChangeValue: hear('value'), hide: () => heard.hide(), dispose: () => undefined };
    input.show = () => {
      const given = answer(String(input.title), input);
      if (given === undefined) return heard.hide();
      if (typeof given !== 'string') return heard.button(given);
      Object.assign(input, input.items ? { activeItems: input.items.filter(({ label }) => label === given) } : { value: given });
      heard.value?.(given);
      heard.accept();
    };
    return input;
  };
}

it('leads back to the first page from each other one, and changes nothing where it is given up', async () => {
  const written: unknown[][] = [];
  const settings: Record<string, unknown> = { representation: 'transformer', method: 'auto' };
  Object.assign(workspace, { isTrusted: true, getConfiguration: () => ({ get: (name: string) => settings[name], inspect: (name: string) => ({ defaultValue: settings[name] }), update: async (...given: unknown[]) => void written.push(given.slice(0, 2)) }) });
  const engine = { ask: () => Promise.reject(new Error('not asked for')) } as unknown as Parameters<typeof chooseMethod>[0];
  const chosen = async (...answers: (string | typeof QuickInputButtons.Back | undefined)[]) => {
    const titles: string[] = [];
    const next = answering((title, input) => {
      titles.push(`${title}${(input.buttons as object[]).length > 0 ? ' ←' : ''}`);
      return answers.shift();
    });
    Object.assign(window, { createQuickPick: next, createInputBox: next });
    return [await chooseMethod(engine), titles];
  };
  const [read, group, address] = ['How Documents Are Read (1 of 2)', 'How Documents Are Grouped (2 of 2) ←', 'Address of the Server ←'];
  const { Back } = QuickInputButtons;
  expect(await chosen('Embedding server', Back, 'Words (TF-IDF)', undefined)).toEqual([false, [read, address, read, group]]);
  expect(await chosen('Embedding server', undefined)).toEqual([false, [read, address]]);
  expect(await chosen(undefined)).toEqual([false, [read]]);
  expect(written).toEqual([]);
  expect(await chosen('Words (TF-IDF)', Back, 'Embedding server', ' http://localhost:1 ', 'Automatic')).toEqual([true, [read, group, read, address, group]]);
  expect(written).toEqual([['representation', 'server:http://localhost:1'], ['method', 'auto']]);
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
    createQuickPick: answering(title => (title.includes('Read') ? 'Own model (ONNX)' : 'Automatic')),
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
