import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BM25, bm25Scores } from '../../../src/core/retrieval/bm25';
import { indexWords } from '../../../src/core/retrieval/wordIndex';
import { CancelledError } from '../../../src/core/work';

interface Reference {
  readonly texts: readonly string[];
  readonly cases: readonly { readonly k1: number; readonly b: number; readonly question: readonly string[]; readonly scores: readonly number[] }[];
}
const reference: Reference = JSON.parse(readFileSync(new URL('../../reference/retrieval.json', import.meta.url), 'utf8'));
/** An index of words between spaces, and the numbers of such words in it; a word that no text has gets a number as well. */
async function indexOf(texts: readonly string[]) {
  const numbers = new Map<string, number>();
  const numberOf = (term: string) => numbers.get(term) ?? numbers.set(term, numbers.size).size - 1;
  const index = await indexWords(texts.length, (i, hear) => texts[i].split(' ').filter(Boolean).forEach(term => hear(numberOf(term))));
  return { index, numberOf };
}

async function scoresOf(texts: readonly string[], question: readonly string[], options?: typeof BM25): Promise<Float32Array> {
  const { index, numberOf } = await indexOf(texts);
  return bm25Scores(index, question.map(numberOf), options);
}

describe('BM25', () => {
  test.each(reference.cases.map((one, i) => ({ ...one, i })))('gives the scores of rank-bm25: case $i', async ({ k1, b, question, scores }) => {
    const found = await scoresOf(reference.texts, question, { k1, b });
    expect(found.length).toBe(scores.length);
    scores.forEach((score, i) => expect(found[i]).toBeCloseTo(score, 4));
  });

  test('scores nothing for a question without any known term, and for no texts', async () => {
    expect([...(await scoresOf(['a b', 'b c'], ['x']))]).toEqual([0, 0]);
    expect((await scoresOf([], ['a'])).length).toBe(0);
    expect([...(await scoresOf(['', 'a'], ['a']))].map(score => score > 0)).toEqual([false, true]);
  });

  test('prefers rare words, short texts and more uses', async () => {
    const [rare, common] = await scoresOf(['rare x', 'common x', 'common y', 'common z'], ['rare', 'common']);
    expect(rare).toBeGreaterThan(common);
    const [short, long] = await scoresOf(['word', 'word and many others behind it', 'none'], ['word']);
    expect(short).toBeGreaterThan(long);
    const [twice, once] = await scoresOf(['word word x y', 'word x y z', 'none'], ['word']);
    expect(twice).toBeGreaterThan(once);
  });
});

describe('the index', () => {
  test('holds each text once under each of its terms, in order, with how often', async () => {
    const { index, numberOf } = await indexOf(['a b a', 'c', 'b a']);
    const { start, texts, uses, lengths, averageLength } = index;
    const of = (term: string) => Array.from({ length: start[numberOf(term) + 1] - start[numberOf(term)] }, (_, i) => [texts[start[numberOf(term)] + i], uses[start[numberOf(term)] + i]]);
    expect(of('a')).toEqual([[0, 2], [2, 1]]);
    expect(of('b')).toEqual([[0, 1], [2, 1]]);
    expect(of('c')).toEqual([[1, 1]]);
    expect([...lengths]).toEqual([3, 1, 2]);
    expect(averageLength).toBe(2);
  });

  test('grows beyond its first room, and stops when it is told to', async () => {
    const many = await indexWords(3_000, (i, hear) => Array.from({ length: 40 }, (_, j) => (i * 7 + j * 13) % 5_000).forEach(hear));
    expect(many.texts.length).toBe(many.start.at(-1));
    expect(many.texts.length).toBeGreaterThan(1 << 16);
    const controller = new AbortController();
    const slow = indexWords(1_000_000, (i, hear) => (i === 500 && controller.abort(), hear(i)), { signal: controller.signal });
    await expect(slow).rejects.toThrow(CancelledError);
  });
});
