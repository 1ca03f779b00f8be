import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { termsOf } from '../../../src/core/evidence/wordVectors';
import { visitWords } from '../../../src/core/words/rawWords';

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
