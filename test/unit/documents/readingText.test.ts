import { expect, test } from 'vitest';
import { placeOfLine, readingText } from '../../../src/core/documents/readingText';

const passages = [
  { text: 'Willows bloom.\nBees fly.', headings: [], line: 0, endLine: 0 },
  { text: 'Sugar in autumn.', headings: ['Feeding', 'When'], line: 2, endLine: 3 },
  { text: 'Never honey.', headings: ['Feeding', 'When'], line: 2, endLine: 2 },
  { text: 'In a jar.', headings: ['Feeding', 'Where'], line: 4, endLine: 4 },
];

test('a text for reading has its title, marks of pages and the headings that are new', () => {
  const { text, places } = readingText('Bees', passages, page => (page === 4 ? undefined : `Page ${page + 1}`));
  expect(text.split('\n')).toEqual([
    '# Bees', '', '*Page 1*', '', 'Willows bloom.', '', 'Bees fly.', '', '*Page 3*', '', '## Feeding', '', '### When', '', 'Sugar in autumn.', '', 'Never honey.', '', '### Where', '', 'In a jar.', '',
  ]);
  expect(places).toEqual([[0, 4], [2, 10], [2, 16], [4, 18]]);
  expect([0, 1, 2, 3, 4, 99].map(line => placeOfLine(places, line))).toEqual([4, 4, 10, 10, 18, 18]);
  expect(placeOfLine([], 3)).toBe(0);
});
