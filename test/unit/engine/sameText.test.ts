import { describe, expect, it } from 'vitest';
import type { Document, Passage } from '../../../src/core/types';
import { saysTheSame, sayingOthers } from '../../../src/engine/update/sameText';

const passage = (text: string, headings: readonly string[], line: number): Passage => ({ text, headings, line, endLine: line });
const before: Document = { id: 'rye.md', title: 'Rye', passages: [passage('Knead it', [], 2), passage('Bake it', ['Then', 'Hot'], 9)], extra: 'oven', hash: 'a' };

describe('a document says the same', () => {
  it('with other tags, lines and dates, and nothing else', () => {
    const moved = before.passages.map(each => ({ ...each, line: each.line + 4, endLine: each.endLine + 4 }));
    expect(saysTheSame(before, { ...before, passages: moved, extra: 'bread oven', tags: ['bread'], dated: 1, hash: 'b' })).toBe(true);
  });

  it.each([
    ['a title', { title: 'Wheat' }],
    ['a text', { passages: [before.passages[0], passage('Eat it', ['Then', 'Hot'], 9)] }],
    ['a heading', { passages: [before.passages[0], passage('Bake it', ['Then', 'Cold'], 9)] }],
    ['fewer headings', { passages: [before.passages[0], passage('Bake it', ['Then'], 9)] }],
    ['more passages', { passages: [...before.passages, passage('Eat it', [], 12)] }],
    ['fewer passages', { passages: before.passages.slice(0, 1) }],
  ])('but not with another of %s', (_, other: Partial<Document>) => expect(saysTheSame(before, { ...before, ...other })).toBe(false));

  it('of which nobody knows what it said, never', () => expect(saysTheSame(undefined, before)).toBe(false));
});

it('reads no more files than it takes to know that more than so many say something else', async () => {
  const files = Array.from({ length: 400 }, (_, at) => ({ id: `${at}.md` }));
  let count = 0;
  const read = async (some: readonly { readonly id: string }[]) => {
    count += some.length;
    return { documents: some.map(({ id }) => ({ ...before, id, title: Number(id.split('.')[0]) < 100 ? 'Wheat' : 'Rye' })) };
  };
  const known = (id: string) => (id === '399.md' ? undefined : { ...before, id });
  const others = await sayingOthers(files, 200, known, read);
  expect([others.size, others.has('399.md'), others.has('100.md'), count]).toEqual([101, true, false, 399]);
  count = 0;
  expect((await sayingOthers(files, 60, known, read)).size).toBeGreaterThan(60);
  expect(count).toBe(64);
});
