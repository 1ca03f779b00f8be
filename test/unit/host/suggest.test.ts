import { describe, expect, it } from 'vitest';
import type { SuggestionFacts } from '../../../src/protocol/answers';
import type { Answers } from '../../../src/host/answers/answers';
import { DecisionHistory } from '../../../src/host/edits/decisionHistory';
import { ShownGroups } from '../../../src/host/edits/shownGroups';
import { foldersState, foldersView } from '../../../src/host/folders/foldersView';
import type { Runs } from '../../../src/host/run/runs';
import { suggestionItem } from '../../../src/host/suggest/suggestionItems';
import { childNodes, suggestionNodes, suggestionsBelow } from '../../../src/host/suggest/suggestionNodes';
import { suggestionsOf } from '../../../src/host/suggest/suggestion';
import { Suggestions } from '../../../src/host/suggest/suggestions';
import type { Grouping } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { packDuplicates } from '../../../src/protocol/packedDuplicates';
import { document, group, grouping } from './fixture';
import { EventEmitter, renamed } from './vscode';

const hostile = '[run](command:x) <img src=x>\u202e\nend';
const documents = [...['a', 'b', 'c', 'd', 'e'].map(name => document(`git/${name}.md`)), ...['f', 'g', 'h', 'i'].map(name => document(`bread/${name}.md`, { group: 2 })), document('bread/j.md', { group: null, title: hostile })];
const shown: Grouping = { ...grouping, documents, groups: [group(1, 'Git branches', { size: 5 }), group(2, hostile, { size: 4 })] };
const k = 3;
const facts: SuggestionFacts = {
  documents: ['gone.md', ...documents.map(({ id }) => id)],
  neighbours: { k, indices: Int32Array.from({ length: 11 * k }, (_, at) => (Math.floor(at / k) + 1 + (at % k)) % 11), similarities: new Float32Array(11 * k).fill(0.6) },
  duplicates: packDuplicates([{ a: 1, b: 2, likeness: 0.97, contained: 0.9 }, { a: 0, b: 4, likeness: 0.96, contained: 0.9 }, { a: 6, b: 7, likeness: 0.95, contained: 0.1 }, { a: 7, b: 8, likeness: 0.9, contained: 0.1 }]),
  otherFolders: [{ document: 5, from: 'git', to: 'bread', share: 0.9 }, { document: 4, from: 'git', to: 'bread', share: 0.8 }, { document: 9, from: 'bread', to: 'git', share: 0.75 }],
  drafts: [{ document: 3, changed: Date.UTC(2024, 1, 3), mark: 'name' }],
  changes: Array.from({ length: 11 }, () => []),
  changesBy: 'files',
};
const uriOf = () => undefined;

const suggestions = await suggestionsOf(facts, shown);

describe('suggestions about the groups on show', () => {
  const nodes = suggestionNodes(suggestions);

  it('leave out documents that are not on show, and name their kinds in order', () => {
    expect(nodes.map(({ kind, count }) => [kind, count])).toEqual([['folder', 3], ['same', 3], ['nowhere', 1], ['draft', 1]]);
    expect(new Set(suggestions.map(({ key }) => key)).size).toBe(suggestions.length);
  });

  it('gather moves by folders and pairs by sets', () => {
    const [moves, same] = nodes;
    expect(childNodes(moves).map(node => suggestionItem(node, false, uriOf)).map(({ label, description }) => [label, description])).toEqual([['git → bread', '2 files'], ['bread → git', '1 file']]);
    expect(childNodes(same).map(({ row }) => row)).toEqual(['one', 'set']);
    expect(suggestionItem(childNodes(same)[1], false, uriOf).label).toBe('3 documents');
    expect(suggestionItem(same, false, uriOf).description).toBe('3 pairs');
    expect(suggestionsBelow(same)).toHaveLength(3);
  });

  it('show texts of documents as they are, in one line and never as markup', () => {
    const row = childNodes(nodes[2])[0];
    const item = suggestionItem(row, true, uriOf);
    expect(item.label).toBe('[run](command:x) <img src=x> end');
    expect(typeof item.tooltip).toBe('string');
    expect(item.contextValue).toBe('kept.one.nowhere');
  });

  it('come a little at a time, and their rows when they are asked for', async () => {
    const many = 60_000;
    const pairs = Array.from({ length: many }, (_, i) => ({ a: 1 + (i % 9), b: 1 + ((i + 1) % 9), likeness: 0.95, contained: 0.5 }));
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const made = await suggestionsOf({ ...facts, duplicates: packDuplicates(pairs) }, shown);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
    const same = made.filter(({ kind }) => kind === 'same');
    expect(same).toHaveLength(many);
    const closed = new Proxy(same[0], { get: (one, key) => (key === 'document' ? expect.fail('looked at') : Reflect.get(one, key) as unknown) });
    expect(suggestionNodes([closed, closed]).map(({ count }) => count)).toEqual([2]);
  });

  it('stop when they are asked to', async () => {
    await expect(suggestionsOf(facts, shown, AbortSignal.abort())).rejects.toThrow(CancelledError);
  });

  it('stand beside folders against groups', () => {
    const view = foldersView(foldersState(shown, suggestions), shown, { kind: 'ready' });
    expect(view.rows.map(({ folder, size }) => [folder, size])).toEqual([['bread', 5], ['git', 5]]);
    expect(view.files.map(({ path, to }) => [path, to])).toEqual([['git/e.md', 'bread'], ['git/d.md', 'bread'], ['bread/i.md', 'git']]);
    expect(view.groups.map(({ name }) => name)).toContain('[run](command:x) <img src=x> end');
    expect(view.verdict.text).toContain('3 files sit among files of another folder.');
    expect(view.looking).toBeUndefined();
    expect(foldersView(foldersState(shown, []), shown, { kind: 'looking', share: 0.4 }).looking).toBe('Looking for suggestions… 40 %');
  });
});

