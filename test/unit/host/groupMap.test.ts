import { expect, it } from 'vitest';
import { env, window, workspace, type ExtensionContext } from 'vscode';
import type { Edit } from '../../../src/core/edits/edit';
import { GroupMap } from '../../../src/host/map/groupMap';
import { SharedSelection } from '../../../src/host/selection';
import { grouping, numberedAnew } from './fixture';
import { recordsOf } from './records';

const listening = { dispose: () => undefined };
const quiet = () => listening;

/** A map over runs in some state, its panel, and what its page is sent and sends. */
function mapOf(selection: SharedSelection, state: object = { kind: 'done' }, shown = grouping) {
  const sent: { readonly name?: string; readonly payload: unknown }[] = [];
  let send: (message: unknown) => void = () => undefined;
  const webview = {
    asWebviewUri: String,
    cspSource: 'here',
    postMessage: (message: (typeof sent)[number]) => sent.push(message),
    onDidReceiveMessage: (listener: typeof send) => ((send = listener), listening),
  };
  const revealed: unknown[][] = [];
  const panel = { webview, visible: true, title: 'Map', onDidChangeViewState: quiet, onDidDispose: quiet, reveal: (...how: unknown[]) => void revealed.push(how), dispose: () => undefined };
  Object.assign(window, { createWebviewPanel: () => panel, registerWebviewPanelSerializer: quiet });
  Object.assign(workspace, { onDidChangeConfiguration: quiet });
  Object.assign(env, { language: 'en' });
  const runs = { onDidChangeState: quiet, state };
  const applied: Edit[] = [];
  const questions: object[] = [];
  const groups = { grouping: shown, draft: false, facts: undefined, load: async () => undefined, onDidChangeGrouping: quiet, onDidEdit: quiet, apply: async (edit: Edit) => void applied.push(edit) };
  const parts = [runs, groups, selection, { numbers: undefined }, {}, async (question: object) => void questions.push(question)] as unknown as [never, never, never, never, never, never];
  const map = new GroupMap({ extensionUri: 'extension', subscriptions: [] } as unknown as ExtensionContext, ...parts);
  const payloads = (name: string) => sent.flatMap(message => (message.name === name ? [message.payload] : []));
  const call = (name: string, parameters: object) => send({ kind: 'call', generation: 0, id: 1, name, parameters });
  return { map, panel, revealed, payloads, groups, applied, questions, call, begin: () => call('ready', { view: null }) };
}

it('tells the map once that the person asked to see what is selected, where it was selected already too', async () => {
  const selection = new SharedSelection();
  const { map, payloads, begin } = mapOf(selection);
  const selections = () => payloads('selection') as { readonly asked?: boolean }[];
  selection.select({ documents: ['bread.md'], groups: [] }, 'tree');
  map.showSelected();
  begin();
  const bread = grouping.documents.findIndex(({ id }) => id === 'bread.md');
  await expect.poll(selections).toEqual([{ documents: [bread], groups: [], active: -1, asked: true }]);
  selection.select({ documents: [], groups: [1] }, 'tree');
  map.showSelected();
  map.showSelected();
  expect(selections().slice(1).map(({ asked }) => asked ?? false)).toEqual([false, true, true]);
  map.dispose();
});

it('has the name of the file whose records it shows, also where it was opened before', async () => {
  const { map, panel, payloads, begin } = mapOf(new SharedSelection(), { kind: 'done' }, recordsOf('file:///notes/my%20answers.csv', ['row 2', 'row 3', 'row 4']));
  map.show();
  begin();
  await expect.poll(() => payloads('data')).toHaveLength(1);
  expect(panel.title).toBe('Map: my answers.csv');
  map.dispose();
});

it('tells the map when a setting is in the way', async () => {
  for (const failure of ['badSetting', 'outOfMemory']) {
    const { map, payloads, begin } = mapOf(new SharedSelection(), { kind: 'failed', failure, text: 'No.' });
    map.show();
    begin();
    await expect.poll(() => payloads('status').at(-1)).toEqual({ state: 'failed', text: 'No.', setting: failure === 'badSetting' });
    map.dispose();
  }
});

it('leaves the focus where it is when the map comes up, and takes it to a map that is in sight already', () => {
  const { map, panel, revealed } = mapOf(new SharedSelection());
  map.go();
  expect(revealed).toEqual([]);
  panel.visible = false;
  map.go();
  panel.visible = true;
  map.go();
  expect(revealed).toEqual([[undefined, true], []]);
  map.dispose();
});

it('changes the group that the map shows, where a run has numbered the groups anew and the map has not heard of it', async () => {
  const { map, payloads, begin, groups, applied, questions, call } = mapOf(new SharedSelection());
  map.show();
  begin();
  await expect.poll(() => payloads('data')).toHaveLength(1);
  groups.grouping = numberedAnew;
  call('edit', { kind: 'merge', groups: [2], into: 1 });
  call('ask', { what: 'rename', groups: [2] });
  await expect.poll(() => questions).toEqual([{ what: 'rename', groups: [1] }]);
  expect(applied).toEqual([{ kind: 'merge', groups: [1], into: 2 }]);
  map.dispose();
});
