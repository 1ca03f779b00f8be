import { beforeEach, describe, expect, it, vi } from 'vitest';
import { window, workspace } from 'vscode';
import { serverNames } from '../../../src/engine/model/server/serverNames';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { suggestNames, type NameParts } from '../../../src/host/names/suggestNames';
import { sendJson, startServer, type Handler } from '../engine/servers';
import { groupingOf, idOf } from '../edits/groupings';
import { window_ } from './editing';
import { configuration } from './vscode';

const computed = groupingOf([
  { name: 'Bread', documents: ['b1', 'b2', 'b3', 'b4'], parts: { Rye: ['b1', 'b2'], Wheat: ['b3', 'b4'] } },
  { name: 'Garden', documents: ['g1', 'g2', 'g3'] },
  { name: 'Stars', documents: ['s1', 's2'] },
]);

/** Answers by the group's present name; what has none is an error of the server. */
const chat = (names: Readonly<Record<string, string>>): Handler => (request, response) => {
  const { messages } = request.body as unknown as { messages: { content: string }[] };
  const name = names[/Present name: (.*)/.exec(messages[1].content)![1]];
  if (name === undefined) sendJson(response, { error: { message: 'the model has gone' } }, 404);
  else sendJson(response, { choices: [{ message: { content: name } }] });
};

interface Row {
  readonly label: string;
  readonly description: string;
}
interface List {
  title: string;
  placeholder: string;
  items: readonly Row[];
  selectedItems: readonly Row[];
}

/** A window over the groups, and what the person in front of it sees and does. */
async function windowWith(handler: Handler, settings: Record<string, unknown> = {}) {
  const { address, received } = await startServer(handler);
  const values: Record<string, unknown> = { namingParameters: { chatAddress: address, chatModel: 'writer' }, summaryParameters: {}, summarize: 'none', representation: 'transformer', ...settings };
  const told: string[] = [];
  const lists: { title: string; placeholder: string; rows: string[]; ticked: string[] }[] = [];
  const reported: string[] = [];
  let cancel = () => undefined as void;
  const person = {
    /** What is done with each list of names in turn: nothing given accepts it as it is. */
    acts: [] as ((list: List, press: (row: Row) => void, accept: () => void, close: () => void) => void)[],
    picks: 'Groups',
    types: [] as (string | undefined)[],
  };
  Object.assign(window, {
    showInformationMessage: async (text: string) => void told.push(text),
    showWarningMessage: async (text: string) => void told.push(text),
    showQuickPick: async (items: readonly Row[]) => items.find(({ label }) => label === person.picks),
    showInputBox: async ({ value, validateInput }: { value: string; validateInput?: (text: string) => string | undefined }) => {
      const typed = person.types.shift();
      const problem = typed === undefined ? undefined : validateInput?.(typed);
      if (problem !== undefined) told.push(`${typed} for ${value}: ${problem}`);
      return problem === undefined ? typed : undefined;
    },
    withProgress: async (_: object, task: (progress: object, token: object) => Promise<unknown>) =>
      task({ report: ({ message }: { message: string }) => reported.push(message) }, { onCancellationRequested: (listener: () => void) => (cancel = listener) }),
    createQuickPick: () => {
      const heard: Record<string, (given: unknown) => void> = {};
      const on = (name: string) => (listener: (given: never) => void) => (heard[name] = listener as never);
      const list = { items: [], selectedItems: [], onDidAccept: on('accept'), onDidHide: on('hide'), onDidTriggerItemButton: on('press'), hide: () => heard.hide(undefined), dispose: () => undefined } as unknown as List & { show(): void };
      list.show = () => {
        lists.push({ title: list.title, placeholder: list.placeholder, rows: list.items.map(({ label, description }) => `${label} (${description})`), ticked: list.selectedItems.map(({ label }) => label) });
        const act = person.acts.shift() ?? ((_list, _press, accept) => accept());
        act(list, row => heard.press({ item: row }), () => heard.accept(undefined), () => heard.hide(undefined));
      };
      return list;
    },
  });
  Object.assign(workspace, { isTrusted: true, getConfiguration: () => ({ ...configuration(values), update: async (name: string, value: unknown) => void (values[name] = value) }) });
  const own = window_();
  own.show(computed);
  const engine: NameParts['engine'] = { names: (request, hear, signal) => serverNames(request, noServers, hear, signal, { atOnce: 1, firstWaitMs: 1, retries: 0 }) };
  const suggest = (chosen?: readonly number[]) => suggestNames({ groups: own.groups, engine }, own.groups.grouping!, chosen);
  const names = () => own.groups.grouping!.groups.map(({ name }) => name);
  return { ...own, address, received, values, told, lists, reported, person, suggest, names, cancel: () => cancel() };
}

const GOOD = { Bread: 'Sourdough baking', Garden: 'Kitchen garden', Stars: 'Night sky' };
let before: object;
beforeEach(() => {
  before = { ...workspace };
  return () => void Object.assign(workspace, before);
});

