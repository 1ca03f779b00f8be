import { expect, it } from 'vitest';
import { window, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { WhyAnswer } from '../../../src/protocol/answers';
import { WhyPanel } from '../../../src/host/why/whyPanel';
import { document, grouping } from './fixture';

const listening = { dispose: () => undefined };
const webview = { asWebviewUri: String, cspSource: 'here', postMessage: () => true, onDidReceiveMessage: () => listening };
const panel = { webview, visible: true, title: 'Why', onDidChangeViewState: () => listening, onDidDispose: () => listening, reveal: () => undefined } as unknown as WebviewPanel;

it('shows the answer to the last question, whichever comes first', async () => {
  Object.assign(window, { createWebviewPanel: () => panel });
  const waiting = new Map<string, (answer: WhyAnswer) => void>();
  const answers = { busy: false, ask: (_: string, { id }: { readonly id: string }) => new Promise(resolve => waiting.set(id, resolve)) };
  const index = { byId: (id: string) => ({ document: document(id), group: '', uri: undefined }) };
  const context = { extensionUri: 'extension', workspaceState: { get: () => undefined, update: async () => undefined } } as unknown as ExtensionContext;
  const parts = [answers, index, { grouping }, {}, {}] as unknown as [never, never, never, never, never];
  const why = new WhyPanel(context, ...parts);
  const answer: WhyAnswer = { own: null, next: null, passages: [] };
  const [first, second] = [why.show('git/log.md'), why.show('bread.md')];
  waiting.get('bread.md')!(answer);
  await second;
  waiting.get('git/log.md')!(answer);
  await first;
  expect(why.view?.id).toBe('bread.md');
});
