import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventEmitter, TabInputCustom, window, workspace, type Uri } from 'vscode';
import type { Answers } from '../../../src/host/answers/answers';
import type { DocumentIndex } from '../../../src/host/answers/documentIndex';
import type { ShownGroups } from '../../../src/host/edits/shownGroups';
import { showRelated } from '../../../src/host/related/relatedView';
import type { Runs } from '../../../src/host/run/runs';
import type { RelatedDocument, RelatedRequest } from '../../../src/protocol/answers';
import type { Grouping } from '../../../src/core/types';
import { document, grouping } from './fixture';
import { recordsOf, withAddresses } from './records';
import { configuration } from './vscode';

const editorChanged = new EventEmitter<void>();
const never = () => ({ dispose: () => undefined });
const uri = (path: string) => ({ scheme: 'file', authority: '', path, toString: () => `file://${path}` });
/** An editor of a file in which nothing is selected. */
const editor = (path: string) => ({ document: { uri: uri(path), getText: () => `The text of ${path}` }, selection: { isEmpty: true, active: { line: 0 } } });
const found = (id: string): RelatedDocument => ({ id, likeness: 0.8, passage: { at: 0, text: 'Some words', headings: [], line: 0, endLine: 1, likeness: 0.8 } });

/** The view with files of `open` in editors, the last one active; questions are answered by `answer`. */
function related(answer: (asked: RelatedRequest) => Promise<readonly RelatedDocument[]>, usesServer = false, { of = grouping, scope }: { readonly of?: Grouping; readonly scope?: object } = {}) {
  const index = {
    version: 1,
    usesServer,
    idOf: ({ path }: { readonly path: string }) => (path.startsWith('/notes/') ? path.slice('/notes/'.length) : undefined),
    byId: (id: string) => ({ document: document(id), group: '', uri: undefined }),
  } as unknown as DocumentIndex;
  const groups = { grouping: of, load: async () => undefined, onDidChangeGrouping: never } as unknown as ShownGroups;
  const runs = { state: { kind: 'done' }, settled: { scope }, onDidChangeState: never } as unknown as Runs;
  const ask = vi.fn((_: string, asked: RelatedRequest) => answer(asked));
  return { ask, view: showRelated({ ask } as unknown as Answers, index, groups, runs) };
}

/** Makes a file's editor the active one, or closes all. */
async function open(path: string | undefined): Promise<void> {
  const tabs = path === undefined ? [] : [{}];
  Object.assign(window, { activeTextEditor: path && editor(path), tabGroups: { all: [{ tabs }], activeTabGroup: {} } });
  editorChanged.fire();
  await vi.advanceTimersByTimeAsync(200);
}

