import { describe, expect, it } from 'vitest';
import { CellReader, type CellRow } from '../../../src/core/documents/cells';
import { cellRows, separatorOf } from '../../../src/core/documents/separators';

function read(pieces: readonly string[], separator = ',', most?: number): CellRow[] {
  const reader = new CellReader(separator, 1, most);
  return [...pieces.flatMap(piece => reader.read(piece)), ...reader.end()];
}
const cellsOf = (text: string, separator?: string) => read([text], separator).map(({ cells }) => cells);

describe('cells', () => {
  it('are split at separators outside quotes', () => {
    expect(cellsOf('a,b\r\n"x, y","say ""hi""\nagain"\n,\rlast')).toEqual([['a', 'b'], ['x, y', 'say "hi"\nagain'], ['', ''], ['last']]);
    expect(cellsOf('a, "b, c" d,"e" \n""')).toEqual([['a', 'b, c d', 'e '], ['']]);
    expect(cellsOf('5" screen,"x"y"z"\n')).toEqual([['5" screen', 'xy"z"']]);
  });

  it('know the line and the number of their row', () => {
    expect(read(['a\r\n"b\r\nc\nd",e\n\nf']).map(({ line, row }) => [line, row])).toEqual([[1, 1], [2, 2], [5, 3], [6, 4]]);
  });

  it('between tabs have quotes only where these close before the next', () => {
    expect(cellsOf('"a\tb"\t"c ""d"""\n"e" f\t"g\nh" i\tj', '\t')).toEqual([['a\tb', 'c "d"'], ['"e" f', '"g'], ['h" i', 'j']]);
  });

  it('are the same however the text comes in pieces', () => {
    const text = '\r\na,"b ""x"" \r\n c", "d",,e""\r\r\n"f"\n"g,h" i,"\n';
    for (const separator of [',', '\t']) {
      const whole = read([text], separator);
      for (let one = 0; one <= text.length; one++) {
        for (let two = one; two <= text.length; two++) expect(read([text.slice(0, one), text.slice(one, two), text.slice(two)], separator)).toEqual(whole);
      }
    }
  });

  it('of a quote that never closes are lost up to the end of their line, which is told', () => {
    const broken = { cells: [], broken: 'quote' };
    expect(read(['a,b\nc,"d\ne,f\n', 'g,h'])).toMatchObject([{ cells: ['a', 'b'] }, { ...broken, line: 2 }, { cells: ['e', 'f'], line: 3, row: 3 }, { cells: ['g', 'h'], line: 4 }]);
    expect(read(['a,"b'])).toMatchObject([{ ...broken, line: 1 }]);
    // Also where it would take up more than a row may have.
    const lines = Array.from({ length: 40 }, (_, at) => `${at},x`);
    expect(read(['"a,', ...lines.map(line => `${line}\n`)], ',', 100).map(({ cells, line }) => [cells[0], line])).toEqual([[undefined, 1], ...lines.slice(1).map((_, at) => [String(at + 1), at + 2])]);
    expect(cellsOf('"a,'.repeat(200_000)).length).toBe(1);
  });

  it('of a row that is too long are passed over', () => {
    for (const quote of ['', '"']) {
      const rows = read([`a\n${quote}`, ...Array<string>(30).fill('1234567890'), `${quote},b\n`, 'c'], ',', 100);
      expect(rows).toMatchObject([{ cells: ['a'] }, { cells: [], broken: 'large', line: 2, row: 2 }, { cells: ['c'], line: 3, row: 3 }]);
    }
  });
});

describe('what separates cells', () => {
  it.each([
    ['path;label\na, b.md;x', ';'],
    ['Was gefällt, was nicht?;Alter\n"viel, sehr viel";33\nnichts;40,5\n', ';'],
    ['id,text\n1,a; b; c\n2,d; e\n', ','],
    ['id\ttext\n1\ta, b\n', '\t'],
    ['id|text\n1|a, b\n', '|'],
    ['sep=;\r\na,b;c\r\n', ';'],
    ['text\nOne, two.\nThree.\n', ','],
  ])('is told by the beginning: %j', (text, separator) => {
    expect(separatorOf(text, 'a.csv').separator).toBe(separator);
  });

  it('is a tab in a file of that name, and a line that says it is none of the rows', () => {
    expect(separatorOf('a,b\n1,2\n', 'A.TSV.gz').separator).toBe('\t');
    expect(cellRows('\ufeffsep=;\r\na;b\r\n\r\n ; \r\n1;"2\n3"\r\n', 'a.csv').map(({ cells, line }) => [...cells, line])).toEqual([['a', 'b', 2], ['1', '2\n3', 5]]);
  });
});
