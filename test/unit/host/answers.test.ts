import { describe, expect, it } from 'vitest';
import { Uri } from 'vscode';
import type { Grouping } from '../../../src/core/types';
import { readRecipe } from '../../../src/core/recipe';
import { documentIndex } from '../../../src/host/answers/documentIndex';
import { Answers } from '../../../src/host/answers/answers';
import type { RunState } from '../../../src/host/run/runState';
import { nearHits } from '../../../src/host/search/nearHits';
import { searchItems } from '../../../src/host/search/searchItems';
import { textUri } from '../../../src/host/text/textUri';
import { whyView } from '../../../src/host/why/whyView';
import type { SearchHit } from '../../../src/protocol/answers';
import type { CollectRequest } from '../../../src/protocol/engineSides';
import { document, grouping } from './fixture';
import { withAddresses } from './records';
import { workspace } from './vscode';

/** A window with these groups, and an engine that forgets what `left` says. */
function windowWith(start: { whole?: Grouping; draft?: boolean; state?: RunState['kind'] }) {
  const asked: string[] = [];
  const collected: CollectRequest[] = [];
  const now = { memory: false, fails: false, ...start };
  const groups = {
    get whole() {
      return now.whole;
    },
    get draft() {
      return now.draft ?? false;
    },
    load: async () => undefined,
  };
  const runs = {
    get state() {
      return { kind: now.state ?? 'done' } as RunState;
    },
    figures: undefined,
    request: async () => ({ sources: [], selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 1 }, groups: 'auto' as const, recipe: readRecipe(), seed: 1 }),
  };
  const engine = {
    ask: async (question: string, parameters: unknown) => {
      asked.push(question);
      if (now.fails) throw new Error('gone');
      if (question === 'collect') {
        collected.push(parameters as CollectRequest);
        now.memory = true;
      }
      return (question === 'collect' ? undefined : now.memory ? [] : null) as never;
    },
  };
  return { now, asked, collected, answers: new Answers(groups, runs, engine) };
}
const search = { query: 'a', limit: 3 };

describe('asking about documents', () => {
  it('brings them into memory once for each grouping, with their groups', async () => {
    const { now, asked, collected, answers } = windowWith({ whole: grouping });
    await answers.ask('search', search);
    await Promise.all([answers.ask('search', search), answers.ask('related', { without: [], limit: 1 })]);
    expect(asked).toEqual(['collect', 'search', 'search', 'related']);
    expect(collected[0].documents).toEqual(grouping.documents.map(({ id }) => id));
    expect([...collected[0].groups]).toEqual([1, 1, 1, 2, -1]);
    now.whole = { ...grouping };
    await answers.ask('search', search);
    expect(asked.slice(-2)).toEqual(['collect', 'search']);
  });

  it('brings them there again when the engine has left meanwhile', async () => {
    const { now, asked, answers } = windowWith({ whole: grouping });
    await answers.ask('search', search);
    now.memory = false;
    expect(await answers.ask('search', search)).toEqual([]);
    expect(asked).toEqual(['collect', 'search', 'search', 'collect', 'search']);
  });

  it('starts nothing without groups, and reads nothing while they are made', async () => {
    const none = windowWith({});
    expect(await none.answers.ask('search', search)).toBeUndefined();
    expect(none.asked).toEqual([]);
    for (const busy of [windowWith({ whole: grouping, draft: true }), windowWith({ whole: grouping, state: 'running' })]) {
      expect(await busy.answers.ask('search', search)).toBeUndefined();
      expect(busy.asked).toEqual(['search']);
    }
  });

  it('tells what went wrong, and tries again the next time', async () => {
    const { now, answers } = windowWith({ whole: grouping });
    now.fails = true;
    await expect(answers.ask('search', search)).rejects.toThrow('gone');
    now.fails = false;
    expect(await answers.ask('search', search)).toEqual([]);
  });
});

const index = documentIndex({ grouping: { ...grouping, documents: [...grouping.documents, document('odd.md', { title: '$(bug) <b>\nodd\u202e', uri: 'file:///odd.md' }), document('/elsewhere/a.md')] }, onDidChangeGrouping: () => ({ dispose: () => undefined }) });
const hit = (id: string, likeness: number, byWords: boolean, text = 'Some text about stashing work'): SearchHit => ({ id, byWords, marks: byWords ? [[16, 24]] : [], passage: { at: 0, text, headings: [], line: 4, endLine: 6, likeness } });

