import { describe, expect, it } from 'vitest';
import { MapDocuments, packDocuments } from '../../../src/protocol/packedDocuments';

const names = ['a.md', 'Straße/𝒳 😀.md', 'new\nline.txt', '', 'İ'.repeat(300), 'x'.repeat(7000), '日本語/メモ.md', 'tab\there'];
const made = Array.from({ length: 5000 }, (_, i) => ({
  id: `${names[i % 8]}${i}`,
  title: names[(i * 3) % 8],
  path: i % 2 ? `${names[i % 8]}${i}` : '',
  snippet: i % 3 ? `${names[(i * 5) % 8].slice(0, 50)} and so on` : '',
  words: i % 4 ? ['kiln', names[(i + 1) % 8].slice(0, 40).replaceAll('\t', ' ')] : [],
  nearest: Array.from({ length: i % 7 }, (_, k) => (i * 31 + k) % 5000),
  ...(i % 5 === 0 && { tags: ['winter', 'oak'] }),
}));

describe('packed documents', async () => {
  const read = new MapDocuments(structuredClone(await packDocuments(made)));

  it('come back as they were, whatever their script and in any order', () => {
    expect(read.length).toBe(5000);
    for (let k = 0; k < 5000; k++) {
      const i = (k * 1237) % 5000;
      const { id, title, path, snippet, words, nearest, tags } = read.get(i)!;
      expect({ id, title, path, snippet, words, nearest, tags }).toEqual({ ...made[i], tags: made[i].tags ?? [], words: made[i].words.filter((word, w) => word || w) });
    }
    expect([read.get(-1), read.get(5000)]).toEqual([undefined, undefined]);
    expect(read.ids.get(5000)).toBe('');
  });

  it('send paths only where they are not the ids, and tags only where there are some', async () => {
    const same = made.slice(0, 10).map(({ tags: _, ...one }) => ({ ...one, path: one.id }));
    const packed = await packDocuments(same);
    expect([packed.paths, packed.tags]).toEqual([undefined, undefined]);
    expect(new MapDocuments(packed).get(5)!.path).toBe(same[5].id);
    expect(new MapDocuments(packed).tagged).toBe(false);
    expect(new MapDocuments(await packDocuments([])).length).toBe(0);
  });
});
