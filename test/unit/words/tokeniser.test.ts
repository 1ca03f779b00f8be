import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/core/words/languages';
import { stemOf } from '../../../src/core/words/stems';
import { tokeniserFor } from '../../../src/core/words/tokeniser';
import reference from '../../reference/words.json';

const plain = { stopWords: false, stem: false, ngrams: 1, characters: 0 };
const english = ['The computers were computing with the parsers of the queries', 'This is what the parser does to a query'];

describe('stems equal those of Snowball', () => {
  it.each(Object.entries(reference.stems))('%s', (language, pairs) => {
    for (const [word, stem] of pairs) expect(stemOf(word, language as Language)).toBe(stem);
  });

  it('leaves words of other languages as they are', () => {
    expect(stemOf('机器', 'zh')).toBe('机器');
    expect(stemOf('running', null)).toBe('running');
  });
});

describe('tokens', () => {
  it('are words in lower case, without numbers, addresses and single letters', () => {
    expect(tokeniserFor(english, plain)('Read getUserName at https://a.example/b, 42 x: Größe')).toEqual(['read', 'get', 'user', 'name', 'at', 'größe']);
  });

  it('leave out stop words of the languages the texts are in', () => {
    const tokenise = tokeniserFor(['Das ist ein Brot und es war nicht sehr frisch'], { ...plain, stopWords: true });
    expect(tokenise('Das Brot ist nicht von der Butter')).toEqual(['brot', 'butter']);
  });

  it('are stems in the language of their text, or in that of most texts', () => {
    const tokenise = tokeniserFor([...english, 'Das ist ein Brot und es war nicht sehr frisch'], { ...plain, stopWords: true, stem: true });
    expect(tokenise(english[0])).toEqual(['comput', 'comput', 'parser', 'queri']);
    expect(tokenise('queries')).toEqual(['queri']);
    expect(tokenise('Wir haben die Bücher und die Häuser nicht gesehen')).toContain('buch');
  });

  it('are cut by a dictionary where there are no spaces', () => {
    expect(tokeniserFor(['机器学习'], plain)('我们喜欢机器学习')).toEqual(expect.arrayContaining(['机器', '学习']));
    expect(tokeniserFor(['東京'], plain)('東京で桜を見る')).toContain('東京');
  });

  it('are pairs as well when asked for', () => {
    expect(tokeniserFor(english, { ...plain, ngrams: 2 })('neural machine translation')).toEqual([
      'neural', 'machine', 'translation', 'neural machine', 'machine translation',
    ]);
  });

  it('gives longer runs of words behind shorter ones, as scikit-learn', () => {
    expect(tokeniserFor(english, { ...plain, ngrams: 3 })('red squirrels eat nuts')).toEqual([
      'red', 'squirrels', 'eat', 'nuts', 'red squirrels', 'squirrels eat', 'eat nuts', 'red squirrels eat', 'squirrels eat nuts',
    ]);
  });

  it('gives the runs of characters of each word between blanks, as scikit-learn does by char_wb', () => {
    const runs = (characters: number) => tokeniserFor(english, { ...plain, ngrams: 2, characters })('The squirrels eat nuts by night');
    expect(runs(5)).toEqual([' the ', ' squi', 'squir', 'quirr', 'uirre', 'irrel', 'rrels', 'rels ', ' eat ', ' nuts', 'nuts ', ' by ', ' nigh', 'night', 'ight ']);
    expect(runs(3).slice(0, 6)).toEqual([' th', 'the', 'he ', ' sq', 'squ', 'qui']);
  });
});