describe('what is kept as it is', () => {
  /** What all windows on the folder remember. */
  let kept: readonly string[] = [];
  const told = new EventEmitter<void>();
  const memory = { read: async () => kept, change: async (next: (now: readonly string[]) => readonly string[]) => (kept = next(kept)), onMayBeAnother: told.event };
  /** A window that has just been opened on the groups. */
  function windowOf(answers: Pick<Answers, 'ask'>) {
    const changed = new EventEmitter<void>();
    const runs = { grouping: shown, draft: false, state: { kind: 'done' }, onDidChangeGrouping: changed.event, load: async () => changed.fire() };
    const groups = new ShownGroups(runs, new DecisionHistory({ read: async () => undefined, write: async () => true, alone: task => task() }));
    const log = { error: () => undefined };
    return { runs, changed, suggestions: new Suggestions(runs as unknown as Runs, groups, answers, memory as never, log as never) };
  }
  const answers = { ask: (async () => facts) as unknown as Answers['ask'] };
  const keys = ({ suggestions }: ReturnType<typeof windowOf>, which: 'open' | 'kept') => suggestions.list(which).filter(({ kind }) => kind === 'folder').map(({ key }) => key);

  it('stays so after a reload and a re-run: one file, or a whole folder', async () => {
    const first = windowOf(answers);
    await first.suggestions.load();
    expect(keys(first, 'open')).toEqual(['folder: git/e.md', 'folder: git/d.md', 'folder: bread/i.md']);
    await first.suggestions.keep(first.suggestions.list('open').slice(0, 1));
    const second = windowOf(answers);
    await second.suggestions.load();
    expect(keys(second, 'open')).toEqual(['folder: git/d.md', 'folder: bread/i.md']);
    await second.suggestions.keepFolder('git');
    second.changed.fire();
    expect(second.suggestions.list('open')).toEqual([]);
    await second.suggestions.load();
    expect(keys(second, 'open')).toEqual(['folder: bread/i.md']);
    await second.suggestions.restore(second.suggestions.list('kept').slice(0, 1));
    expect(keys(second, 'open')).toEqual(['folder: git/e.md', 'folder: git/d.md', 'folder: bread/i.md']);
  });

  it('stays so when documents are renamed, in their folder where it is about that', async () => {
    kept = [];
    const first = windowOf(answers);
    await first.suggestions.load();
    await first.suggestions.keep(first.suggestions.list('open'));
    await first.suggestions.rename(new Map([['git/a.md', 'z/a.md'], ['git/e.md', 'git/log.md'], ['git/d.md', 'bread/d.md'], ['git/c.md', 'git/3.md']]), new Set());
    expect(kept).toEqual(['draft: git/3.md', 'folder: bread/i.md', 'folder: git/d.md', 'folder: git/log.md', 'nowhere: bread/j.md', 'same: bread/f.md | bread/g.md', 'same: bread/g.md | bread/h.md', 'same: git/b.md | z/a.md']);
  });

  it('ends where another document has come in the place of the one it was about, as where rows are shifted', async () => {
    kept = ['draft: row 3', 'nowhere: row 2', 'nowhere: row 4', 'same: row 2 | row 5', 'same: row 3 | row 4'];
    await windowOf(answers).suggestions.rename(new Map([['row 2', 'row 3'], ['row 3', 'row 4']]), new Set(['row 3', 'row 4']));
    expect(kept).toEqual(['draft: row 4', 'nowhere: row 3', 'same: row 3 | row 5']);
  });

  it('is so in other windows that are open: what they dismissed is neither lost nor on show', async () => {
    kept = [];
    const [first, second] = [windowOf(answers), windowOf(answers)];
    for (const { suggestions } of [first, second]) await suggestions.load();
    await first.suggestions.keep(first.suggestions.list('open').slice(0, 1));
    await second.suggestions.keepFolder('bread');
    for (const one of [first, second]) {
      told.fire();
      await expect.poll(() => keys(one, 'open')).toEqual(['folder: git/d.md']);
    }
    await first.suggestions.restore(first.suggestions.list('kept'));
    expect(kept).toEqual([]);
  });

  it('says how far it is, and what went wrong', async () => {
    const heard: string[] = [];
    const ask = async (_: string, __: unknown, ___: unknown, suggesting: (share: number) => void) => {
      suggesting(0.5);
      throw new Error('The grouping process stopped.');
    };
    const { suggestions } = windowOf({ ask: ask as unknown as Answers['ask'] });
    suggestions.onDidChange(() => heard.push(suggestions.state.kind));
    await suggestions.load();
    expect(heard).toContain('looking');
    expect(suggestions.state).toEqual({ kind: 'failed', text: 'The grouping process stopped.' });
  });

  it.each([
    ['file', ['/notes/git/e.md', '/notes/bread/e.md']],
    ['folder', ['/notes/git', '/notes/bread/git']],
  ])('leaves out a %s that went elsewhere, until it is back', async (_, paths) => {
    const opened = windowOf(answers);
    await opened.suggestions.load();
    const [from, to] = paths.map(path => ({ scheme: 'file', authority: '', path }));
    renamed.fire({ files: [{ oldUri: from, newUri: to }] });
    expect(keys(opened, 'open')).not.toContain('folder: git/e.md');
    renamed.fire({ files: [{ oldUri: to, newUri: from }] });
    expect(keys(opened, 'open')).toContain('folder: git/e.md');
  });
});
