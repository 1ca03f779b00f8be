import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { termsOf } from '../../../src/core/evidence/wordVectors';
import { visitWords } from '../../../src/core/words/rawWords';
import { slowness } from '../../harness/slowness.mjs';

const PARTS = ['a', 'Bc', 'x9', '7', '_', '-', "'", '.', '.js', '.net', '.json', '+', '++', '#', ' ', '  ', '\n', '\n \n', '. ', '? ', ')', '@', '/', '://', 'www.', '&amp;', '\t'];

/** Texts of ASCII with all that may stand in and around words. */
const texts = (() => {
  const random = seededRandom(3);
  return Array.from({ length: 2_000 }, () => Array.from({ length: 1 + Math.floor(14 * random()) }, () => PARTS[Math.floor(PARTS.length * random())]).join(''));
})();

const heard = (text: string) => {
  const words: unknown[] = [];
  visitWords(text, (...word) => words.push(word));
  return words;
};

describe('texts of ASCII, which are cut in a shorter way', () => {
  /** A sign that is part of no word, and that makes a text one of other characters. */
  const SIGN = ' §';

  it('have the words, phrases and sentences that they have among other characters', () => {
    for (const text of texts) expect(heard(text), JSON.stringify(text)).toEqual(heard(text + SIGN));
    expect(heard("Don't use Node.js, C++ or x.json; well-known, C# too.")).toEqual(heard(`Don't use Node.js, C++ or x.json; well-known, C# too.${SIGN}`));
  });

  it('have the same terms', () => {
    for (const text of texts) expect(termsOf(text), JSON.stringify(text)).toEqual(termsOf(text + SIGN));
  });
});

describe('mail addresses', () => {
  it('are left out with all that is written together with them', () => {
    const words = (text: string) => heard(text).map(word => (word as [string])[0]);
    expect(words('ask ann.o@x.org, (bob@y.org) or a@@b and @carl @@dora@z.org now')).toEqual(['ask', 'or', 'and', 'carl', 'now']);
  });

  it('are not looked for at every place of a long run of characters, as data in a text are', () => {
    const started = performance.now();
    expect(heard(`${'QmFzZTY0'.repeat(25_000)} @ data`)).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(3_000 * slowness());
  });
});

it('cuts a text of a hundred thousand letters without a sign between them at once, and no letter in two', () => {
  const started = performance.now();
  const words = heard('𠮷野家'.repeat(25_000)).map(word => (word as [string])[0]);
  expect(performance.now() - started).toBeLessThan(3_000 * slowness());
  expect(words.join('')).toBe('𠮷野家'.repeat(25_000));
});
