import { describe, expect, it } from 'vitest';
import type { ChangesKnown } from '../../../src/core/update/changes';
import { grouping } from './fixture';
import { updates } from './updatesOf';

describe('documents that were gone', () => {
  it('has documents that are back in the groups they were in, though their group had gone with them', async () => {
    const changes: { answer: ChangesKnown } = { answer: { placed: [], renamed: [], gone: ['git/log.md'], skipped: [], waiting: [] } };
    const { kept, updates: own, different, looked, asked, answering } = await updates(changes);
    await own.hear(['git']);
    const groupOf = (id: string) => kept.grouping!.documents.find(document => document.id === id)?.group;
    expect(groupOf('git/log.md')).toBeUndefined();
    answering(undefined);
    // Others that change do not concern the lost one, which a whole folder may bring back; it is not back yet.
    await own.hear(['bread.md']);
    expect(looked).toHaveLength(1);
    different.push('git/log.md', 'bread.md');
    answering({ placed: [], renamed: [], gone: [], skipped: [], waiting: [] });
    await own.hear(['git']);
    expect([looked.length, groupOf('git/log.md')]).toEqual([2, undefined]);
    different.shift();
    await own.hear(['git']);
    expect(groupOf('git/log.md')).toBe(1);
    expect([asked.at(-1), own.state.waiting]).toEqual([['bread.md'], 0]);
  });

  it('keeps the groups that may come back where no document is left', async () => {
    const gone = grouping.documents.map(({ id }) => id);
    const { kept, updates: own, written } = await updates({ answer: { placed: [], renamed: [], gone, skipped: [], waiting: [] } });
    await own.hear(gone);
    expect([kept.grouping!.documents, kept.state.kind]).toEqual([[], 'nothing']);
    expect(written.at(-1)!.grouping).toBe(grouping);
  });
});
