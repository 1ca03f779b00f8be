import { expect, it } from 'vitest';
import { isJoinedStopWord } from '../../../src/core/words/proclitics';

const stop = new Set(['مع', 'وفقا', 'גם', 'הן']);

it('knows stop words behind a small word written together with them, and with vowel marks', () => {
  for (const word of ['ومع', 'فمع', 'وفقًا', 'וגם', 'שהן', 'והן']) expect([word, isJoinedStopWord(word, stop)]).toEqual([word, true]);
});

it('leaves nouns that are spelled as if they were two', () => {
  const short = new Set(['لم', 'بن', 'لك', 'לך', 'לי', 'מן', 'בן']);
  for (const word of ['فلم', 'لبن', 'فلك', 'מלך', 'כלי', 'שמן', 'לבן']) expect([word, isJoinedStopWord(word, short)]).toEqual([word, false]);
  expect(isJoinedStopWord('שלי', short)).toBe(true);
});

it('leaves all other words', () => {
  for (const word of ['ولد', 'مجتمع', 'שלום', 'גן', 'and', 'مدينة']) expect([word, isJoinedStopWord(word, stop)]).toEqual([word, false]);
});
