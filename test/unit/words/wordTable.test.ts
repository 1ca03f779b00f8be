import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { visitWordPlaces, visitWords } from '../../../src/core/words/rawWords';
import { wordTable } from '../../../src/core/words/wordTable';

it('gives equal words one number, and different words different ones, however many there are', () => {
  const random = seededRandom(5);
  const letters = ['a', 'b', 'é', '文', '🌙', '-'];
  const words = Array.from({ length: 30_000 }, () => Array.from({ length: 1 + Math.floor(8 * random()) }, () => letters[Math.floor(letters.length * random())]).join(''));
  const text = words.join(' ');
  const table = wordTable();
  let end = -1;
  const numbers = words.map(word => {
    const start = end + 1;
    end = start + word.length;
    return table.numberOf(text, start, end);
  });
  const met = new Map([...new Set(words)].map((word, number) => [word, number]));
  expect(numbers).toEqual(words.map(word => met.get(word)));
  expect(table.words).toEqual([...met.keys()]);
  const long = 'x'.repeat(300_000);
  expect(table.words[table.numberOf(long, 0, long.length)]).toBe(long);
});

it.each(['Write to jane@example.org, or see https://example.org/x.', 'Don\'t use Node.js, C++ or x.json; é stays.', '分散データベースのトランザクション and more', ''])('finds the words of %j by their places', text => {
  const [words, places]: string[][] = [[], []];
  visitWords(text, word => words.push(word));
  visitWordPlaces(text, (within, start, end) => places.push(within.slice(start, end)));
  expect(places).toEqual(words);
});