describe('names by a chat model', () => {
  it('are shown old and new, all ticked, and become one step that can be undone', async () => {
    const { suggest, lists, names, groups, reported, received } = await windowWith(chat(GOOD));
    await suggest();
    expect(lists).toEqual([
      {
        title: 'Suggested Names',
        placeholder: 'Another name for 3 of 3. What is ticked is taken.',
        rows: ['Bread → Sourdough baking (4 documents)', 'Garden → Kitchen garden (3 documents)', 'Stars → Night sky (2 documents)'],
        ticked: ['Bread → Sourdough baking', 'Garden → Kitchen garden', 'Stars → Night sky'],
      },
    ]);
    expect(reported).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
    expect(received).toHaveLength(3);
    expect(names()).toEqual(['Sourdough baking', 'Kitchen garden', 'Night sky', 'Rye', 'Wheat']);
    expect(groups.undoable).toEqual(['3 groups named by a chat model']);
    expect([...groups.facts!.renamed.values()]).toEqual(['Bread', 'Garden', 'Stars']);
    await groups.undo();
    expect(groups.grouping).toEqual(computed);
  });

  it('are of sub-groups too where a person wants it, or of the rows that were chosen', async () => {
    const { suggest, lists, person, names } = await windowWith(chat({ ...GOOD, Rye: 'Rye loaves', Wheat: 'Wheat rolls', 'Kitchen garden': 'Kitchen garden' }));
    await suggest([idOf(computed, 'Garden')]);
    expect([lists[0].rows, names()[1]]).toEqual([['Garden → Kitchen garden (3 documents)'], 'Kitchen garden']);
    person.picks = 'Groups and Sub-Groups';
    await suggest();
    expect(lists[1].rows).toEqual(['Bread → Sourdough baking (4 documents)', 'Stars → Night sky (2 documents)', 'Rye → Rye loaves (2 documents · in Bread)', 'Wheat → Wheat rolls (2 documents · in Bread)']);
  });

  it('are taken but for those that are unticked, as they were changed by the pencil', async () => {
    const { suggest, person, lists, names, told, groups } = await windowWith(chat(GOOD));
    person.acts.push(
      (list, press) => {
        list.selectedItems = list.items.slice(1);
        press(list.items[2]);
      },
      (list, press) => press(list.items[1]),
      (list, press) => press(list.items[1]),
    );
    person.types.push(' Stars & planets ', 'stars', undefined);
    await suggest();
    expect(told).toEqual(['stars for Kitchen garden: There is a group of this name already.']);
    expect(lists.map(({ ticked }) => ticked.length)).toEqual([3, 2, 2, 2]);
    expect(names()).toEqual(['Bread', 'Kitchen garden', 'Stars & planets', 'Rye', 'Wheat']);
    expect(groups.undoable).toHaveLength(1);
    const one = await windowWith(chat({ ...GOOD, Bread: 'Bread' }));
    one.person.acts.push((_list, _press, _accept, close) => close());
    await one.suggest();
    expect([one.names(), one.groups.undoable]).toEqual([computed.groups.map(({ name }) => name), []]);
  });

  it('are not ticked where a person gave the name, or made the group, until the pencil is used', async () => {
    const { suggest, groups, lists, names, person } = await windowWith(chat({ 'My baking': 'Sourdough baking', Garden: 'Kitchen garden', Stars: 'Bread', 'Lone star': 'Sun' }));
    await groups.apply({ kind: 'rename', group: idOf(computed, 'Bread'), name: 'My baking' });
    await groups.apply({ kind: 'make', documents: ['s1'], name: 'Lone star' });
    await suggest();
    // Bread is what the first is called by its words.
    expect(lists[0].rows).toEqual(['My baking → Sourdough baking (4 documents · named or made by you)', 'Garden → Kitchen garden (3 documents)', 'Stars → Bread & Stars words (1 document)', 'Lone star → Sun (1 document · named or made by you)']);
    expect(lists[0].ticked).toEqual(['Garden → Kitchen garden', 'Stars → Bread & Stars words']);
    await groups.undo();
    person.acts.push((list, press) => {
      list.selectedItems = list.items.slice(1, 2);
      press(list.items[3]);
    });
    person.types.push(' The\u200b  $(sun) שמש ');
    await suggest();
    expect(lists[2].ticked).toEqual(['Garden → Kitchen garden', 'Lone star → \u2068The \\$(sun) שמש\u2069']);
    await groups.undo();
    person.acts.push((list, _press, accept) => {
      list.selectedItems = list.items.slice(1, 2);
      accept();
    });
    await suggest();
    expect(names()).toEqual(['My baking', 'Kitchen garden', 'Stars', 'Lone star', 'Rye', 'Wheat']);
    expect(groups.undoable[0]).toBe('Garden is now named Kitchen garden');
  });

  it('that came before the server failed, or a cancel, are offered; what went wrong is said', async () => {
    const failing = await windowWith(chat({ Bread: 'Sourdough baking' }));
    await failing.suggest();
    expect(failing.told[0]).toMatch(/does not write names \(404: the model has gone\)\. Check .* The names that came before are offered\.$/);
    expect(failing.names().slice(0, 3)).toEqual(['Sourdough baking', 'Garden', 'Stars']);
    const broken = await windowWith(chat({}));
    await expect(broken.suggest()).rejects.toThrow('the model has gone');
    expect([broken.lists, broken.names()]).toEqual([[], computed.groups.map(({ name }) => name)]);

    const slow: Awaited<ReturnType<typeof windowWith>> = await windowWith((request, response) => {
      if (request.number === 2) slow.cancel();
      else void chat(GOOD)(request, response);
    });
    await slow.suggest();
    expect([slow.names().slice(0, 3), slow.told]).toEqual([['Sourdough baking', 'Kitchen garden', 'Stars'], []]);
  });

  it('are given to the groups as they are now: found again after a run, and never twice', async () => {
    const { suggest, show, person, names, told } = await windowWith(chat(GOOD));
    const after = groupingOf(
      [
        { name: 'Bread', documents: ['b1', 'b2', 'b3', 'b4'] },
        { name: 'Night sky', documents: ['n1', 'n2'] },
        { name: 'Stars', documents: ['s1', 's2'] },
        { name: 'Others', documents: ['g1', 'o2', 'o3'] },
      ],
      [],
      { first: 50 },
    );
    person.acts.push((_list, _press, accept) => (show(after), accept()));
    await suggest();
    expect(names().sort()).toEqual(['Night sky', 'Others', 'Sourdough baking', 'Stars']);
    expect(told).toEqual(['2 groups are not there any more, or their new names are taken by now.']);
  });

  it('are asked for once at a time, as the engine tells each to whoever listens', async () => {
    let answer = () => undefined as void;
    const held = new Promise<void>(resolve => (answer = resolve));
    const { suggest, told, lists, received } = await windowWith(async (request, response) => (await held, chat(GOOD)(request, response)));
    const first = suggest();
    await vi.waitFor(() => expect(received).toHaveLength(1));
    await suggest();
    answer();
    await first;
    expect([told, lists.length, received.length]).toEqual([['Names are being asked for already. Wait for them, or cancel that first.'], 1, 3]);
  });

  it('are neither asked for nor told of where groups are hidden, all of them too', async () => {
    const { suggest, groups, lists, received, told } = await windowWith(chat(GOOD));
    await groups.apply({ kind: 'hide', groups: [idOf(computed, 'Garden')], hidden: true });
    await suggest();
    expect(lists[0].rows).toEqual(['Bread → Sourdough baking (4 documents)', 'Stars → Night sky (2 documents)']);
    expect(JSON.stringify(received)).not.toMatch(/Garden|g1/);
    await groups.apply({ kind: 'hide', groups: ['Sourdough baking', 'Night sky'].map(name => idOf(groups.grouping!, name)), hidden: true });
    await suggest();
    expect([received.length, told]).toEqual([2, ['There is no group on show that could be named.']]);
  });

  it('are asked of a server that is asked for once, and kept in the settings', async () => {
    const { suggest, values, person, address, lists } = await windowWith(chat(GOOD), { namingParameters: {}, summaryParameters: { chatModel: 'summariser' } });
    person.types.push(undefined);
    await suggest();
    expect([values.namingParameters, lists]).toEqual([{}, []]);
    person.types.push(` ${address} `, 'writer');
    await suggest();
    expect(values.namingParameters).toEqual({ chatAddress: address, chatModel: 'writer' });
    expect(lists).toHaveLength(1);
  });

  it('are not asked for in a folder that is not trusted, nor of drafts, nor with settings that are wrong', async () => {
    const { suggest, told, received, values, current } = await windowWith(chat(GOOD));
    Object.assign(workspace, { isTrusted: false });
    await suggest();
    Object.assign(workspace, { isTrusted: true });
    current.draft = true;
    await suggest();
    current.draft = false;
    values.namingParameters = { chatAddress: 'http://localhost:1', chatProtocol: 'mail' };
    await expect(suggest()).rejects.toThrow('A setting cannot be used: chatProtocol of namingParameters takes auto, openai or ollama');
    expect(told.map(text => text.slice(0, 40))).toEqual(['This folder is not trusted, so nothing o', 'The groups are still being made. Ask for']);
    expect(received).toEqual([]);
  });

  it('are nothing where the model has no others', async () => {
    const { suggest, told, lists } = await windowWith(chat({ Bread: 'Bread', Garden: 'I cannot say.', Stars: '' }));
    await suggest();
    expect([told, lists]).toEqual([['The chat model has no other names for these groups.'], []]);
  });
});