describe('a document by its address', () => {
  const at = (text: string) => Object.assign(new URL(text), { scheme: 'file', authority: '', path: new URL(text).pathname }) as never;

  it('is found below each workspace folder, outside them, and where it has an address of its own, and nothing else is', () => {
    const own = workspace.workspaceFolders;
    try {
      Object.assign(workspace, { workspaceFolders: [{ name: 'notes', uri: at('file:///notes') }] });
      expect(index.idOf(at('file:///notes/git/log.md'))).toBe('git/log.md');
      expect(index.idOf(at('file:///odd.md'))).toBe('odd.md');
      expect(index.idOf(at('file:///elsewhere/a.md'))).toBe('/elsewhere/a.md');
      expect(index.byId('/elsewhere/a.md')).toMatchObject({ uri: 'file:///elsewhere/a.md' });
      for (const other of ['file:///notes/odd.md', 'file:///notes/elsewhere/a.md', 'file:///notes/git/none.md', 'file:///git/log.md', 'file:///notes']) expect(index.idOf(at(other)), other).toBeUndefined();
      Object.assign(workspace, { workspaceFolders: [{ name: 'a', uri: at('file:///a') }, { name: 'git', uri: at('file:///a/below') }] });
      expect(index.idOf(at('file:///a/below/log.md'))).toBe('git/log.md');
      expect(index.byId('git/log.md')).toMatchObject({ group: 'Git branches', uri: 'file:///a/below/log.md' });
      Object.assign(workspace, { workspaceFolders: undefined });
      expect(index.idOf(at('file:///elsewhere/a.md'))).toBe('/elsewhere/a.md');
    } finally {
      Object.assign(workspace, { workspaceFolders: own });
    }
  });
});

describe('what is found', () => {
  it('is listed with its place and likeness, whatever letters are typed, and without icons of its own', () => {
    const [first, second] = searchItems([hit('odd.md', 0.871, true), hit('git/log.md', 0.4, false, '$(trash) x'), hit('gone.md', 0.3, true)], index);
    expect(first).toMatchObject({ label: '\\$(bug) <b> odd', description: '0.87 · line 5', detail: 'Some text about ‹stashing› work', alwaysShow: true });
    expect(second).toMatchObject({ label: 'log.md', description: '0.40 · by meaning · git · line 5', detail: '\\$(trash) x' });
    const icon = { ...hit('odd.md', 1, true, 'A $(trash) of\u202e a trashed\npair'), marks: [[4, 9], [17, 24]] as const };
    expect(searchItems([icon], index)[0].detail).toBe('A $(‹trash›) of a ‹trashed› pair');
    // What makes no icon would show a backslash.
    expect(searchItems([hit('odd.md', 1, true, 'echo $(date +%s)')], index)[0].detail).toBe('echo $(date +%s)');
    expect(searchItems([hit('odd.md', 1, true), hit('gone.md', 0.3, true)], index)).toHaveLength(1);
    expect(searchItems([], index)).toMatchObject([{ label: 'Nothing was found.', alwaysShow: true }]);
  });

  it('counts on the map when it has the words or means nearly as much as the best', () => {
    expect(nearHits([hit('a', 0.5, false), hit('b', 0.31, false), hit('c', 0.2, false), hit('d', 0.1, true)]).map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(nearHits([])).toEqual([]);
  });
});

describe('why a document is where it is', () => {
  const near = { id: 'git/log.md', likeness: 0.9 };
  const side = (group: number, fit: number) => ({ group, likeness: 0.6, fit, nearest: [near, { id: 'gone.md', likeness: 0.8 }] });
  const told = (own: number | null, next: number | null, fit = 0.9) =>
    whyView(grouping.documents[0], { own: own === null ? null : side(own, fit), next: next === null ? null : side(next, 1 - fit), passages: [hit('x', 0.7, false).passage] }, grouping.groups, index);

  it('is said in a sentence and in numbers', () => {
    const view = told(1, 2);
    expect(view.verdict).toBe('It is clearly about the same as Git branches. The next group would be Bread & flour.');
    expect(view.own).toMatchObject({ name: 'Git branches', fitText: 'strong (0.90)', likeness: '0.60', nearest: [{ id: 'git/log.md', folder: 'git', likeness: '0.90' }] });
    expect(view.passages).toMatchObject([{ place: 'line 5', line: 4, likeness: '0.70' }]);
    expect(told(1, 2, 0.6).verdict).toContain('is not far');
    expect(told(1, 2, 0.3).verdict).toContain('rather be in Bread & flour than in Git branches');
    expect(told(1, null).verdict).toBe('It is in Git branches, the only group there is.');
    expect(told(null, 2).verdict).toBe('It is in no group. The nearest one is Bread & flour.');
    expect(told(null, null).verdict).toBe('It is in no group, and no group is near.');
  });
});

it('a document is found by the address of its text, where the editor cannot show the file', () => {
  withAddresses();
  const own = workspace.workspaceFolders;
  const folder = Uri.parse('file:///notes');
  try {
    Object.assign(workspace, { workspaceFolders: [{ name: 'notes', uri: folder }] });
    const of = documentIndex({ grouping: { ...grouping, documents: [document('talks/paper.pdf')] }, onDidChangeGrouping: () => ({ dispose: () => undefined }) });
    const file = Uri.joinPath(folder, 'talks/paper.pdf');
    expect([of.idOf(file), of.idOf(textUri(file)), of.idOf(textUri(Uri.joinPath(folder, 'talks/other.pdf')))]).toEqual(['talks/paper.pdf', 'talks/paper.pdf', undefined]);
  } finally {
    Object.assign(workspace, { workspaceFolders: own });
  }
});
