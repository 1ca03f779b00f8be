import { expect, it } from 'vitest';
import { displayOf } from '../../../src/core/naming/display';
import { findPhrases } from '../../../src/core/naming/phrases';
import { readVocabulary, type Vocabulary } from '../../../src/core/naming/vocabulary';
import { Pace } from '../../../src/core/work';

async function read(texts: readonly string[]): Promise<Vocabulary> {
  return readVocabulary(texts.map(text => ({ title: '', text, extra: '' })));
}

/** Phrases of one group of all texts, of the words given. */
async function phrases(texts: readonly string[], words: string): Promise<string[]> {
  const vocabulary = await read(texts);
  const marking = words.split(' ').map(word => vocabulary.terms.indexOf(word));
  const [found] = await findPhrases(vocabulary, [marking], [texts.map((_, i) => i)], () => 2, new Pace(undefined));
  return found.map(({ terms }) => terms.map(term => vocabulary.terms[term]).join(' ')).sort();
}

const baseball = ['The Boston Red Sox won again.', 'A Boston Red Sox pitcher, hurt.', 'For the Boston Red Sox.', 'He left the Boston Red Sox.'];

it('leaves out what ends within a longer phrase, whether or not its last word marks the group', async () => {
  expect(await phrases(baseball, 'boston red sox')).toEqual(['boston red sox']);
  expect(await phrases(baseball, 'boston red')).toEqual([]);
});

it('leaves out what begins within a longer phrase of the group, and keeps what only has a word of all before it', async () => {
  expect(await phrases(baseball, 'red sox')).toEqual(['red sox']);
});

it('keeps a phrase that other words follow each time, and one that is seldom', async () => {
  const lines = ['the command line tool', 'a command line option', 'the command line parser', 'their command line editor'];
  expect(await phrases(lines, 'command line')).toEqual(['command line']);
  expect(await phrases(baseball.slice(0, 2), 'boston red')).toEqual(['boston red']);
});

it('writes no capital behind a small word that only some give it, unless the phrase is written so', async () => {
  const texts = [
    ...Array.from({ length: 5 }, () => 'We saw Project Management, Agile Management and Risk Management. Of the project, that project management, and a project, they ask for project management.'),
    ...Array.from({ length: 5 }, () => 'The typhoon hit central Japan. In Japan, the storm of central Japan is known.'),
  ];
  const vocabulary = await read(texts);
  const display = displayOf(vocabulary);
  const form = (word: string) => vocabulary.forms.indexOf(word);
  expect(display.join([form('project'), form('management')])).toBe('project management');
  expect(display.join([form('Project'), form('Management')])).toBe('Project Management');
  expect(display.join([form('central'), form('Japan')])).toBe('central Japan');
});
