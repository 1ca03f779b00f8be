import { describe, expect, it } from 'vitest';
import { hasDecimalComma, numberIn, shareOfNumbers } from '../../../src/core/documents/numberIn';

describe('a number', () => {
  it.each([
    ['4', 4], [' 4.50 ', 4.5], ['.5', 0.5], ['-3', -3], ['−3.5', -3.5], ['+2', 2], ['1e5', 100_000], ['007', 7],
    ['1,234.50 €', 1234.5], ['1.234,50 €', 1234.5], ['$12', 12], ['USD 12.5', 12.5], ['12 EUR', 12], ['85 %', 85], ['85%', 85], ['-$1,234.50', -1234.5], ['−€ 3', -3], ['$-3', -3],
    ['1 234', 1234], ['1\u202f234,5', 1234.5], ['1\'234', 1234], ['1,234,567', 1_234_567], ['1.234.567', 1_234_567], ['3,5', 3.5],
  ])('%s is one', (text, number) => {
    expect([numberIn(text), numberIn(text, true)]).toEqual([number, number]);
  });

  it.each(['', ' ', '-', '€', 'five', '5 stars', '5 May', 'Mar 12', 'R1', '1,2,3', '1.2.3', '-$-5', '-$', '4 5', '12/3', '2024-01-02', '10:30', '+49 30 1234567', '1e999', '1,2345,678', '9'.repeat(50)])('"%s" is none', text => {
    expect([numberIn(text), numberIn(text, true)]).toEqual([undefined, undefined]);
  });

  it('of a program is one as it is, but for what is not finite; flags, lists and objects are none', () => {
    expect([4.25, 0, -0.5, NaN, Infinity, true, null, undefined, [4], { a: 4 }].map(value => numberIn(value))).toEqual([4.25, 0, -0.5, ...new Array<undefined>(7).fill(undefined)]);
  });

  it('that may be read in two ways is read as the others of its field are written', () => {
    for (const [texts, comma] of [
      [['1,234', '2,500'], false], [['1,234', '2,5'], true], [['1,234', '1.5'], false], [['1.234', '2,50 €'], true], [['1.234', '2.500'], false],
      [['1.234.567'], true], [['1,234,567'], false], [['0,125'], true], [['0.125'], false], [['1234,567'], true], [['1.234,5', '7.5', '8,5'], true], [['words'], false],
    ] as const) expect(hasDecimalComma(texts), texts.join(' ')).toBe(comma);
    expect([numberIn('1,234'), numberIn('1,234', true), numberIn('1.234'), numberIn('1.234', true)]).toEqual([1234, 1.234, 1.234, 1234]);
  });
});

describe('numbers of a field', () => {
  it('measure something where they are more than names of rows, and no codes', () => {
    expect(shareOfNumbers('stars', ['5', '4', '5', 'none'])).toBe(0.75);
    expect(shareOfNumbers('price', ['1.50', '2.25', '3.75'])).toBe(1);
    for (const [name, texts] of [
      ['', ['0', '1', '2']], ['whatever', ['17', '3', '12']], ['stars', ['5', '5']], ['zip', ['10115', '10115', '20095']], ['unix_time', ['14', '14', '15']], ['classLabel', ['0', '1', '1']], ['Postal Code', ['1', '1', '2']], ['stars', []],
    ] as const) expect(shareOfNumbers(name, texts), name).toBe(0);
  });
});
