import { describe, expect, it } from 'vitest';
import { lastChanges } from '../../../src/host/map/lastChanges';
import type { ChangeFacts } from '../../../src/protocol/answers';
import { document } from './fixture';
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
