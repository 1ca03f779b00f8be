import { expect, it } from 'vitest';
import { commands, type ExtensionContext, type Uri, type WebviewPanel } from 'vscode';
import type { DocumentDates } from '../../../src/core/report/foundDates';
import { GroupPanel } from '../../../src/host/group/groupPanel';
import type { ShownGroups } from '../../../src/host/edits/shownGroups';
import { dates as known, grouping } from '../report/fixture';
import { recordsOf, withAddresses } from './records';

const [, git, bread] = grouping.groups;
const listening = { dispose: () => undefined };

/** A page, and the ways to bring it dates and to say that there are more. */
function openPanel(shown = { grouping, draft: false }) {
  let receive: (message: unknown) => void = () => undefined;
  let heard = () => undefined as void;
  const asked: ((dates: DocumentDates) => void)[] = [];
  const webview = { asWebviewUri: String, cspSource: 'here', postMessage: () => true, onDidReceiveMessage: (listener: typeof receive) => ((receive = listener), listening) };
  const panel = { webview, visible: true, title: '', onDidChangeViewState: () => listening, onDidDispose: () => listening } as unknown as WebviewPanel;
  const context = { extensionUri: 'extension', workspaceState: { update: async () => undefined } } as unknown as ExtensionContext;
  let regrouped = () => undefined as void;
  const groups = Object.assign(shown, { onDidChangeGrouping: (listener: typeof regrouped) => ((regrouped = listener), listening) }) as unknown as ShownGroups;
  const page = new GroupPanel(panel, context, groups, async () => undefined, { of: () => new Promise(resolve => asked.push(resolve)), onDidChange: listener => ((heard = listener), listening) }, () => undefined);
  const settled = () => new Promise(resolve => setTimeout(resolve, 0));
  return {
    page, asked, settled,
    ready: () => receive({ kind: 'call', generation: 0, id: 1, name: 'ready', parameters: {} }),
    open: (id: string) => receive({ kind: 'call', generation: 0, id: 2, name: 'open', parameters: { id, keep: false } }),
    tellMore: () => heard(),
    regroup: () => regrouped(),
  };
}

it('reads dates once for all groups, and shows them with the group that is on show when they come', async () => {
  const { page, asked, settled, ready } = openPanel();
  page.show(git);
  await settled();
  expect(asked).toHaveLength(0);
  ready();
  await settled();
  page.show(bread);
  expect([asked.length, page.view?.group.id, page.view?.times]).toEqual([1, 2, undefined]);
  asked[0](known);
  await settled();
  expect(page.view?.times?.own?.line).toBe('All 2 in Aug 2021.');
  page.show(git);
  expect([asked.length, page.view?.times?.own?.line]).toEqual([1, 'Most in Mar 2021: 2 of 3. Last in Jan 2022.']);
});

it('reads them again when more is known, and keeps those it has meanwhile; what comes late from before counts no more', async () => {
  const { page, asked, settled, ready, tellMore } = openPanel();
  page.show(git);
  ready();
  await settled();
  tellMore();
  expect(asked).toHaveLength(2);
  asked[1]({ ...known, meaning: 'added' });
  await settled();
  asked[0](known);
  await settled();
  expect(page.view?.times?.about).toBe('when each file was added');
  tellMore();
  expect([asked.length, page.view?.times?.about]).toEqual([3, 'when each file was added']);
});

it('reads them again when a document says another one', async () => {
  const shown = { grouping, draft: false };
  const { page, asked, settled, ready, regroup } = openPanel(shown);
  page.show(git);
  ready();
  await settled();
  shown.grouping = { ...grouping, documents: grouping.documents.map(document => ({ ...document })) };
  regroup();
  expect(asked).toHaveLength(1);
  shown.grouping = { ...grouping, documents: grouping.documents.map((document, at) => (at === 0 ? { ...document, dated: 5 } : document)) };
  regroup();
  expect(asked).toHaveLength(2);
  shown.grouping = { ...grouping, documents: shown.grouping.documents.map((document, at) => (at === 0 ? { ...document, changed: 6 } : document)) };
  regroup();
  expect(asked).toHaveLength(3);
});

it('opens a record at its beginning: the line it has is one of its file', async () => {
  const opened: unknown[][] = [];
  Object.assign(commands, { executeCommand: async (...given: unknown[]) => void opened.push(given) });
  const records = recordsOf('file:///notes/a.csv', ['row 4'], { line: 300 });
  const { settled, open } = openPanel({ grouping: records, draft: false });
  withAddresses();
  open(records.documents[0].id);
  await settled();
  const [[command, uri, line]] = opened as [string, Uri, number | undefined][];
  expect([command, uri.path, line]).toEqual(['kindred.openText', '/notes/a.csv row 4', undefined]);
});
