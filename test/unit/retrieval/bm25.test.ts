import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bm25Scores } from '../../../src/core/retrieval/bm25';
import { indexWords } from '../../../src/core/retrieval/wordIndex';
import { CancelledError } from '../../../src/core/work';

interface Reference {
  readonly texts: readonly string[];
  readonly cases: readonly { readonly k1: number; readonly b: number; readonly question: readonly string[]; readonly scores: readonly number[] }[];
}
const reference: Reference = JSON.parse(readFileSync(new URL('../../reference/retrieval.json', import.meta.url), 'utf8'));
const indexOf = (texts: readonly string[]) => indexWords(texts.length, i => texts[i].split(' ').filter(Boolean));

describe('BM25', () => {
  test.each(reference.cases.map((one, i) => ({ ...one, i })))('gives the scores of rank-bm25: case $i', async ({ k1, b, question, scores }) => {
    const found = bm25Scores(await indexOf(reference.texts), question, { k1, b });
    expect(found.length).toBe(scores.length);
    scores.forEach((score, i) => expect(found[i]).toBeCloseTo(score, 4));
  });

  test('scores nothing for a question without any known term, and for no texts', async () => {
    expect([...bm25Scores(await indexOf(['a b', 'b c']), ['x'])]).toEqual([0, 0]);
    expect(bm25Scores(await indexOf([]), ['a']).length).toBe(0);
    expect([...bm25Scores(await indexOf(['', 'a']), ['a'])].map(score => score > 0)).toEqual([false, true]);
  });

  test('prefers rare words, short texts and more uses', async () => {
    const scores = (texts: string[], question: string[]) => indexOf(texts).then(index => [...bm25Scores(index, question)]);
    const [rare, common] = await scores(['rare x', 'common x', 'common y', 'common z'], ['rare', 'common']);
    expect(rare).toBeGreaterThan(common);
    const [short, long] = await scores(['word', 'word and many others behind it', 'none'], ['word']);
    expect(short).toBeGreaterThan(long);
    const [twice, once] = await scores(['word word x y', 'word x y z', 'none'], ['word']);
    expect(twice).toBeGreaterThan(once);
  });
});

describe('the index', () => {
  test('holds each text once under each of its terms, in order, with how often', async () => {
    const { terms, start, texts, uses, lengths, averageLength } = await indexOf(['a b a', 'c', 'b a']);
    const of = (term: string) => Array.from({ length: start[terms.get(term)! + 1] - start[terms.get(term)!] }, (_, i) => [texts[start[terms.get(term)!] + i], uses[start[terms.get(term)!] + i]]);
    expect(of('a')).toEqual([[0, 2], [2, 1]]);
    expect(of('b')).toEqual([[0, 1], [2, 1]]);
    expect(of('c')).toEqual([[1, 1]]);
    expect([...lengths]).toEqual([3, 1, 2]);
    expect(averageLength).toBe(2);
  });

  test('grows beyond its first room, and stops when it is told to', async () => {
    const many = await indexWords(3_000, i => Array.from({ length: 40 }, (_, j) => `t${(i * 7 + j * 13) % 5_000}`));
    expect(many.texts.length).toBe(many.start.at(-1));
    expect(many.texts.length).toBeGreaterThan(1 << 16);
    const controller = new AbortController();
    const slow = indexWords(1_000_000, i => (i === 500 && controller.abort(), [`${i}`]), { signal: controller.signal });
    await expect(slow).rejects.toThrow(CancelledError);
  });
});
