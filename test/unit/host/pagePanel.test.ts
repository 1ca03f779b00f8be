import { expect, it } from 'vitest';
import { window, type Uri, type WebviewPanel } from 'vscode';
import { CancelledError } from '../../../src/core/work';
import { PagePanel } from '../../../src/host/page/pagePanel';
import { logFailures } from '../../../src/host/tellFailure';

interface Page {
  functions: { fail(asked: { readonly why: string }): void; stop(asked: Record<string, never>): void };
  events: Record<string, never>;
}

it('tells the user what a page asked for and failed, and the log, and the page as well', async () => {
  const told: string[] = [];
  Object.assign(window, { showErrorMessage: async (text: string) => void told.push(text) });
  const logged: unknown[] = [];
  logFailures({ error: (error: unknown) => void logged.push(error) });
  const posted: unknown[] = [];
  let send: (message: unknown) => void = () => undefined;
  const listening = { dispose: () => undefined };
  const webview = { asWebviewUri: String, cspSource: 'here', postMessage: (message: unknown) => posted.push(message), onDidReceiveMessage: (listener: typeof send) => ((send = listener), listening) };
  const panel = { webview, visible: true, title: 'Page', onDidChangeViewState: () => listening } as unknown as WebviewPanel;
  const handlers = { fail: ({ why }: { readonly why: string }) => Promise.reject(new Error(why)), stop: () => Promise.reject(new CancelledError()) };
  const page = new PagePanel<Page, Page>(panel, 'extension' as unknown as Uri, { bundle: 'page', strings: {} }, handlers);
  send({ kind: 'call', generation: 0, id: 1, name: 'fail', parameters: { why: 'No such group.' } });
  send({ kind: 'call', generation: 0, id: 2, name: 'stop', parameters: {} });
  await new Promise(resolve => setTimeout(resolve, 0));
  expect([told, logged]).toEqual([['No such group.'], [new Error('No such group.')]]);
  expect(posted).toMatchObject([{ id: 1, error: { message: 'No such group.' } }, { id: 2, error: { name: 'CancelledError' } }]);
  page.dispose();
});
