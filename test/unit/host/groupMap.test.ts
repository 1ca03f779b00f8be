import { expect, it } from 'vitest';
import { env, window, workspace, type ExtensionContext, type WebviewPanel } from 'vscode';
import { GroupMap } from '../../../src/host/map/groupMap';
import { SharedSelection } from '../../../src/host/selection';
import { grouping } from './fixture';

const listening = { dispose: () => undefined };
const quiet = () => listening;

it('tells the map once that the person asked to see what is selected, where it was selected already too', async () => {
  const selections: { readonly documents: readonly number[]; readonly asked?: boolean }[] = [];
  let send: (message: unknown) => void = () => undefined;
  const webview = {
    asWebviewUri: String,
    cspSource: 'here',
    postMessage: ({ name, payload }: { readonly name?: string; readonly payload: (typeof selections)[number] }) => name === 'selection' && selections.push(payload),
    onDidReceiveMessage: (listener: typeof send) => ((send = listener), listening),
  };
  const panel = { webview, visible: true, title: 'Map', onDidChangeViewState: quiet, onDidDispose: quiet, reveal: () => undefined, dispose: () => undefined } as unknown as WebviewPanel;
  Object.assign(window, { createWebviewPanel: () => panel, registerWebviewPanelSerializer: quiet });
  Object.assign(workspace, { onDidChangeConfiguration: quiet });
  Object.assign(env, { language: 'en' });
  const selection = new SharedSelection();
  const runs = { onDidChangeState: quiet, state: { kind: 'done' } };
  const groups = { grouping, draft: false, facts: undefined, load: async () => undefined, onDidChangeGrouping: quiet, onDidEdit: quiet };
  const parts = [runs, groups, selection, { numbers: undefined }, {}, {}] as unknown as [never, never, never, never, never, never];
  const map = new GroupMap({ extensionUri: 'extension', subscriptions: [] } as unknown as ExtensionContext, ...parts);
  selection.select({ documents: ['bread.md'], groups: [] }, 'tree');
  map.showSelected();
  send({ kind: 'call', generation: 0, id: 1, name: 'ready', parameters: { view: null } });
  const bread = grouping.documents.findIndex(({ id }) => id === 'bread.md');
  await expect.poll(() => selections).toEqual([{ documents: [bread], groups: [], active: -1, asked: true }]);
  selection.select({ documents: [], groups: [1] }, 'tree');
  map.showSelected();
  map.showSelected();
  expect(selections.slice(1).map(({ asked }) => asked ?? false)).toEqual([false, true, true]);
  map.dispose();
});