describe('related documents', () => {
  const before = { window: { ...window }, workspace: { ...workspace } };
  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(window, {
      createTreeView: () => ({ visible: true, message: undefined, description: undefined, onDidChangeVisibility: never, dispose: () => undefined }),
      onDidChangeActiveTextEditor: editorChanged.event,
      onDidChangeTextEditorSelection: never,
      tabGroups: { onDidChangeTabs: never },
    });
    Object.assign(workspace, { onDidChangeTextDocument: never, onDidChangeConfiguration: never, getConfiguration: () => configuration({ 'related.excludeLinked': false }) });
  });
  afterEach(() => {
    vi.useRealTimers();
    Object.assign(window, before.window);
    Object.assign(workspace, before.workspace);
  });

  const shown = ({ tree, view }: ReturnType<typeof showRelated>) => [tree.rows.map(row => row.document.id), view.message];

  it('are there again when the file is opened again after all were closed', async () => {
    const { view } = related(async () => [found('bread.md')]);
    await open('/notes/git/log.md');
    expect(shown(view)).toEqual([['bread.md'], undefined]);
    await open(undefined);
    expect(shown(view)).toEqual([[], 'Open a document to see what is related to it.']);
    await open('/notes/git/log.md');
    expect(shown(view)).toEqual([['bread.md'], undefined]);
    view.dispose();
  });

  it('are there again after a file whose text is not sent to the server', async () => {
    const { view } = related(async () => [found('bread.md')], true);
    await open('/notes/git/log.md');
    await open('/elsewhere/a.md');
    expect(shown(view)).toEqual([[], 'This document is not among those grouped, and its text is not sent to a server.']);
    await open('/notes/git/log.md');
    expect(shown(view)).toEqual([['bread.md'], undefined]);
    view.dispose();
  });

  it('of a file whose records are grouped are those of the record at the cursor', async () => {
    withAddresses();
    const file = 'file:///notes/a.csv';
    const records = recordsOf(file, ['row 2', 'row 3', 'row 4']);
    const lines = [1, 4, 9];
    const of = { ...records, documents: records.documents.map((one, i) => ({ ...one, line: lines[i] })).reverse() };
    const at = async (line: number, words = '') => {
      const uriOf = { ...uri('/notes/a.csv'), toString: () => file };
      Object.assign(window, { activeTextEditor: { document: { uri: uriOf, getText: () => words || 'All of it' }, selection: { isEmpty: words === '', active: { line } } }, tabGroups: { all: [{ tabs: [{}] }], activeTabGroup: {}, onDidChangeTabs: never } });
      editorChanged.fire();
      await vi.advanceTimersByTimeAsync(200);
    };
    const whole = related(async () => [found('bread.md')], false, { of });
    for (const line of [4, 5, 8, 9]) await at(line);
    expect(whole.ask.mock.calls.map(([, asked]) => asked)).toEqual(['a.csv/row 3', 'a.csv/row 4'].map(id => ({ id, without: [], limit: 12 })));
    expect(whole.view.view.description).toBe('a.csv · row 4');
    await at(0);
    expect(shown(whole.view)).toEqual([[], 'Put the cursor into a record of the groups to see what is related to it.']);
    await at(0, 'some words that are selected');
    expect(whole.ask.mock.lastCall?.[1]).toMatchObject({ text: { kind: 'words', content: 'some words that are selected' } });
    whole.view.dispose();
    const part = related(async () => [found('bread.md')], false, { of: { ...of, documents: of.documents.slice(1) }, scope: { kind: 'records', uri: file, fields: {}, only: { ids: [], hashes: [] } } });
    for (const line of [4, 9]) await at(line);
    expect([part.ask.mock.calls.length, shown(part.view)[0]]).toEqual([1, []]);
    part.view.dispose();
    const flat = related(async () => [found('bread.md')], false, { of: { ...of, documents: of.documents.map(one => ({ ...one, line: 0 })) } });
    await at(0);
    expect([flat.ask.mock.calls, shown(flat.view)[0]]).toEqual([[], []]);
    flat.view.dispose();
  });

  it('are without those linked to already where the folder of the file wants that', async () => {
    withAddresses();
    Object.assign(workspace, { getConfiguration: (_: string, scope?: { readonly path: string }) => configuration({ 'related.excludeLinked': scope?.path === '/notes/git/log.md' }, { 'related.excludeLinked': false }) });
    const { ask, view } = related(async () => [found('bread.md')]);
    for (const path of ['/notes/git/log.md', '/notes/git/stash.md']) {
      const shows = editor(path);
      Object.assign(window, { activeTextEditor: { ...shows, document: { ...shows.document, getText: () => '[Bread](../bread.md)' } }, tabGroups: { all: [{ tabs: [{}] }], activeTabGroup: {}, onDidChangeTabs: never } });
      editorChanged.fire();
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(ask.mock.calls.map(([, asked]) => asked.without)).toEqual([['bread.md'], []]);
    view.dispose();
  });

  it('of a picture that is not grouped are none, and no server has to do with it', async () => {
    const { view } = related(async () => [found('bread.md')]);
    Object.assign(window, { activeTextEditor: undefined, tabGroups: { all: [{ tabs: [{}] }], activeTabGroup: { activeTab: { input: Object.assign(new TabInputCustom({} as Uri, ''), { uri: uri('/elsewhere/dot.png') }) } } } });
    editorChanged.fire();
    await vi.advanceTimersByTimeAsync(200);
    expect(shown(view)).toEqual([[], 'This file is not among the documents grouped.']);
    view.dispose();
  });

  it('of a file that was closed meanwhile are not shown', async () => {
    let answer: (found: readonly RelatedDocument[]) => void = () => undefined;
    const { view } = related(() => new Promise(resolve => (answer = resolve)));
    await open('/notes/git/log.md');
    await open(undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    answer([found('bread.md')]);
    await vi.advanceTimersByTimeAsync(200);
    expect(shown(view)).toEqual([[], 'Open a document to see what is related to it.']);
    view.dispose();
  });
});
