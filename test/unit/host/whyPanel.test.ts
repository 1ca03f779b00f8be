import { expect, it } from 'vitest';
import { EventEmitter, window, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { WhyAnswer } from '../../../src/protocol/answers';
import { WhyPanel } from '../../../src/host/why/whyPanel';
import { document, grouping } from './fixture';
import { recordsOf } from './records';

const listening = { dispose: () => undefined };
const webview = { asWebviewUri: String, cspSource: 'here', postMessage: () => true, onDidReceiveMessage: () => listening };
const panel = { webview, visible: true, title: 'Why', onDidChangeViewState: () => listening, onDidDispose: () => listening, reveal: () => undefined } as unknown as WebviewPanel;

it('shows the answer to the last question, whichever comes first', async () => {
  Object.assign(window, { createWebviewPanel: () => panel });
  const waiting = new Map<string, (answer: WhyAnswer) => void>();
  const answers = { busy: false, ask: (_: string, { id }: { readonly id: string }) => new Promise(resolve => waiting.set(id, resolve)) };
  const index = { byId: (id: string) => ({ document: document(id), group: '', uri: undefined }) };
  const context = { extensionUri: 'extension', workspaceState: { get: () => undefined, update: async () => undefined } } as unknown as ExtensionContext;
  const groups = { grouping, onDidChangeGrouping: new EventEmitter().event };
  const parts = [answers, index, groups, {}, {}] as unknown as [never, never, never, never, never];
  const why = new WhyPanel(context, ...parts);
  const answer: WhyAnswer = { own: null, next: null, passages: [] };
  const [first, second] = [why.show('git/log.md'), why.show('bread.md')];
  waiting.get('bread.md')!(answer);
  await second;
  waiting.get('git/log.md')!(answer);
  await first;
  expect(why.view?.id).toBe('bread.md');
});

it('tells other lines when the document stands on others, and is told nothing anew otherwise', async () => {
  const sent: unknown[] = [];
  const hearing = { ...webview, postMessage: (message: unknown) => sent.push(message) > 0 };
  Object.assign(window, { createWebviewPanel: () => ({ ...panel, webview: hearing }) });
  let line = 3;
  const passage = () => ({ at: 0, text: 'Knead the dough', headings: [], line, endLine: line, likeness: 0.5 });
  const answers = { busy: false, ask: async () => ({ own: null, next: null, passages: [passage()] }) };
  const index = { byId: (id: string) => ({ document: document(id), group: '', uri: undefined }) };
  const context = { extensionUri: 'extension', workspaceState: { get: () => undefined, update: async () => undefined } } as unknown as ExtensionContext;
  const changed = new EventEmitter<void>();
  const why = new WhyPanel(context, ...([answers, index, { grouping, onDidChangeGrouping: changed.event }, {}, {}] as unknown as [never, never, never, never, never]));
  const settled = () => new Promise(resolve => setTimeout(resolve, 10));
  changed.fire();
  await why.show('bread.md');
  const before = sent.length;
  changed.fire();
  await settled();
  expect(sent.length).toBe(before);
  line = 7;
  changed.fire();
  await settled();
  expect(why.view?.passages.map(({ line }) => line)).toEqual([7]);
  expect(sent.length).toBe(before + 1);
});

it('is called as what it is about: a file, or a record of one', async () => {
  const own = { ...panel, title: '' };
  Object.assign(window, { createWebviewPanel: (_: string, title: string) => Object.assign(own, { title }) });
  const shown = { grouping, onDidChangeGrouping: new EventEmitter().event };
  const index = { byId: (id: string) => ({ document: document(id), group: '', uri: undefined }) };
  const context = { extensionUri: 'extension', workspaceState: { get: () => undefined, update: async () => undefined } } as unknown as ExtensionContext;
  const why = new WhyPanel(context, ...([{ busy: false, ask: async () => ({ own: null, next: null, passages: [] }) }, index, shown, {}, {}] as unknown as [never, never, never, never, never]));
  const titles = [];
  for (const of of [grouping, recordsOf('file:///notes/a.csv', ['row 2']), grouping]) {
    shown.grouping = of;
    await why.show('bread.md');
    titles.push(own.title);
  }
  expect(titles).toEqual(['Why Is This File Here?', 'Why Is This Record Here?', 'Why Is This File Here?']);
});
