import { describe, expect, it } from 'vitest';
import { bibtexEntries } from '../../../src/core/documents/bibtex';

const read = (text: string) => [...bibtexEntries(text)].flatMap(entry => (entry ? [{ line: entry.line, ...Object.fromEntries(entry.fields) }] : []));

describe('bibtexEntries', () => {
  it('reads fields in braces, quotes and bare words, joined and abbreviated', () => {
    const text = String.raw`% Encoding: UTF-8
@string{ acl = "Proc. of {ACL}" }
@comment{ @article{no, title={no}} }
@article{mueller2020,
  title = {{BERT} f{\"u}r {D}eutsch: na\"{\i}ve R\'esum\'es},
  author = {M{\"u}ller, Anna and O'Neil, "Bob"},
  journal = acl # " 20" # 20,
  abstract = "We {"}quote{"} things.
     Second line with $\alpha$ and 50\% of~it.

  New paragraph.",
  Keywords = {clustering, text mining},
  month = mar, year = 2020,
  file = {Text:C\:\\a\\b_c.pdf:application/pdf},
}
@inproceedings(paren, title = "In parens", year={1999})`;
    expect(read(text)).toEqual([
      {
        line: 3,
        key: 'mueller2020',
        title: 'BERT für Deutsch: naïve Résumés',
        author: 'Müller, Anna and O\'Neil, "Bob"',
        journal: 'Proc. of ACL 2020',
        abstract: 'We "quote" things. Second line with alpha and 50% of it.\n\nNew paragraph.',
        keywords: ['clustering', 'text mining'],
        month: 'mar',
        year: '2020',
        file: 'Text:C\\:\\\\a\\\\b_c.pdf:application/pdf',
      },
      { line: 15, key: 'paren', title: 'In parens', year: '1999' },
    ]);
  });

  it('loses no other entry where a brace or a quote is never closed', () => {
    const text = '@book{broken, title={Never closed,\n  year=2001}\n@misc{after, title={After}}\n@misc{quote, title="Open,\n  note={x}\n@online{last, title={Last}, abstract = {cut off';
    expect(read(text)).toEqual([
      { line: 0, key: 'broken', title: 'Never closed, year=2001' },
      { line: 2, key: 'after', title: 'After' },
      { line: 3, key: 'quote', title: 'Open' },
      { line: 5, key: 'last', title: 'Last', abstract: 'cut off' },
    ]);
  });

  it('takes text between entries, addresses in it and entries without fields for none', () => {
    expect(read('Written by me@example.org {today}\n@online{key only}\n@{x}\n@preamble{"\\newcommand{\\x}{y}"}\n@misc{a, title={A}}')).toEqual([{ line: 4, key: 'a', title: 'A' }]);
  });

  it('parts keywords by semicolons where there are any, and keeps the first of fields of one name', () => {
    expect(read('@misc{a, keywords={red, dark; blue}, keywords={green}, constructor={y}}')).toEqual([{ line: 0, key: 'a', keywords: ['red, dark', 'blue'], constructor: 'y' }]);
  });

  it.each([['@a{b, c={', '{}'], ['@a{b, c={', '\n'], ['@a{b, c={', '\n@'], ['@a{b, c=', 'a # '], ['@a{b', ', c={d}'], ['', '@ '], ['', '@comment{d}']])('can be given up while %j goes on with %j again and again', (begin, piece) => {
    expect([...bibtexEntries(begin + piece.repeat(20_000))].filter(entry => !entry).length).toBeGreaterThan(5);
  });

  it.each(['@article{a,', '@a{b,c={', '{', '@a{b, c=x # ', '@ ', '@a{x, y="\n', '@a{x, y={\n', '@comment{\n', ', c= 1'])('takes no more than straight time over %j again and again', piece => {
    const time = (times: number) => {
      const from = process.cpuUsage();
      for (const entry of bibtexEntries(`@a{b${piece.repeat(times)}`)) if (entry && entry.line < 0) throw new Error('no line');
      return process.cpuUsage(from).user / 1000;
    };
    time(500);
    expect(time(16_000)).toBeLessThan(100 + 30 * time(2_000));
  });
});
