import { expect, it } from 'vitest';
import { withoutParticles } from '../../../src/core/words/particles';

it('finds the nouns that Korean writes together with particles', () => {
  const nouns = withoutParticles(['경기', '경기는', '경기에서', '과학자들은', '과학자들이', '과학자', '공룡의', '공룡을']);
  expect(Object.fromEntries(nouns)).toEqual({ 경기는: '경기', 경기에서: '경기', 과학자들은: '과학자', 과학자들이: '과학자', 공룡의: '공룡', 공룡을: '공룡' });
});

it('leaves words that only end like one, and those of other scripts', () => {
  expect(withoutParticles(['어린이', '소나무와', '국가', '나는', 'hello는', '都市']).size).toBe(0);
});

it('leaves nouns that take particles themselves, though what is before their end is a word too', () => {
  const nouns = withoutParticles(['어린', '어린이', '어린이는', '어린이를', '음악', '음악을', '음악가', '음악가는', '음악가의']);
  expect(Object.fromEntries(nouns)).toEqual({ 어린이는: '어린이', 어린이를: '어린이', 음악을: '음악', 음악가는: '음악가', 음악가의: '음악가' });
});
