import { expect, it } from 'vitest';
import { EventEmitter, type WebviewPanel } from 'vscode';
import { breathe } from '../../../src/core/work';
import { packDuplicates } from '../../../src/protocol/packedDuplicates';
import { FoldersPanel, type FoldersParts } from '../../../src/host/folders/foldersPanel';
import { Suggestions } from '../../../src/host/suggest/suggestions';
import type { SuggestionFacts } from '../../../src/protocol/answers';
import { grouping } from './fixture';

const listening = { dispose: () => undefined };
/** Nothing is nearly the same, and nothing in another folder. */
const facts: SuggestionFacts = {
  documents: grouping.documents.map(({ id }) => id),
  neighbours: { k: 1, indices: new Int32Array(grouping.documents.length), similarities: new Float32Array(grouping.documents.length) },
  duplicates: packDuplicates([]),
  otherFolders: [],
  drafts: [],
  changes: grouping.documents.map(() => []),
  changesBy: 'files',
};

/** The page over the groups of a run that goes on, beside a view of suggestions that nobody looks at. */
function openPanel() {
  let receive: (message: unknown) => void = () => undefined;
  const webview = { asWebviewUri: String, cspSource: 'here', postMessage: () => true, onDidReceiveMessage: (listener: typeof receive) => ((receive = listener), listening) };
  const panel = { webview, visible: true, title: '', onDidChangeViewState: () => listening, onDidDispose: () => listening } as unknown as WebviewPanel;
  const [regrouped, entered] = [new EventEmitter<void>(), new EventEmitter<void>()];
  const runs = { grouping, draft: true, state: { kind: 'running' }, onDidChangeGrouping: regrouped.event, onDidChangeState: entered.event };
  const groups = { grouping, load: async () => undefined, onDidChangeGrouping: regrouped.event };
  let looked = 0;
  const memory = { read: async () => (looked++, []), change: async () => [], onMayBeAnother: () => listening };
  let asked = 0;
  const ask = async () => (asked++, facts);
  const suggestions = new Suggestions(...([runs, groups, { ask }, memory, { error: (error: Error) => expect.fail(error.stack) }] as unknown as ConstructorParameters<typeof Suggestions>));
  const page = new FoldersPanel(panel, { context: { extensionUri: 'extension' }, groups, suggestions } as unknown as FoldersParts, () => undefined);
  const end = () => {
    Object.assign(runs, { draft: false, state: { kind: 'done' } });
    regrouped.fire();
    entered.fire();
  };
  return { page, end, asked: () => asked, looked: () => looked, goesOn: () => entered.fire(), ready: () => receive({ kind: 'call', generation: 0, id: 1, name: 'ready', parameters: {} }) };
}

it('says of files and pairs that there are none only when they were looked for, which it has done when a run has ended', async () => {
  const { page, end, asked, looked, goesOn, ready } = openPanel();
  ready();
  await expect.poll(() => page.view?.looking).toBe('Suggestions come when the groups are made.');
  expect(asked()).toBe(0);
  const before = looked();
  // A run says many times a second how far it is.
  for (let time = 0; time < 50; time++) goesOn();
  await breathe();
  expect(looked()).toBe(before);
  end();
  await expect.poll(asked).toBe(1);
  await expect.poll(() => page.view && [page.view.looking, page.view.pairs]).toEqual([undefined, []]);
});
