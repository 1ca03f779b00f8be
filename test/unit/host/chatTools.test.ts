import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { CancellationError, lm, workspace, type CancellationToken, type LanguageModelTool, type MarkdownString, type PreparedToolInvocation, type Uri } from 'vscode';
import { withoutHidden } from '../../../src/core/edits/hidden';
import { readRecipe } from '../../../src/core/recipe';
import type { GroupedDocument, Grouping } from '../../../src/core/types';
import { documentIndex } from '../../../src/host/answers/documentIndex';
import { registerChatTools } from '../../../src/host/chat/register';
import type { Asking } from '../../../src/host/chat/asking';
import type { FoundPassage } from '../../../src/protocol/answers';
import { document, grouping } from './fixture';
import { recordsOf, withAddresses } from './records';
import { EventEmitter } from './vscode';

const passage: FoundPassage = { at: 0, text: 'A stash keeps work', headings: ['Why'], line: 2, endLine: 4, likeness: 0.5 };
const hit = (id: string) => ({ id, passage, marks: [], byWords: true });

/** The tools of a window with these groups, whose engine gives what it is told to. */
function toolsOf(shown: Grouping | undefined, answer: (asked: object) => unknown = () => [], draft = false, whole = shown) {
  const tools: Record<string, LanguageModelTool<object>> = {};
  Object.assign(lm, { registerTool: (name: string, tool: LanguageModelTool<object>) => ((tools[name] = tool), { dispose: () => delete tools[name] }) });
  const asked: object[] = [];
  const answers = { ask: async (question: string, parameters: object, signal?: AbortSignal) => (asked.push({ question, ...parameters }), answer({ question, signal })) } as unknown as Asking;
  const registered = registerChatTools({ load: async () => undefined, grouping: shown, whole, draft }, answers, documentIndex({ grouping: shown, onDidChangeGrouping: () => ({ dispose: () => undefined }) }));
  const stopped = new EventEmitter<void>();
  const token = { isCancellationRequested: false, onCancellationRequested: stopped.event } as unknown as CancellationToken;
  return {
    registered,
    tools,
    asked,
    stop: () => stopped.fire(),
    /** What a model gets. */
    call: async (name: string, input: object) => JSON.parse(((await tools[`kindred_${name}`].invoke({ input, toolInvocationToken: undefined }, token))!.content[0] as { value: string }).value),
    /** What the person sees. */
    prepared: async (name: string, input: object) => (await tools[`kindred_${name}`].prepareInvocation!({ input }, token)) as PreparedToolInvocation | undefined,
  };
}
const textOf = (message: string | MarkdownString | undefined) => (message as MarkdownString).value.replaceAll('\\', '');

beforeEach(() => {
  withAddresses();
  Object.assign(workspace, { isTrusted: true });
  const notes = (path: string) => ({ scheme: 'file', authority: '', path, toString: () => `file://${path}` }) as Uri;
  Object.assign(workspace, { workspaceFolders: [{ name: 'notes', uri: notes('/notes') }] });
});

