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
