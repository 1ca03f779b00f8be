import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/naming/candidates';
import { chooseNames } from '../../../src/core/naming/chooseNames';
import { possibleNames, titleAsName } from '../../../src/core/naming/composeName';
import type { Display } from '../../../src/core/naming/display';
import { rankByScore } from '../../../src/core/naming/rank';

const terms = new Map<string, number>();
const termOf = (word: string) => terms.get(word) ?? terms.set(word, terms.size).size - 1;

/** A candidate; words of a phrase are the same terms as the words alone. */
function named(text: string, score: number): Candidate {
  return { text, score, coverage: score, terms: text.split(' ').map(word => termOf(word.toLowerCase())) };
}

const display: Pick<Display, 'capitalise'> = { capitalise: name => name.charAt(0).toUpperCase() + name.slice(1) };

describe('possibleNames', () => {
  it('joins two equals', () => {
    expect(possibleNames([named('reefs', 1), named('storm', 0.9)])[0]).toBe('reefs & storm');
  });

  it('says two words that stand together as the phrase they make', () => {
    expect(possibleNames([named('reefs', 1), named('coral', 0.9), named('coral reefs', 0.5)])[0]).toBe('coral reefs');
  });

  it('keeps two words apart that hardly ever stand together', () => {
    expect(possibleNames([named('life', 1), named('meaning', 0.9), named('life meaning', 0.2)])[0]).toBe('life & meaning');
  });

  it('names no second thing by a word that belongs to the first', () => {
    const ranked = [named('deep learning', 1), named('machine', 0.9), named('robot', 0.8), named('machine learning', 0.5)];
    expect(possibleNames(ranked)[0]).toBe('deep learning & robot');
    expect(possibleNames([...ranked.slice(0, 3), named('machine learning', 0.2)])[0]).toBe('deep learning & machine');
  });

  it('joins no two forms of a word that differ in their accents', () => {
    expect(possibleNames([named('función', 1), named('funciones', 0.9), named('lista', 0.8)])[0]).toBe('función & lista');
  });

  it('says no word twice', () => {
    expect(new Set(possibleNames([named('OpenSSL OPENSSL-CMDS', 1), named('cipher', 0.9)]))).toEqual(new Set(['cipher']));
  });
});

describe('rankByScore', () => {
  it('orders by counted words, and lets a phrase stand for its word sooner', () => {
    const [ranked] = rankByScore([[named('fraudulent transaction', 0.55), named('transaction', 1), named('activity', 0.3)]]);
    expect(ranked.map(({ text }) => text)).toEqual(['transaction', 'fraudulent transaction', 'activity']);
    expect(possibleNames(ranked)[0]).toBe('fraudulent transaction');
  });
});

describe('chooseNames', () => {
  it('gives no two groups forms of the same words', () => {
    const ranked = [[named('changed', 1), named('tires', 0.2)], [named('changing', 1), named('oil', 0.2)]];
    const names = chooseNames(ranked, [[], []], [5, 4], display as Display).map(({ name }) => name);
    expect(names).toEqual(['Changed', 'Oil & changing']);
  });

  it('rather repeats a word in another form than take a title', () => {
    const names = chooseNames([[named('changed', 1)], [named('changing', 1)]], [[], []], [5, 4], display as Display).map(({ name }) => name);
    expect(names[0]).toBe('Changed');
    expect(names[1]).not.toMatch(/\d/);
  });

  it('begins a title with a capital', () => {
    expect(chooseNames([[]], [['where am i']], [3], display as Display)[0].name).toBe('Where am i');
  });
});

describe('titleAsName', () => {
  it('cuts at a word of weight, without what leads on', () => {
    expect(titleAsName('Es gibt Bedenken, dass die Brücke hält')).toBe('Es gibt Bedenken, dass');
    expect(titleAsName('ที่'.repeat(30))).toBe(`${'ที่'.repeat(9)}…`);
    expect(titleAsName('"Such is life, he said then to us all')).toBe('Such is life, he said then');
    expect(titleAsName('The truck driver, who is an old man')).toBe('The truck driver');
    expect(titleAsName('Une population est de la Terre')).toBe('Une population');
  });

  it('leaves what is short enough', () => {
    expect(titleAsName('Rivers, and so on')).toBe('Rivers, and so on');
  });
});