describe('the tools for chat agents', () => {
  it('are those of the manifest, and go when the extension does', () => {
    const { registered, tools } = toolsOf(grouping);
    const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(Object.keys(tools).sort()).toEqual(contributes.languageModelTools.map(({ name }: { name: string }) => name).sort());
    for (const each of registered) each.dispose();
    expect(tools).toEqual({});
  });

  it('are none where the editor has no chat', () => {
    Object.assign(lm, { registerTool: undefined });
    expect(registerChatTools({ load: async () => undefined, grouping, whole: grouping, draft: false }, {} as Asking, documentIndex({ grouping, onDidChangeGrouping: () => ({ dispose: () => undefined }) }))).toEqual([]);
  });

  it.each([
    ['search', { question: 'planets' }, 'Searching by meaning for “planets”', /^“planets”\n\nWhat is found is handed over: up to 10 passages of your documents.*\n\nIt goes to the chat model that you are using, which may run elsewhere\.$/s],
    ['related', { file: 'git/log.md', count: 3 }, 'Looking for documents related to git/log.md', /^git\/log\.md\n\n.*up to 3 documents.*\n\nIt goes to the chat model/s],
    ['groups', {}, 'Looking at the groups of your documents', /^Names and keywords of the groups are handed over.*\n\nIt goes to the chat model/s],
    ['groups', { group: 'Git' }, 'Looking at the group Git', /^Git\n\nNames and titles of its documents.*\n\nIt goes to the chat model/s],
  ])('ask the person before anything is handed over: %s %j', async (name, input, doing, told) => {
    const { prepared, asked } = toolsOf(grouping);
    const { invocationMessage, confirmationMessages } = (await prepared(name, input))!;
    expect([textOf(invocationMessage), confirmationMessages!.title]).toEqual([doing, expect.stringMatching(/\?$/)]);
    expect(textOf(confirmationMessages!.message)).toMatch(told);
    expect(asked).toEqual([]);
  });

  it('let nothing that a model asks be markup for the person', async () => {
    const { confirmationMessages } = (await toolsOf(grouping).prepared('search', { question: '[x](command:evil) ![y](https://example.org/z) <b>' }))!;
    const { value } = confirmationMessages!.message as MarkdownString;
    expect(value).toContain('\\[x\\]\\(command\\:evil\\)');
    expect(value.replace(/\\./g, '')).not.toMatch(/[[\]<>!]/);
  });

  it.each([
    ['search', { question: ' ' }, '"question" is empty'],
    ['search', { question: 'x', count: 51 }, '"count" takes a whole number from 1 to 50, not 51.'],
    ['search', { question: 'x', group: 'Cheese' }, 'There is no group "Cheese". There are "Git branches", "Bread & flour".'],
    ['groups', { group: 'Cheese' }, 'There is no group "Cheese"'],
    ['groups', { from: 9 }, '"from" is 9: the list of groups ends at 2.'],
    ['related', {}, '"file" is empty'],
    ['related', { file: '/elsewhere/a.md' }, '/elsewhere/a.md is not among the 5 documents of this workspace that are grouped. Name one by its path below the workspace folder.'],
  ])('say what is no good, and ask the engine nothing: %s %j', async (name, input, message) => {
    const { call, asked } = toolsOf(grouping);
    await expect(call(name, input)).rejects.toThrow(message);
    expect(asked).toEqual([]);
  });

  it('tell nothing of a folder that is not trusted, and say how it can be', async () => {
    Object.assign(workspace, { isTrusted: false });
    const { call, prepared, asked } = toolsOf(grouping);
    for (const [name, input] of [['search', { question: 'x' }], ['groups', {}], ['related', { file: 'bread.md' }]] as const) {
      await expect(call(name, input)).rejects.toThrow(/not trusted.*"Workspaces: Manage Workspace Trust"/);
      expect(await prepared(name, input)).toBeUndefined();
    }
    expect(asked).toEqual([]);
  });

  it('tell nothing either of what was asked before the folder was trusted, as the person was not asked then', async () => {
    const { call, prepared, asked } = toolsOf(grouping);
    Object.assign(workspace, { isTrusted: false });
    expect(await prepared('search', { question: 'x' })).toBeUndefined();
    Object.assign(workspace, { isTrusted: true });
    await expect(call('search', { question: 'x' })).rejects.toThrow('was not trusted when this was asked');
    expect(asked).toEqual([]);
    expect((await prepared('search', { question: 'x' }))!.confirmationMessages).toBeDefined();
    expect(await call('search', { question: 'x' })).toMatchObject({ passages: [] });
  });

  it('say before that the question goes to an embeddings server, too', async () => {
    const told = async (shown: Grouping) => textOf((await toolsOf(shown).prepared('search', { question: 'x' }))!.confirmationMessages!.message);
    const recipe = readRecipe();
    const measured = { ...grouping, provenance: { ...grouping.provenance, recipe: { ...recipe, representation: { ...recipe.representation, name: 'server' } } } };
    expect([await told(grouping), await told(measured)].map(text => text.includes('embeddings server'))).toEqual([false, true]);
  });

  it('ask the person nothing where the call is no good', async () => {
    expect(await toolsOf(grouping).prepared('search', { question: '' })).toBeUndefined();
  });

  it('say how groups come about where there are none', async () => {
    for (const [name, input] of [['search', { question: 'x' }], ['groups', {}], ['related', { file: 'a.md' }]] as const) {
      await expect(toolsOf(undefined).call(name, input)).rejects.toThrow(/no groups yet.*"Kindred: Cluster Workspace Documents" \(kindred\.clusterWorkspace\)/);
    }
    Object.assign(workspace, { workspaceFolders: undefined });
    await expect(toolsOf(undefined).call('groups', {})).rejects.toThrow(/open a folder/);
  });

  it('say so while groups are made and nothing is known yet, and that groups are a draft', async () => {
    const making = toolsOf(grouping, () => undefined, true);
    await expect(making.call('search', { question: 'x' })).rejects.toThrow('making the groups just now');
    expect(await making.call('groups', {})).toMatchObject({ draft: true, total: 2 });
    expect(await toolsOf(grouping).call('groups', {})).not.toHaveProperty('draft');
  });

  it('stop at once when the chat is stopped, the engine too', async () => {
    let heard: AbortSignal | undefined;
    const waiting = toolsOf(grouping, asked => new Promise(() => (heard = (asked as { signal: AbortSignal }).signal)));
    const answer = waiting.call('search', { question: 'x' });
    await new Promise(resolve => setTimeout(resolve));
    waiting.stop();
    await expect(answer).rejects.toThrow(CancellationError);
    expect(heard!.aborted).toBe(true);
  });
});

