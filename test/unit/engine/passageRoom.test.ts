import { describe, expect, it } from 'vitest';
import { KindredError } from '../../../src/core/errors';
import { makeCollection } from '../../../src/engine/answers/collection';
import { passagesAtOnce } from '../../../src/engine/answers/passageRoom';

const MB = 2 ** 20;

describe('passagesAtOnce', () => {
  it('takes fewer at once the less memory is free, and never none', () => {
    const counts = [20_000, 800, 200, 10].map(free => passagesAtOnce(1_000, 384, free * MB));
    expect(counts[0]).toBe(8_192);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set(counts).size).toBeGreaterThan(2);
    expect(counts.at(-1)).toBe(256);
  });

  it('says how much is needed and how much is there when they do not fit in', () => {
    expect(() => passagesAtOnce(1_000_000, 384, 512 * MB)).toThrow(new KindredError('outOfMemory', 'The vectors of 1000000 passages need 370 MB of memory, and 512 MB are free. Close other programs, or choose fewer documents.'));
  });
});

it('a collection is the same however many passages are measured at once', async () => {
  const passage = (text: string) => ({ text, headings: [], line: 0, endLine: 0 });
  const documents = Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, title: `T${i}`, extra: '', hash: '', passages: Array.from({ length: 1 + (i % 4) }, (_, at) => passage(`text ${i} ${at}`)) }));
  const vectorOf = (text: string) => [text.length, text.charCodeAt(text.length - 1), text.charCodeAt(1)];
  const embed = async (texts: readonly string[]) => ({ rows: texts.length, columns: 3, data: Float32Array.from(texts.flatMap(vectorOf)) });
  const vectors = await embed(documents.map(({ title }) => title));
  const asked: number[] = [];
  const embedder = { identity: 'made', dimensions: 3, embed: (texts: readonly string[]) => (asked.push(texts.length), embed(texts)) };
  const roomy = await makeCollection({ documents, vectors, embedder }, {}, undefined, 2 ** 34);
  const heard: number[] = [];
  const tight = await makeCollection({ documents, vectors, embedder }, {}, async ({ rows }) => void heard.push(rows), 2 ** 14);
  expect(asked[0]).toBe(675);
  expect(heard).toEqual([256, 256, 163]);
  expect(tight.passages).toEqual(roomy.passages);
});
