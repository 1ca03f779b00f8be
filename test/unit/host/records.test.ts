import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mayBeRecords, RECORD_ENDINGS, recordKindOf } from '../../../src/core/documents/recordKinds';
import { labelFiles } from '../../../src/host/classify/labelFiles';
import { commands as ids } from '../../../src/host/contributions';
import { EventEmitter, Uri, commands, window, workspace } from 'vscode';
import { documentIndex } from '../../../src/host/answers/documentIndex';
import { documentUri, pathOf } from '../../../src/host/documentUris';
import { askRecords } from '../../../src/host/records/askRecords';
import { onlyFiles } from '../../../src/host/records/onlyFiles';
import { openInFile } from '../../../src/host/records/openInFile';
import { recordName, recordsFileName } from '../../../src/host/records/record';
import { aroundOf, earlierOf, fieldsIn } from '../../../src/host/run/around';
import type { Kept } from '../../../src/host/run/keptGrouping';
import { partOf, wholeOf, type Scope } from '../../../src/host/run/scope';
import { isReadAsText } from '../../../src/host/text/readAsText';
import { fileOf, recordAt, textUri } from '../../../src/host/text/textUri';
import { documentFacts, documentSpeech, lineOf, whereOf } from '../../../src/host/tree/rowText';
import { document, grouping } from './fixture';
import { recordsOf, withAddresses } from './records';

const file = 'file:///notes/data/my%20answers.csv';
const named = ['row 2', '#7/a?b', 'paper.pdf'];
const records = recordsOf(file, named);

beforeEach(withAddresses);

describe('a record of a file', () => {
  it('has an address of its own, which tells file and record, and which the editor gives back', () => {
    for (const [i, one] of records.documents.entries()) {
      const uri = documentUri(one)!;
      expect(recordName(one)).toBe(named[i]);
      const back = recordAt(Uri.parse(uri.toString()))!;
      expect([back.file.toString(), back.id]).toEqual([file, named[i]]);
      expect([fileOf(uri), textUri(uri)]).toEqual([uri, uri]);
      expect(isReadAsText(uri)).toBe(true);
    }
    expect(documentUri(records.documents[0])!.path).toBe('/notes/data/my answers.csv row 2');
    expect(documentUri(records.documents[1])!.path).toBe('/notes/data/my answers.csv #7 a?b');
    expect(recordAt(textUri(Uri.parse('file:///notes/a%23b.pdf')))).toBeUndefined();
    // A name that would be cut in the middle of a letter.
    const long = documentUri(recordsOf(file, [`${'a'.repeat(59)}😀`]).documents[0])!;
    expect(recordAt(Uri.parse(long.toString()))!.id).toBe(`${'a'.repeat(59)}😀`);
  });

  it('is found among the documents by that address, and files by theirs', () => {
    const listen = new EventEmitter<void>();
    const index = documentIndex({ grouping: records, onDidChangeGrouping: listen.event });
    for (const one of records.documents) expect(index.idOf(documentUri(one)!)).toBe(one.id);
    expect(index.idOf(Uri.parse(file))).toBeUndefined();
    expect(index.byId(records.documents[1].id)?.uri?.toString()).toBe(documentUri(records.documents[1])!.toString());
    const files = documentIndex({ grouping, onDidChangeGrouping: listen.event });
    expect(files.idOf(documentUri(records.documents[0])!)).toBeUndefined();
  });

  it('has its line of the file for a path, and its name where files have their folder; lines of its text nobody sees', () => {
    expect(records.documents.map(pathOf)).toEqual([2, 3, 4].map(line => `/notes/data/my answers.csv:${line}`));
    expect(pathOf({ ...records.documents[0], line: undefined })).toBe('/notes/data/my answers.csv:1');
    const [first, , pdf] = records.documents;
    expect([whereOf(first), whereOf(document('git/a.md'))]).toEqual(['row 2', 'git']);
    expect([lineOf({ line: 3 }, pdf), lineOf({ line: 3 }, document('paper.pdf'))]).toEqual(['', 'page 4']);
    expect(documentSpeech(first, grouping.groups, false)).toBe('Title row 2, row 2, fit fair');
    expect(documentFacts(first, [])[0]).toBe('data/my%20answers.csv/row 2');
    expect([recordsFileName(records), recordsFileName(grouping), recordsFileName({ documents: [] })]).toEqual(['my answers.csv', undefined, undefined]);
  });

  it('is opened in its file at its line, as text; what is no text cannot be', async () => {
    const done = vi.fn(async () => undefined);
    Object.assign(commands, { executeCommand: done });
    await openInFile(records.documents[1], { preview: true });
    const [command, uri, as, options] = done.mock.calls[0] as unknown as [string, Uri, string, { selection: { startLine: number } }];
    expect([command, uri.toString(), as, options.selection.startLine]).toEqual(['vscode.openWith', file, 'default', 2]);
    await openInFile(document('a.md'), {});
    expect(done).toHaveBeenCalledOnce();
    for (const ending of ['.gz', '.xlsx']) await expect(openInFile(recordsOf(`${file}${ending}`, ['row 2']).documents[0], {})).rejects.toThrow(`my answers.csv${ending} is no text`);
  });
});

