import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import type { GroupedDocument, Grouping } from '../../../src/core/types';
import { groupingParts, sentAhead } from '../../../src/protocol/groupingParts';
import { document, grouping } from '../host/fixture';

const large: Grouping = { ...grouping, documents: Array.from({ length: 601 }, (_, i) => document(`${i}.md`)) };
const never = new AbortController().signal;

describe('a grouping on its way', () => {
  it('goes ahead in parts where it is large, and is whole again at the other end, each for itself', async () => {
    const parts = groupingParts();
    const sent: (readonly GroupedDocument[])[] = [];
    const send = async (documents: readonly GroupedDocument[]) => (sent.push(documents), parts.hear(documents));
    expect(parts.whole(await sentAhead(large, send, never))).toEqual(large);
    expect(sent.map(({ length }) => length)).toEqual([250, 250, 101]);
    expect(parts.whole(await sentAhead(grouping, send, never))).toBe(grouping);
    expect(parts.whole(await sentAhead(large, send, never))).toEqual(large);
  });

  it('sends no more before what was sent is on its way', async () => {
    let release!: () => void;
    let count = 0;
    const all = sentAhead(large, () => (count++, new Promise<void>(resolve => (release = resolve))), never);
    const others = async () => {
      await new Promise(resolve => setTimeout(resolve, 20));
      return count;
    };
    expect(await others()).toBe(1);
    expect(await others()).toBe(1);
    for (const sent of [2, 3]) {
      release();
      expect(await others()).toBe(sent);
    }
    release();
    expect((await all).documents).toEqual([]);
  });

  it('sends nothing once its run was stopped, whose documents would join those of the next one', async () => {
    const send = async () => expect.fail('nothing may be sent');
    await expect(sentAhead(large, send, AbortSignal.abort())).rejects.toThrow(CancelledError);
  });
});
