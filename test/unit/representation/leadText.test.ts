import { expect, it } from 'vitest';
import { leadText } from '../../../src/core/representation/leadText';

const passage = (text: string) => ({ text, headings: [], line: 0, endLine: 0 });

it('is the title and the first passage', () => {
  expect(leadText({ title: 'Bread', passages: [passage('Knead it.'), passage('Bake it.')] })).toBe('Bread\nKnead it.');
});

it('begins with the languages of the code', () => {
  expect(leadText({ title: 'Joins', passages: [passage('Inner and outer.')], languages: ['sql', 'bash'] })).toBe(
    'sql bash\nJoins\nInner and outer.',
  );
});