it('are labelled as records, files as files', async () => {
  const titles: unknown[] = [];
  Object.assign(window, { showInputBox: async ({ title }: { readonly title: string }) => void titles.push(title) });
  const label = (...uris: Uri[]) => labelFiles({ read: async () => ({}) } as never, uris, { idOf: () => 'a' });
  const uris = records.documents.map(one => documentUri(one)!);
  await label(uris[0]);
  await label(...uris);
  await label(uris[0], Uri.parse('file:///notes/a.md'));
  expect(titles).toEqual(['Label 1 Record', 'Label 3 Records', 'Label 2 Files']);
});

it('says of groups of records why nothing is moved, tagged or compared with folders', async () => {
  const told: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string) => void told.push(text) });
  const acted: object[] = [];
  const act = onlyFiles(async of => void acted.push(of));
  await act(grouping);
  await act(records);
  expect(acted).toEqual([grouping]);
  expect(told).toEqual([expect.stringContaining('records of my answers.csv')]);
});

describe('scopes of records', () => {
  const of = (uri: string, more: Partial<Scope> = {}) => ({ kind: 'records', uri, fields: { text: ['a'] }, ...more }) as Scope;
  const folder: Kept = { grouping, scope: { kind: 'workspace' } };
  const one: Kept = { grouping: records, scope: of('file:///a.csv'), outer: folder };
  const inOne: Kept = { grouping: records, scope: of('file:///a.csv', { inside: 'Bread', only: { ids: ['row 2'], hashes: [''] } } as Partial<Scope>), outer: one };

  it('are parts of their own, one for each file and group', () => {
    const scopes = [one.scope, of('file:///b.csv'), inOne.scope, { kind: 'chosen', uris: [], inside: 'Bread' } as Scope, folder.scope];
    expect(new Set(scopes.map(partOf)).size).toBe(scopes.length);
    expect(partOf(of('file:///a.csv', { fields: {} }))).toBe(partOf(one.scope));
    expect([wholeOf(inOne.scope), wholeOf(folder.scope), wholeOf(undefined)]).toEqual([one.scope, { kind: 'workspace' }, { kind: 'workspace' }]);
  });

  it('lie in the groups of the folder, and a group of them in these', () => {
    expect(aroundOf(one.scope, undefined)).toBeUndefined();
    expect(aroundOf(one.scope, folder)).toBe(folder);
    expect(aroundOf(inOne.scope, one)).toBe(one);
    // The same again, another file and the folder.
    expect([aroundOf(inOne.scope, inOne), aroundOf(one.scope, inOne), aroundOf(of('file:///b.csv'), inOne), aroundOf(folder.scope, inOne)]).toEqual([one, folder, folder, undefined]);
    expect([earlierOf(inOne.scope, inOne), earlierOf(one.scope, inOne), earlierOf(of('file:///b.csv'), inOne), earlierOf(folder.scope, inOne)]).toEqual([inOne, one, undefined, folder]);
    expect([fieldsIn(inOne, 'file:///a.csv'), fieldsIn(inOne, 'file:///b.csv')]).toEqual([{ text: ['a'] }, undefined]);
  });
});

