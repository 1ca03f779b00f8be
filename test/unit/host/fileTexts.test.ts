import { expect, it, vi } from 'vitest';
import { EventEmitter, TabInputText, Uri, languages, window, workspace } from 'vscode';
import type { Engine } from '../../../src/host/run/engine';
import { FileTexts } from '../../../src/host/text/fileTexts';
import { recordUri, textUri } from '../../../src/host/text/textUri';
import { withAddresses } from './records';

const file = { scheme: 'file', path: '/notes/bees.pdf', fsPath: '/notes/bees.pdf', toString: () => 'file:///notes/bees.pdf' } as Uri;
/** Addresses as the editor has them, as far as is needed. */
const address = (parts: { readonly scheme: string; readonly path: string; readonly query?: string }) => ({ ...parts, fsPath: parts.path, toString: () => `${parts.scheme}://${parts.path}${parts.query ? `?${parts.query}` : ''}` }) as unknown as Uri;
const passages = [{ text: 'Willows bloom.', headings: [], line: 0, endLine: 0 }, { text: 'In a jar.', headings: ['Honey'], line: 2, endLine: 2 }];

it('shows the text of a document at the page of a passage, and says so where it is none', async () => {
  let text = '';
  Object.assign(Uri, { from: address, parse: (given: string) => address({ scheme: 'file', path: given.replace(/^file:\/\//, '') }) });
  const showTextDocument = vi.fn();
  const dispose = vi.fn();
  Object.assign(workspace, {
    registerTextDocumentContentProvider: () => ({ dispose }),
    textDocuments: [],
    openTextDocument: async (uri: Uri) => {
      text = await texts.provideTextDocumentContent(uri);
      return { languageId: 'plaintext', getText: () => text };
    },
  });
  Object.assign(languages, { setTextDocumentLanguage: async (_: object, languageId: string) => ({ languageId }) });
  Object.assign(window, { showTextDocument, tabGroups: { all: [] } });
  const ask = vi.fn(async (_: string, { id }: { readonly id: string }) => (id === file.path ? { title: 'Bees', passages } : Promise.reject(new Error('A PDF that is damaged.'))));
  const grouped = new EventEmitter<void>();
  const texts = new FileTexts({ ask } as unknown as Engine, async () => undefined, { onDidChangeGrouping: grouped.event });

  await texts.open(file, 2, { preview: true });
  expect(ask).toHaveBeenCalledWith('text', { id: '/notes/bees.pdf', uri: 'file:///notes/bees.pdf', path: '/notes/bees.pdf' });
  expect(text).toBe('# Bees\n\n*Page 1*\n\nWillows bloom.\n\n*Page 3*\n\n## Honey\n\nIn a jar.\n');
  expect(showTextDocument).toHaveBeenLastCalledWith({ languageId: 'markdown' }, { preview: true, selection: { startLine: 8, startCharacter: 0, endLine: 8, endCharacter: 0 } });
  await texts.open(file);
  expect(showTextDocument).toHaveBeenLastCalledWith({ languageId: 'markdown' }, {});
  // The editor is given what was read, with its places.
  expect(ask).toHaveBeenCalledTimes(2);
  await expect(texts.open({ ...file, path: '/elsewhere.pdf', toString: () => 'file:///elsewhere.pdf' } as Uri)).rejects.toThrow('A PDF that is damaged.');
  const changed = vi.fn();
  texts.onDidChange(changed);
  const tab = (scheme: string) => ({ input: new TabInputText({ scheme } as Uri) });
  Object.assign(window, { tabGroups: { all: [{ tabs: [tab('file'), tab('kindred-text'), { input: undefined }] }] } });
  grouped.fire();
  expect(changed.mock.calls).toEqual([[{ scheme: 'kindred-text' }]]);
  // A text that is open already is asked for anew where it is another now.
  let shown = text;
  Object.assign(workspace, { openTextDocument: async () => ({ languageId: 'markdown', getText: () => shown }) });
  await texts.open(file);
  expect(changed).toHaveBeenCalledTimes(1);
  shown = 'What it was before.';
  await texts.open(file);
  expect(changed).toHaveBeenCalledTimes(2);
  // What is not saved is read as it stands in its editor.
  const unsaved = address({ scheme: 'untitled', path: 'Untitled-1' });
  Object.assign(workspace, { textDocuments: [{ uri: unsaved, getText: () => 'Written just now.' }] });
  await expect(texts.open(unsaved)).rejects.toThrow();
  expect(ask).toHaveBeenLastCalledWith('text', { id: 'Untitled-1', uri: 'untitled://Untitled-1', text: 'Written just now.' });
  Object.assign(workspace, { textDocuments: [] });
  // A file that is gone leaves its text where it is shown, and is told where it is not.
  const gone = textUri({ path: '/gone.pdf', toString: () => 'file:///gone.pdf' } as Uri);
  await expect(texts.provideTextDocumentContent(gone)).rejects.toThrow('A PDF that is damaged.');
  Object.assign(workspace, { textDocuments: [{ uri: gone, getText: () => 'What it said.' }] });
  expect(await texts.provideTextDocumentContent(gone)).toBe('What it said.');
  texts.dispose();
  expect(dispose).toHaveBeenCalledOnce();
});

it('shows the text of a record by the fields its file was grouped by, at the passage asked for, without marks of pages whatever it is called', async () => {
  withAddresses();
  const showTextDocument = vi.fn();
  Object.assign(workspace, {
    registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
    textDocuments: [],
    openTextDocument: async (uri: Uri) => {
      const text = await texts.provideTextDocumentContent(uri);
      return { languageId: 'plaintext', getText: () => text };
    },
  });
  Object.assign(languages, { setTextDocumentLanguage: async (document: { getText(): string }) => document.getText() });
  Object.assign(window, { showTextDocument });
  const ask = vi.fn(async (_question: string, _parameters: object) => ({ title: 'Honey', passages }));
  const fieldsOf = vi.fn(async (file: string) => (file === 'file:///notes/bees.csv' ? { text: ['answer'] } : undefined));
  const texts = new FileTexts({ ask } as unknown as Engine, fieldsOf, { onDidChangeGrouping: new EventEmitter<void>().event });
  await texts.open(recordUri('file:///notes/bees.csv#a%2Fb.pdf'), 2);
  expect(ask).toHaveBeenLastCalledWith('recordText', { path: '/notes/bees.csv', id: 'a/b.pdf', fields: { text: ['answer'] } });
  const place = { startLine: 4, startCharacter: 0, endLine: 4, endCharacter: 0 };
  expect(showTextDocument).toHaveBeenLastCalledWith('# Honey\n\nWillows bloom.\n\n## Honey\n\nIn a jar.\n', { selection: place });
  // As after a reload, where nothing is grouped by now.
  await texts.provideTextDocumentContent(Uri.parse(recordUri('file:///notes/others.csv#row%202').toString()));
  expect(ask).toHaveBeenLastCalledWith('recordText', { path: '/notes/others.csv', id: 'row 2' });
  expect(ask).toHaveBeenCalledTimes(2);
});
