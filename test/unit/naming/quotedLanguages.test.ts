import { expect, it } from 'vitest';
import { leaveOutQuoted } from '../../../src/core/naming/quotedLanguages';
import { BREAK, readVocabulary, type NamingText } from '../../../src/core/naming/vocabulary';
import { Pace } from '../../../src/core/work';

const lesson = 'The verb changes with what the speaker wants: vado subito means that I leave, voglio partire that he hopes to, penso che sia tardi that she believes it late, and non posso venire perché devo studiare says no. Questo treno, quella strada, and the polite vorrei belong to the same lesson.';
const texts = [
  { title: 'Lesson one', text: lesson, extra: '' },
  { title: 'Traffic', text: 'The man who crossed the strada in Rome was told off by a policeman, and a second man as well.', extra: '' },
  { title: 'A trip', text: 'We flew to Las Vegas and drove on to San Diego with a friend from Los Angeles.', extra: '' },
];

async function wordsOf(documents: readonly NamingText[]): Promise<string[][]> {
  const { documents: coded, forms } = await readVocabulary(documents);
  return coded.map(({ text }) => [...text].filter(form => form !== BREAK).map(form => forms[form]));
}

it('takes function words of a language out of a text that quotes it, and leaves its other words', async () => {
  const [first] = await wordsOf(texts);
  for (const word of ['vado', 'subito', 'voglio', 'penso', 'sia', 'posso', 'vorrei', 'questo', 'quella']) expect(first).not.toContain(word);
  expect(first).toEqual(expect.arrayContaining(['verb', 'speaker', 'treno', 'strada', 'polite']));
});

it('leaves what texts have that quote nothing', async () => {
  const [, second, third] = await wordsOf(texts);
  expect(second).toEqual(expect.arrayContaining(['crossed', 'strada', 'policeman']));
  expect(third).toEqual(expect.arrayContaining(['Las', 'Vegas', 'Los']));
});

it('leaves a word in a text that quotes, where more that do not have it', async () => {
  const forms = ['man', 'hvad', 'hvor', 'ikke', 'noget', 'hvis', 'efter', 'tide'];
  const words = (...text: number[]) => ({ title: new Int32Array(0), text: Int32Array.from(text), extra: new Int32Array(0) });
  const documents = [words(0, 1, 2, 3, 4, 5, 6, 7), words(0, 7), words(0)];
  await leaveOutQuoted(documents, forms, ['en'], BREAK, new Pace(undefined));
  expect([...documents[0].text]).toEqual([0, BREAK, BREAK, BREAK, BREAK, BREAK, BREAK, 7]);
});
