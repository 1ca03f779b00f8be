import { describe, expect, test } from 'vitest';
import { aroundMarks } from '../../../src/core/retrieval/around';
import { searchTermsFor } from '../../../src/core/retrieval/searchTerms';
import { wordMarks } from '../../../src/core/retrieval/wordMarks';

const english = Array.from({ length: 20 }, (_, i) => `This is a note about the baking of bread, and it was written for the ${i} of us.`);
const german = Array.from({ length: 6 }, () => 'Das ist eine Notiz über den Kompost und die Äpfel im Garten, und sie ist nicht lang.');
const japanese = '分散データベースのトランザクション分離レベルについて説明します。';
const terms = searchTermsFor([...english, ...german]);
const common = (a: string, b: string) => {
  const own = new Set(terms.of(a, terms.languageOf(a)));
  return terms.ofQuestion(b).filter(term => own.has(term));
};

describe('search terms', () => {
  test.each([
    ['The loaves were baked in two ovens.', 'bake oven'],
    ['Der Kompost braucht die Äpfel nicht, und das ist gut so.', 'Apfel'],
    ['It fails with error 404 after `git_push_force` was called in the shell.', 'error 404'],
    ['It fails with error 404 after `git_push_force` was called in the shell.', 'push'],
    ['It fails when the getUserName function is called by the user of it.', 'getUserName'],
    ['Write the pre-commit hook in the shell, as it is the best of them.', 'commit'],
    ['The café was closed when we came to it in the night.', 'cafe'],
    [japanese, 'データベース'],
  ])('are shared by %j and %j', (text, question) => {
    expect(common(text, question).length).toBeGreaterThan(0);
  });

  test('leave stop words out', () => {
    expect(terms.ofQuestion('what is the')).toEqual([]);
    expect(terms.of('it was in the of', 'en')).toEqual([]);
  });

  test('of nothing are none, and texts in no language are taken as they are', () => {
    expect(searchTermsFor([]).ofQuestion('zzyzx 42')).toEqual(['zzyzx', '42']);
    expect(searchTermsFor(['']).of('', null)).toEqual([]);
  });
});

describe('marks', () => {
  const marked = (text: string, question: string) => wordMarks(text, new Set(terms.ofQuestion(question)), terms, terms.languageOf(text)).map(([from, to]) => text.slice(from, to));

  test('stand where the words stand, as they are written', () => {
    expect(marked('Baking bread: the breads of the bakers, and BREAD again. Breadth is another word.', 'bread bake')).toEqual(['Baking', 'bread', 'breads', 'bakers', 'BREAD'].filter(word => word !== 'bakers' || terms.ofQuestion('bakers')[0] === terms.ofQuestion('bake')[0]));
    expect(marked('See https://bread.example/bread for the bread of today, which is good.', 'bread').length).toBe(1);
    expect(marked(`${japanese}`, 'データベース')).toEqual(['データベース']);
    expect(marked('nothing here', 'bread')).toEqual([]);
  });

  test('lead to the part of a text that is shown', () => {
    const text = `${'before '.repeat(60)}the bread\n\nis here ${'after '.repeat(60)}`;
    const at = text.indexOf('bread');
    const shown = aroundMarks(text, [[at, at + 5]], 80);
    expect(shown).toContain('the bread is here');
    expect(shown.length).toBeLessThanOrEqual(82);
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
    expect(aroundMarks('short', [], 80)).toBe('short');
    // Without spaces, or with one far behind, the mark is there all the same, and no letter is cut in two.
    for (const letter of ['中', '𠮷']) {
      const unspaced = `${letter.repeat(500)}麵包${letter.repeat(500)} ${letter.repeat(500)}`;
      const from = unspaced.indexOf('麵包');
      for (const length of [80, 81, 82, 84]) expect(aroundMarks(unspaced, [[from, from + 2]], length, word => `«${word}»`)).toMatch(new RegExp(`^…${letter}+«麵包»${letter}+…$`, 'u'));
    }
  });

  test('are shown in that part, but for a word that is cut', () => {
    const text = 'one  twö\nthree four twö five';
    const marks = [...text.matchAll(/twö|four/g)].map(({ 0: word, index }) => [index, index + word.length] as const);
    const shown = (length: number) => aroundMarks(text, marks, length, word => `‹${word}›`);
    expect(shown(80)).toBe('one ‹twö› three ‹four› ‹twö› five');
    expect(shown([...shown(80)].length - 6)).toBe(shown(80));
    expect(shown(23)).toBe('one ‹twö› three ‹four› ‹twö›…');
    expect(shown(16)).toBe('one ‹twö› three f…');
    expect(shown(15)).toBe('one ‹twö› three…');
    expect(aroundMarks(`${'before '.repeat(60)}${text}`, marks.map(([from, to]) => [from + 420, to + 420]), 30, word => `‹${word}›`)).toBe('…one ‹twö› three ‹four› ‹twö› five');
  });
});
