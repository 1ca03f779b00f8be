import { beforeAll, describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { seededRandom } from '../../../src/core/random';
import { likelyPairs } from '../../../src/core/suggestions/minHash';
import { nearDuplicates } from '../../../src/core/suggestions/nearDuplicates';
import { sharedText, shinglesOf } from '../../../src/core/suggestions/shingles';
import { wordOverlap } from '../../../src/core/suggestions/wordOverlap';
import type { Document } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { measured, read, sampleNotes, sampleText } from './samples';

let notes: Document[];
beforeAll(async () => {
  notes = await sampleNotes();
});
/** Pairs of ids found among the notes and what is planted, copies and versions only: meaning is told apart elsewhere. */
async function found(planted: readonly Document[]): Promise<string[]> {
  const documents = [...notes, ...planted];
  const { vectors } = await measured(documents, 0);
  const pairs = await nearDuplicates(documents, vectors, { k: 0, indices: new Int32Array(0), similarities: new Float32Array(0) });
  return pairs.map(({ a, b }) => `${documents[a].id} = ${documents[b].id}`).sort();
}

describe('texts that are nearly the same', () => {
  it('finds the one list that is there in two versions', async () => {
    expect(await found([])).toEqual(['hiking/packing-list-2024.md = hiking/packing-list.md']);
  });

  it('finds what is planted: a copy, one with words changed, one within a longer text, one under another title', async () => {
    const bisect = sampleText('git/bisect.md');
    const tubeless = sampleText('bicycle/tubeless.md');
    const planted = await Promise.all([
      read('x/copy.md', bisect),
      read('x/changed.md', sampleText('bread/focaccia.md').replace(/\bthe\b/g, 'that').replace(/\bwater\b/g, 'liquid')),
      read('x/longer.md', `${sampleText('git/worktrees.md')}\n\n${tubeless}\n\n${sampleText('italian/articles.md')}`),
      read('x/renamed.md', tubeless.replace(/^#.*$/m, '# Wheels without tubes')),
    ]);
    const pairs = await found(planted);
    for (const pair of ['git/bisect.md = x/copy.md', 'bread/focaccia.md = x/changed.md', 'git/worktrees.md = x/longer.md', 'bicycle/tubeless.md = x/renamed.md', 'italian/articles.md = x/longer.md'])
      expect(pairs).toContain(pair);
    expect(pairs.length).toBeLessThanOrEqual(8);
  });

  it('takes two texts on one thing for nearly the same only if they share rare words', async () => {
    const one = await read('a.md', '# Hash of a string\n\nThe function `md5` in PostgreSQL computes the MD5 hash of a string of any length.');
    const other = await read('b.md', '# Computing MD5\n\nWith pgcrypto, PostgreSQL has `digest`, which computes hashes of a string: MD5 or SHA1.');
    const third = await read('c.md', '# Boots\n\nLeather wants wax before winter and a dry place in summer.');
    const vectors = { rows: 3, columns: 2, data: Float32Array.from([1, 0, Math.cos(0.4), Math.sin(0.4), Math.cos(0.4), Math.sin(0.4)]) };
    const pairs = await nearDuplicates([one, other, third, ...notes].slice(0, 3), vectors, await plainAlgebra.kNearest(vectors, 2));
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
    expect(pairs[0].likeness).toBeCloseTo(Math.cos(0.4), 5);
    expect(pairs[0].contained).toBeLessThan(0.3);
  });

  it('stops when asked to', async () => {
    const { vectors, neighbours } = await measured(notes);
    await expect(nearDuplicates(Array.from({ length: 4_000 }, (_, i) => notes[i % notes.length]), vectors, neighbours, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });
});

describe('shingles', () => {
  it('compare texts word for word, whatever their case and spaces; Chinese by characters', () => {
    const share = (a: string, b: string) => sharedText(shinglesOf(a), shinglesOf(b));
    expect(share('One two  three four.', 'one TWO three four')).toEqual({ resemblance: 1, contained: 1 });
    expect(share('one two three four', 'zero one two three four five')).toEqual({ resemblance: 0.5, contained: 1 });
    expect(share('', '')).toEqual({ resemblance: 0, contained: 0 });
    expect(share('颐和原著将成不可复制豪宅典范', '颐和原著将成不可复制豪宅').contained).toBe(1);
    expect(share('one two three', 'three two one').resemblance).toBe(0);
  });

  it('are paired by MinHash nearly always from half in common, and hardly ever when they share little', async () => {
    const random = seededRandom(3);
    const some = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));
    const rates = await Promise.all(
      [0.5, 0.05].map(async similarity => {
        const sets: Uint32Array[] = [];
        for (let pair = 0; pair < 300; pair++) {
          const shared = Math.round((2 * similarity * 200) / (1 + similarity));
          const common = some(shared);
          sets.push(Uint32Array.from([...common, ...some(200 - shared)]).sort(), Uint32Array.from([...common, ...some(200 - shared)]).sort());
        }
        const pairs = new Set((await likelyPairs(sets)).map(([b, a]) => `${a} ${b}`));
        return Array.from({ length: 300 }, (_, pair) => pairs.has(`${2 * pair} ${2 * pair + 1}`)).filter(Boolean).length / 300;
      }),
    );
    expect(rates[0]).toBeGreaterThan(0.98);
    expect(rates[1]).toBeLessThan(0.02);
  });
});

it('rare words count more than common ones when words are compared', async () => {
  const overlap = await wordOverlap(['the tortoise', 'one tortoise', 'the cat', 'the dog', 'the cow', 'the pig']);
  expect(overlap(0, 1)).toBeGreaterThan(2 * overlap(0, 2));
  expect(overlap(3, 3)).toBe(1);
});
