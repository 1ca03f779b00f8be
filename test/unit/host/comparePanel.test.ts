import { beforeEach, expect, it } from 'vitest';
import { Uri, commands, env, window, workspace, type ExtensionContext, type WebviewPanel } from 'vscode';
import { startedComparison } from '../../../src/core/lab/state';
import { Comparison } from '../../../src/host/compare/comparison';
import { ComparePanel } from '../../../src/host/compare/comparePanel';
import type { Scope } from '../../../src/host/run/scope';
import { done } from '../lab/cells';
import { grouping } from './fixture';
import { recordsOf, withAddresses } from './records';

const file = 'file:///notes/my%20answers.csv';
const records = recordsOf(file, ['row 2', 'row 3', 'row 4']);
const cells = [done('transformer', 'ward', { ari: 0.3 })];
const listening = { dispose: () => undefined };
const quiet = () => listening;

/** A panel of what came of comparing a scope's documents; what it copies and which commands it gives. */
function panelOf(whole: Scope, shown: typeof grouping) {
  let send: (message: unknown) => void = quiet;
  const told: unknown[] = [];
  Object.assign(env, { language: 'en', clipboard: { writeText: async (text: string) => void told.push(/my answers\.csv|notes/.exec(text)?.[0]) } });
  Object.assign(window, { setStatusBarMessage: quiet });
  Object.assign(commands, { executeCommand: async (...given: unknown[]) => void told.push(given.map(String)) });
  Object.assign(workspace, { name: 'notes', onDidChangeConfiguration: quiet, getConfiguration: () => ({ update: async () => undefined, inspect: () => undefined, get: () => undefined }) });
  const webview = { asWebviewUri: String, cspSource: 'here', postMessage: quiet, onDidReceiveMessage: (listener: typeof send) => ((send = listener), listening) };
  const panel = { webview, visible: true, title: 'Compare', onDidChangeViewState: quiet, onDidDispose: quiet, dispose: quiet } as unknown as WebviewPanel;
  const comparison = new Comparison({ ...startedComparison(cells.map(({ recipe }) => recipe)), cells, facts: { ids: ['a'], seed: 1, samples: 1, versions: {} } }, cells[0].recipe, { kind: 'done' });
  new ComparePanel({ extensionUri: 'file:///extension' } as unknown as ExtensionContext, panel, comparison, { grouping: shown }, whole, () => undefined);
  let id = 0;
  const call = (name: string, parameters: object) => send({ kind: 'call', generation: 0, id: ++id, name, parameters });
  return { told, call };
}

beforeEach(withAddresses);

it('names the documents that were compared and groups these, whichever are on show', async () => {
  const ofRecords: Scope = { kind: 'records', uri: file, fields: { text: ['answer'] } };
  const cases = [
    [ofRecords, records, 'my answers.csv', ['kindred.refresh']],
    [ofRecords, grouping, 'my answers.csv', ['kindred.clusterRecords', Uri.parse(file).toString()]],
    [{ kind: 'workspace' }, records, 'notes', ['kindred.clusterWorkspace']],
  ] as const;
  for (const [whole, shown, name, command] of cases) {
    const { told, call } = panelOf(whole, shown);
    call('run', { command: 'markdown' });
    await expect.poll(() => told).toEqual([name]);
    call('use', { at: 0 });
    await expect.poll(() => told.slice(1)).toEqual([command]);
  }
});