describe('what the tools answer', () => {
  it('tells passages by their place, without those of hidden groups', async () => {
    const { call, asked } = toolsOf(grouping, () => [hit('git/stash.md'), hit('hidden.md'), hit('lost.md')]);
    const { query, passages } = await call('search', { question: ' what of stashes? ', count: 3 });
    expect(asked).toEqual([{ question: 'search', query: 'what of stashes?', limit: 3 }]);
    expect([query, passages.map(({ place, group }: { place: string; group?: string }) => [place, group])]).toEqual(['what of stashes?', [['git/stash.md:3', 'Git branches'], ['lost.md:3', undefined]]]);
  });

  it('looks past hidden groups, which would take the places of those on show', async () => {
    const { call, asked } = toolsOf(withoutHidden(grouping, new Set([1])), () => [], false, grouping);
    await call('search', { question: 'x', count: 1 });
    await call('related', { file: 'bread.md', count: 1 });
    expect(asked).toEqual([
      { question: 'search', query: 'x', limit: 1, within: ['bread.md', 'lost.md'] },
      { question: 'related', id: 'bread.md', line: undefined, limit: 1, without: ['git/rebase.md', 'git/log.md', 'git/stash.md'] },
    ]);
    await expect(call('related', { file: 'git/log.md' })).rejects.toThrow('is not among the 2 documents');
  });

  it('looks in one group alone where one is named', async () => {
    const { call, asked } = toolsOf(grouping);
    await call('search', { question: 'x', group: 'commit LOG' });
    await call('search', { question: 'x', group: '2' });
    expect(asked).toMatchObject([{ within: ['git/log.md'] }, { within: ['bread.md'] }]);
  });

  it('takes a file by its path below the folder, its whole path, its address or its name, and a place in it', async () => {
    const { call, asked } = toolsOf(grouping, () => [{ id: 'git/log.md', likeness: 0.7, passage }]);
    const answer = await call('related', { file: 'git/stash.md:3' });
    expect(answer).toEqual({
      document: { place: 'git/stash.md:3', id: 'git/stash.md', path: 'git/stash.md', title: 'stash.md', group: 'Git branches' },
      related: [{ place: 'git/log.md:3', id: 'git/log.md', path: 'git/log.md', title: 'log.md', likeness: 0.7, passage: { line: 3, endLine: 5, headings: ['Why'], text: 'A stash keeps work', likeness: 0.5 }, group: 'Git branches' }],
    });
    for (const file of ['git/stash.md', '/notes/git/stash.md', 'file:///notes/git/stash.md', 'stash.md', '/notes/git/stash.md:21']) await call('related', { file });
    expect(asked.map(each => [(each as { id: string }).id, (each as { line?: number }).line])).toEqual([['git/stash.md', 2], ...new Array(4).fill(['git/stash.md', undefined]), ['git/stash.md', 20]]);
  });

  it('tells of the document that was asked about, where it has gone by the time the answer comes', async () => {
    const now: { documents: readonly GroupedDocument[] } = { documents: grouping.documents };
    const changed = new EventEmitter<void>();
    const tools: Record<string, LanguageModelTool<object>> = {};
    Object.assign(lm, { registerTool: (name: string, tool: LanguageModelTool<object>) => ((tools[name] = tool), { dispose: () => undefined }) });
    const shown = { load: async () => undefined, draft: false, onDidChangeGrouping: changed.event, get grouping() { return { ...grouping, ...now }; }, get whole() { return { ...grouping, ...now }; } };
    const ask = async () => {
      now.documents = [];
      changed.fire();
      return [];
    };
    registerChatTools(shown, { ask } as unknown as Asking, documentIndex(shown));
    const token = { onCancellationRequested: () => ({ dispose: () => undefined }) } as unknown as CancellationToken;
    const answer = await tools.kindred_related.invoke({ input: { file: 'bread.md' }, toolInvocationToken: undefined }, token);
    expect(JSON.parse((answer!.content[0] as { value: string }).value)).toMatchObject({ document: { place: 'bread.md', group: 'Bread & flour' }, related: [] });
  });

  it('tells a page of a PDF, and of a file whose text begins further down the line of the passage', async () => {
    const own = { ...grouping, documents: [document('talk.pdf', { line: 1 }), document('front.md', { line: 5 })] };
    const { call } = toolsOf(own, () => [hit('talk.pdf'), hit('front.md')]);
    const { passages } = await call('search', { question: 'x' });
    expect(passages.map(({ place, page, line }: Record<string, unknown>) => [place, page, line])).toEqual([['talk.pdf, page 3', 3, undefined], ['front.md:3', undefined, 3]]);
    const { documents } = await call('groups', { group: 'Git branches' });
    expect(documents.map(({ place }: { place: string }) => place)).toEqual(['front.md', 'talk.pdf']);
  });

  it('names documents by their folder where several are open', async () => {
    const [one, other] = ['/a/notes', '/b/papers'].map(path => ({ name: path.slice(3), uri: { scheme: 'file', authority: '', path, toString: () => `file://${path}` } }));
    Object.assign(workspace, { workspaceFolders: [one, other] });
    const { call, asked } = toolsOf({ ...grouping, documents: [document('notes/a.md'), document('papers/a.md')] }, () => [{ id: 'notes/a.md', likeness: 0.7, passage }]);
    const { related } = await call('related', { file: '/b/papers/a.md' });
    expect([asked, related]).toMatchObject([[{ id: 'papers/a.md' }], [{ place: 'notes/a.md:3' }]]);
    await expect(call('related', { file: 'a.md' })).rejects.toThrow('a.md is the name of 2 documents: notes/a.md, papers/a.md. Name one by its path.');
  });

  it('tells records by the lines of their file, and takes these', async () => {
    const records = recordsOf('file:///notes/deep/tickets.csv', ['row 2', 'row 3', 'row 4']);
    const own = { ...records, skipped: [{ path: 'tickets.csv:5', reason: 'Line 5: Empty.' }] };
    const { call, asked } = toolsOf(own, () => [hit('deep/tickets.csv/row 3')]);
    const { passages } = await call('search', { question: 'x' });
    expect(passages).toMatchObject([{ place: 'deep/tickets.csv:3', id: 'deep/tickets.csv/row 3', line: 3 }]);
    const { documents } = await call('groups', { group: 'Git branches' });
    expect(documents.map(({ place }: { place: string }) => place)).toEqual(['deep/tickets.csv:2', 'deep/tickets.csv:3', 'deep/tickets.csv:4']);
    for (const file of ['deep/tickets.csv:4', './tickets.csv:2', '/notes/deep/tickets.csv:4', 'deep/tickets.csv/row 3']) await call('related', { file });
    expect(asked.slice(1).map(each => (each as { id: string }).id)).toEqual(['deep/tickets.csv/row 4', 'deep/tickets.csv/row 2', 'deep/tickets.csv/row 4', 'deep/tickets.csv/row 3']);
    await expect(call('related', { file: 'tickets.csv:5' })).rejects.toThrow('tickets.csv:5 is not among the documents: it was skipped. Line 5: Empty.');
    await expect(call('related', { file: 'notes.csv:3' })).rejects.toThrow(/^notes\.csv is not among the 3 documents of tickets\.csv\. Name one by its "id", or by the file and its line\.$/);
  });
});
