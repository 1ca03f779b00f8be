import { execFileSync } from 'node:child_process';
import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitHistory, parseLog } from '../../../src/engine/files/gitHistory';
import type { SuggestionFacts } from '../../../src/protocol/answers';
import { engineOver, quiet } from './engines';
import { requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

function git(folder: string, date: string, ...given: string[]): void {
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' };
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-C', folder, ...given], { env, stdio: 'ignore' });
}

describe('suggestions about the samples', () => {
  const folder = join(temporaryFolderForAll(), 'samples');
  const engine = engineOver(temporaryFolderForAll());
  const steps: number[] = [];
  let facts: SuggestionFacts;
  const idsOf = (documents: readonly { document: number }[]) => documents.map(({ document }) => facts.documents[document]);
  const { signal } = new AbortController();

  beforeAll(async () => {
    cpSync('samples', folder, { recursive: true });
    git(folder, '2023-01-01T00:00:00Z', 'init', '-q');
    git(folder, '2023-01-01T00:00:00Z', 'add', '.');
    git(folder, '2023-01-01T00:00:00Z', 'commit', '-qm', 'All');
    writeFiles(folder, { 'bread/focaccia.md': '# Focaccia\n\nOil, salt, a hot oven. See [the first loaf](first-loaf.md).' });
    git(folder, '2024-01-01T00:00:00Z', 'commit', '-qam', 'One');
    const request = requestFor(folder);
    const { grouping } = await engine.run(request, quiet);
    const { sources, selection, recipe, seed } = request;
    expect(await engine.answers.suggestions({ askGit: true }, signal, undefined)).toBeNull();
    await engine.answers.collect({ sources, selection, recipe, seed, documents: grouping.documents.map(({ id }) => id), groups: Int32Array.from(grouping.documents, ({ group }) => group ?? -1) }, signal);
    facts = (await engine.answers.suggestions({ askGit: true }, signal, (done, total) => steps.push(done / total)))!;
  });

  it('finds the packing list that is there twice, before anything else', () => {
    const { a, b } = facts.duplicates;
    expect([facts.documents[a[0]], facts.documents[b[0]]].sort()).toEqual(['hiking/packing-list-2024.md', 'hiking/packing-list.md']);
    expect(a.length).toBeLessThan(4);
  });

  it('finds the same for a report, reading the documents again', async () => {
    const { sources, selection, recipe, seed } = requestFor(folder);
    const shares: number[] = [];
    const same = await engine.nearlySame({ sources, selection, recipe, seed, documents: facts.documents }, { signal, report: (done, total) => shares.push(done / total) });
    const { a, b, likeness } = facts.duplicates;
    expect(same).toEqual(Array.from(a, (document, i) => ({ documents: [facts.documents[document], facts.documents[b[i]]], likeness: likeness[i] })));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('finds the notes that were put into the wrong folder on purpose, and blames the inbox for nothing', () => {
    expect(facts.otherFolders.map(({ document, from, to }) => [facts.documents[document], from, to])).toContainEqual(['garden/left-join-surprises.md', 'garden', 'databases']);
    expect(facts.otherFolders.map(({ from }) => from)).not.toContain('inbox');
    expect(facts.otherFolders.length).toBeLessThan(4);
  });

  it('finds drafts left alone, and when each document was changed', async () => {
    expect(idsOf(facts.drafts)).toEqual(['charity/annual-report-draft.tex']);
    expect(facts.changesBy).toBe('git');
    const at = facts.documents.indexOf('bread/focaccia.md');
    expect(facts.changes[at]).toEqual([Date.UTC(2024, 0)]);
    expect(facts.changes[at + 1]).toEqual([Date.UTC(2023, 0)]);
    const { documents, changes, changesBy } = facts;
    expect(await engine.answers.changes({ askGit: true }, signal)).toEqual({ documents, changes, changesBy });
    expect((await engine.answers.changes({ askGit: false }, signal))!.changesBy).toBe('files');
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('asks no repository unless told to', async () => {
    const changed = new Date(Date.UTC(2020, 5));
    utimesSync(join(folder, 'bread/focaccia.md'), changed, changed);
    const plain = (await engine.answers.suggestions({ askGit: false }, signal, undefined))!;
    expect(plain.changesBy).toBe('files');
    expect(plain.changes[plain.documents.indexOf('bread/focaccia.md')]).toEqual([changed.getTime()]);
  });

  it('goes by what documents say themselves where no repository tells when they were changed', async () => {
    const own = writeFiles(temporaryFolder(), { 'a.md': '---\ndate: 2024-03-12\n---\n# Bees\n\nThey fly out in March.', 'b.md': '# Wasps\n\nThey fly out in May.', 'c.md': '# Rye\n\nA loaf of bread.' });
    const changed = new Date(Date.UTC(2020, 5));
    for (const name of ['a.md', 'b.md', 'c.md']) utimesSync(join(own, name), changed, changed);
    const { sources, selection, recipe, seed } = requestFor(own);
    const told = async () => {
      await engine.answers.collect({ sources, selection, recipe, seed, documents: ['a.md', 'b.md', 'c.md'], groups: Int32Array.of(-1, -1, -1) }, signal);
      return (await engine.answers.suggestions({ askGit: true }, signal, undefined))!;
    };
    expect(await told()).toMatchObject({ changes: [[Date.UTC(2024, 2, 12)], [changed.getTime()], [changed.getTime()]], changesBy: 'files' });
    git(own, '2023-01-01T00:00:00Z', 'init', '-q');
    git(own, '2023-01-01T00:00:00Z', 'add', '.');
    git(own, '2023-01-01T00:00:00Z', 'commit', '-qm', 'One');
    expect(await told()).toMatchObject({ changes: [[Date.UTC(2023, 0)], [Date.UTC(2023, 0)], [Date.UTC(2023, 0)]], changesBy: 'git' });
  });

  it('goes by when documents say that they were last changed before when they were written', async () => {
    const own = writeFiles(temporaryFolder(), { 'a.md': '---\ncreated: 2019-03-12\nupdated: 2024-03-14\n---\n# Bees\n\nThey fly out in March.', 'b.md': '---\nlastmod: 2023-03-14\n---\n# Wasps\n\nThey fly out in May.' });
    const { sources, selection, recipe, seed } = requestFor(own);
    await engine.answers.collect({ sources, selection, recipe, seed, documents: ['a.md', 'b.md'], groups: Int32Array.of(-1, -1) }, signal);
    expect(await engine.answers.suggestions({ askGit: false }, signal, undefined)).toMatchObject({ changes: [[Date.UTC(2024, 2, 14)], [Date.UTC(2023, 2, 14)]] });
  });

  it('takes the day of a checkout for no change beside dates that documents say themselves', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `${i}.md`);
    const own = writeFiles(temporaryFolder(), { 'a.md': '---\ndate: 2024-03-12\n---\n# Bees\n\nThey fly out in March.', ...Object.fromEntries(names.map((name, i) => [name, `# Wasps ${i}\n\nThey fly out in May.`])) });
    const came = new Date(Date.UTC(2026, 5));
    for (const name of names) utimesSync(join(own, name), came, came);
    const { sources, selection, recipe, seed } = requestFor(own);
    const documents = ['a.md', ...names];
    await engine.answers.collect({ sources, selection, recipe, seed, documents, groups: new Int32Array(documents.length).fill(-1) }, signal);
    const found = (await engine.answers.suggestions({ askGit: false }, signal, undefined))!;
    expect(documents.map(name => found.changes[found.documents.indexOf(name)])).toEqual([[Date.UTC(2024, 2, 12)], ...names.map(() => [])]);
  });
});

describe('the history of files', () => {
  it('counts large commits only for files without others', () => {
    const many = Array.from({ length: 60 }, (_, i) => `n${i}.md`);
    const told = `\u0001300\0\nn1.md\0a b\n"c".md\0\0\u0001200\0\n${many.join('\0')}\0\0\u0001100\0\nn1.md\0`;
    const history = parseLog(told);
    expect(history.get('n1.md')).toEqual([300_000, 100_000]);
    expect(history.get('n2.md')).toEqual([200_000]);
    expect(history.get('a b\n"c".md')).toEqual([300_000]);
    expect(parseLog('').size).toBe(0);
  });

  it('is not there outside of repositories, and starts no program that a repository names', async () => {
    const folder = temporaryFolder();
    expect(await gitHistory(folder)).toBeUndefined();
    writeFiles(folder, { 'sub/ä.md': 'one', 'b.md': 'two' });
    git(folder, '2023-01-01T00:00:00Z', 'init', '-q');
    git(folder, '2023-01-01T00:00:00Z', 'add', '.');
    git(folder, '2023-01-01T00:00:00Z', 'commit', '-qm', 'All');
    const trap = join(folder, 'started');
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'gpg.program']) git(folder, '2023-01-01T00:00:00Z', 'config', key, `touch ${trap} #`);
    git(folder, '2023-01-01T00:00:00Z', 'config', 'log.showSignature', 'true');
    expect([...(await gitHistory(join(folder, 'sub')))!.keys()]).toEqual(['ä.md']);
    expect(() => execFileSync('ls', [trap], { stdio: 'ignore' })).toThrow();
  });
});
