import { describe, expect, it } from 'vitest';
import { lastChanges } from '../../../src/host/map/lastChanges';
import { changeDates } from '../../../src/host/report/changeDates';
import { reportMaterial } from '../../../src/host/report/reportMaterial';
import type { Suggestions } from '../../../src/host/suggest/suggestions';
import type { ChangeFacts } from '../../../src/protocol/answers';
import { document, grouping } from './fixture';
import { dated } from './vscode';

const documents = ['git/log.md', 'new.md', 'bread.md'].map(id => document(id, { uri: `file:///notes/${id}` }));
dated.set('file:///notes/git/log.md', 7000).set('file:///notes/new.md', 9000);

describe('when documents were changed last', () => {
  it('is told by their repository, and by the files that it does not know', async () => {
    const found: ChangeFacts = { documents: ['bread.md', 'git/log.md', 'new.md', 'gone.md'], changes: [[3000, 1000], [2000], [], [1]], changesBy: 'git' };
    const { times, by } = await lastChanges(documents, { ask: async () => found as never });
    expect([...times]).toEqual([2000, 9000, 3000]);
    expect(by).toBe('git');
  });

  it('is told by the files where all were committed at once', async () => {
    const found: ChangeFacts = { documents: documents.map(({ id }) => id), changes: [[3000], [3000], [3000]], changesBy: 'git' };
    const { times, by } = await lastChanges(documents, { ask: async () => found as never });
    expect([...times]).toEqual([7000, 9000, NaN]);
    expect(by).toBe('files');
  });

  it.each([['knows nothing', async () => undefined], ['fails', () => Promise.reject(new Error('no engine'))]])('is told by the files alone where the engine %s', async (_, ask) => {
    const { times, by } = await lastChanges(documents, { ask });
    expect([...times]).toEqual([7000, 9000, NaN]);
    expect(by).toBe('files');
  });
});

describe('dates that documents say themselves', () => {
  const [march, april] = [Date.UTC(2024, 2, 12), Date.UTC(2024, 3, 1)];
  const own = [document('git/log.md', { uri: 'file:///notes/git/log.md', dated: march }), document('new.md', { uri: 'file:///notes/new.md' }), document('bread.md', {}), document('mail.eml', { dated: april })];
  const found: ChangeFacts = { documents: ['git/log.md', 'bread.md', 'mail.eml'], changes: [[2000], [3000], [3000]], changesBy: 'git' };
  const facts = (changes: ChangeFacts) => ({ ask: async () => changes as never });

  it('come first, then those of the repository, then those of the files', async () => {
    const further = [...own, document('tea.md', {})];
    const known = { ...found, documents: [...found.documents, 'tea.md'], changes: [...found.changes, [4000]] };
    const { times, by } = await lastChanges(further, facts(known));
    expect([...times]).toEqual([march, 9000, 3000, april, 4000]);
    expect(by).toBe('documentsOrGit');
    expect(await changeDates(own)).toEqual({ meaning: 'writtenOrChanged', by: 'documentsOrFiles', times: new Map([['git/log.md', march], ['new.md', 9000], ['mail.eml', april]]) });
  });

  it('say nothing of whether the repository tells of the others, and are all that is asked where all have one', async () => {
    // Of those without one it knows a single date: all others were committed at once.
    expect((await lastChanges(own, facts(found))).by).toBe('documentsOrFiles');
    const asked: string[] = [];
    const answers = { ask: async (name: string) => void asked.push(name) as never };
    const all = own.filter(({ dated: date }) => date !== undefined);
    expect(await changeDates(all, answers)).toEqual({ meaning: 'written', by: 'documents', times: new Map([['git/log.md', march], ['mail.eml', april]]) });
    expect(asked).toEqual([]);
  });

  it('are none in years to come after the next one', async () => {
    const year = new Date().getUTCFullYear();
    const [soon, later] = [Date.UTC(year + 1, 11, 31), Date.UTC(year + 2, 0, 1)];
    const { times } = await changeDates([document('a.md', { dated: soon }), document('new.md', { uri: 'file:///notes/new.md', dated: later }), document('b.md', { dated: later })]);
    expect([...times]).toEqual([['new.md', 9000], ['a.md', soon]]);
  });

  it('stand in reports beside when the others were added', async () => {
    const suggestions = { load: async () => undefined, found: { ...found, documents: ['bread.md', 'new.md', 'git/log.md'], changes: [[march, 1e11], [april], [5e10]] }, list: () => [] } as unknown as Suggestions;
    const { dates } = await reportMaterial({ ...grouping, documents: own }, { suggestions, answers: facts(found) });
    expect(dates).toEqual({ meaning: 'writtenOrAdded', by: 'documentsOrGit', times: new Map([['bread.md', 1e11], ['new.md', april], ['git/log.md', march], ['mail.eml', april]]) });
  });
});

describe('dates in a report', () => {
  const found: ChangeFacts = { documents: ['git/log.md', 'bread.md'], changes: [[2000, 1000], [3000]], changesBy: 'git' };
  const answers = { ask: async () => found as never };

  it('are those of the map, and nothing is asked for them where only files are looked at', async () => {
    const dates = await changeDates(documents, answers);
    expect([...dates.times]).toEqual([['git/log.md', 2000], ['new.md', 9000], ['bread.md', 3000]]);
    expect(dates).toMatchObject({ meaning: 'changed', by: 'git' });
    expect(await changeDates(documents)).toEqual({ meaning: 'changed', by: 'files', times: new Map([['git/log.md', 7000], ['new.md', 9000]]) });
  });

  it('are those of the first commits, where these tell of time', async () => {
    const suggestions = (changes: readonly (readonly number[])[]) => ({ load: async () => undefined, found: { ...found, changes }, list: () => [] }) as unknown as Suggestions;
    const [march, may, july] = [2, 4, 6].map(month => Date.UTC(2024, month, 5));
    const shown = { ...grouping, documents };
    expect((await reportMaterial(shown, { suggestions: suggestions([[july, march], [may]]), answers })).dates).toEqual({ meaning: 'added', by: 'git', times: new Map([['git/log.md', march], ['bread.md', may]]) });
    // All came with one commit, or within hours; some were changed since.
    for (const first of [march, march + 7200_000]) expect((await reportMaterial(shown, { suggestions: suggestions([[july, march], [may, first]]), answers })).dates).toMatchObject({ meaning: 'changed', by: 'git' });
  });
});