describe('asking for records', () => {
  const found = {
    fields: [
      { name: 'ticket', example: 'T-1', filled: 1 },
      { name: 'body', example: 'The $(gear) does not turn', filled: 0.5 },
      { name: 'subject', example: 'Gear', filled: 1 },
    ],
    guessed: { text: ['body'], title: 'subject', id: 'ticket' },
  };
  const ask = vi.fn(async () => found);
  const engine = { ask } as never;
  const uri = (text: string) => Uri.parse(text);
  const shown: { readonly items: readonly { readonly label: string; readonly description: string; readonly detail: string; readonly picked: boolean }[]; readonly options: { readonly title: string } }[] = [];
  beforeEach(() => {
    shown.length = 0;
    ask.mockClear();
    Object.assign(window, {
      withProgress: (_: object, task: (...given: object[]) => unknown) => task({}, { onCancellationRequested: () => undefined }),
      showQuickPick: async (items: never[], options: never) => (shown.push({ items, options }), (items as { picked: boolean }[]).filter(({ picked }) => picked)),
    });
    Object.assign(workspace.fs, { stat: async ({ path }: { readonly path: string }) => (path.includes('gone') ? Promise.reject(new Error('not found')) : { type: 1 }) });
  });

  it('shows what fields there are in one box, the guessed text ticked, and takes the other guesses along', async () => {
    expect(await askRecords(engine, uri('file:///notes/tickets.csv'))).toEqual({ kind: 'records', uri: 'file:///notes/tickets.csv', fields: { text: ['body'], title: 'subject', id: 'ticket' } });
    expect(ask).toHaveBeenCalledWith('recordFields', { path: '/notes/tickets.csv' }, expect.anything());
    expect(shown).toHaveLength(1);
    expect(shown[0].options.title).toContain('tickets.csv');
    expect(shown[0].items.map(({ label, description, detail, picked }) => [label, description, detail, picked])).toEqual([
      ['ticket', 'name', 'T-1', false],
      ['body', '50 % filled', 'The \\$(gear) does not turn', true],
      ['subject', 'title', 'Gear', false],
    ]);
  });

  it('gives up where the box is left, or nothing is ticked', async () => {
    for (const chosen of [undefined, []]) {
      Object.assign(window, { showQuickPick: async () => chosen });
      expect(await askRecords(engine, uri('file:///notes/tickets.csv'))).toBeUndefined();
    }
  });

  it('asks nothing of a mailbox, nor where there is one field', async () => {
    ask.mockResolvedValueOnce({ fields: [], guessed: {} } as never);
    expect(await askRecords(engine, uri('file:///notes/mails.MBOX.gz'))).toEqual({ kind: 'records', uri: 'file:///notes/mails.MBOX.gz', fields: {} });
    ask.mockResolvedValueOnce({ fields: [found.fields[1]], guessed: { text: ['body'] } } as never);
    expect(await askRecords(engine, uri('file:///notes/one.csv'))).toMatchObject({ fields: { text: ['body'] } });
    expect(shown).toEqual([]);
  });

  it('says why of files that are gone, elsewhere or not saved', async () => {
    await expect(askRecords(engine, uri('file:///notes/gone.csv'))).rejects.toThrow('gone.csv is not there');
    await expect(askRecords(engine, uri('memfs:///notes/far.csv'))).rejects.toThrow('not on this machine');
    await expect(askRecords(engine, uri('untitled:///new.csv'))).rejects.toThrow('not saved yet');
  });

  it('knows files of records by their names', () => {
    expect(['a.csv', 'b.TSV.gz', 'c.jsonl', 'd.mbox', 'e.csv.zip', 'csv', 'f.json', 'g.md', 'h.xlsx', 'i.xlsx.gz', 'j.BIB', 'k.json.gz'].filter(recordKindOf)).toEqual(['a.csv', 'b.TSV.gz', 'c.jsonl', 'd.mbox', 'f.json', 'h.xlsx', 'j.BIB', 'k.json.gz']);
    // As the explorer offers it.
    const menu: { readonly command: string; readonly when?: string }[] = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).contributes.menus['explorer/context'];
    const { when } = menu.find(({ command }) => command === ids.clusterRecords)!;
    const [, pattern] = /resourceFilename =~ \/(\S+)\/i$/.exec(when!)!;
    const settings = ['package.json', 'package-lock.json', 'package.nls.de.json', 'tsconfig.json', 'tsconfig.build.json', '.eslintrc.json', 'composer.json', 'manifest.json', 'jest.config.json', 'book.schema.json', 'Package.JSON'];
    const records = ['packages.json', 'general.json', '2024-03-12.json', 'conversations.json', 'package.json.csv', 'a.config.jsonl'];
    for (const name of [...settings, ...records, ...RECORD_ENDINGS.flatMap(ending => [`a${ending}`, `a${ending}.gz`, `a${ending}x`])]) expect([name, new RegExp(pattern, 'i').test(name)]).toEqual([name, mayBeRecords(name)]);
    expect([settings.filter(mayBeRecords), records.filter(mayBeRecords)]).toEqual([[], records]);
    expect(mayBeRecords('/notes/.data/general.json')).toBe(true);
  });
});
