import { describe, expect, it } from 'vitest';
import { findRepeatedLines } from '../../../src/core/naming/repeatedLines';
import { seededRandom } from '../../../src/core/random';
import { Pace } from '../../../src/core/work';

const find = (texts: readonly string[]) => findRepeatedLines(texts.length, document => texts[document], new Pace(undefined));

describe('findRepeatedLines', () => {
  it('sets apart what three documents say word for word', async () => {
    const texts = ['soil', 'dough', 'stash'].map(word => `All about ${word} and more of it, at length.\nReport bugs to the maintainers, please.`);
    const lines = await find(texts);
    expect(lines.split(texts[1])).toEqual({ own: 'All about dough and more of it, at length.', repeated: 'Report bugs to the maintainers, please.' });
  });

  it('lets two documents say the same, and one document say it thrice', async () => {
    const texts = ['soil\nThe same long line here\nThe other long line here', 'dough\nThe same long line here', 'The other long line here\nstash\nThe other long line here'];
    const lines = await find(texts);
    for (const text of texts) expect(lines.split(text)).toEqual({ own: text, repeated: '' });
  });

  it('asks five documents, and one in fifty, for a short line, which may be a subject', async () => {
    const noted = (count: number, more = 0) => [
      ...Array.from({ length: count }, (_, i) => `See also\nA note on the ${i}th of all things there are.`),
      ...Array.from({ length: more }, (_, i) => `Nothing\nOnly ${i}`),
    ];
    expect((await find(noted(4))).split(noted(4)[0]).repeated).toBe('');
    expect((await find(noted(5))).split(noted(5)[0]).repeated).toBe('See also');
    expect((await find(noted(5, 300))).split(noted(5)[0]).repeated).toBe('');
  });

  it('sets apart how three documents end, however short, and lines that differ in a date or the number of a page', async () => {
    const texts = ['soil', 'dough', 'stash'].map((word, i) => `All about ${word} and more of it.\nMaria Dimou wrote this on 2024-0${i + 1}-1${i}\nHandbook, Page ${i + 1} of 12\nMore about ${word}.\nMaria Dimou`);
    const lines = await find(texts);
    expect(lines.split(texts[1])).toEqual({ own: 'All about dough and more of it.\nMore about dough.', repeated: 'Maria Dimou wrote this on 2024-02-11\nHandbook, Page 2 of 12\nMaria Dimou' });
  });

  it('tells lines apart where there are many more than documents', async () => {
    const random = seededRandom(3);
    const lineOf = (number: number) => `This is line number ${number}`;
    const numbers = Array.from({ length: 40 }, () => Array.from({ length: 500 }, () => Math.floor(20_000 * random())));
    const texts = numbers.map(own => own.map(lineOf).join('\n'));
    const lines = await find(texts);
    for (const [document, own] of numbers.entries()) {
      const repeated = own.filter(number => numbers.filter(others => others.includes(number)).length >= 3);
      expect(lines.split(texts[document]).repeated.split('\n')).toEqual(repeated.map(lineOf));
    }
  });

  it('leaves texts whole that have little else: short ones, licences, copies', async () => {
    const licence = 'Permission is hereby granted to everyone, free of charge, to do anything with this.';
    const lines = await find([`A\n${licence}`, `B\n${licence}`, `C\n${licence}`, licence]);
    expect(lines.split(`A\n${licence}`)).toEqual({ own: `A\n${licence}`, repeated: '' });
    expect(lines.split(licence)).toEqual({ own: licence, repeated: '' });
  });
});
