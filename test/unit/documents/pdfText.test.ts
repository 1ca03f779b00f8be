import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/documents/parse';
import { linesOfPage, type PdfItem, type PdfLine } from '../../../src/core/documents/pdfPage';
import { pdfText } from '../../../src/core/documents/pdfText';
import { computedMs, slowness } from '../../harness/slowness.mjs';

const item = (str: string, x: number, y: number, { size = 10, hasEOL = false, turned = false } = {}): PdfItem => ({
  str, width: str.length * 5, hasEOL, transform: turned ? [0, size, -size, 0, x, y] : [size, 0, 0, size, x, y],
});

/** Lines 12 points below one another, from the top of a page. */
function page(...texts: readonly (string | Partial<PdfLine>)[]): PdfLine[] {
  let y = 800;
  return texts.map(given => {
    const line = typeof given === 'string' ? { text: given } : given;
    y = line.y ?? y - 12;
    return { text: '', size: 10, x: 50, end: 300, ...line, y };
  });
}

/** The blocks of some pages: `#` for each level of a heading, `¶` for text, with the page it is on. */
function blocksOf(pages: readonly (readonly PdfLine[])[], about = {}): string[] {
  const { blocks } = parseDocument('pdf', pdfText(pages, about), 'a.pdf');
  return blocks.map(({ kind, level, text, line }) => `${kind === 'heading' ? '#'.repeat(level) : '¶'} ${text} @${line + 1}`);
}

describe('linesOfPage', () => {
  it('puts pieces together to lines, raised ones too, and leaves out a stamp along the margin', () => {
    const items = [
      item('12 May 2024', 10, 300, { turned: true }), item('The energy is mc', 50, 700), item('2', 130, 704, { size: 7 }), item(', as we know.', 135, 700, { hasEOL: true }),
      item('', 50, 690, { hasEOL: true }), item('The next line', 50, 688), item('without an end before', 50, 676),
    ];
    expect(linesOfPage(items)).toEqual([
      { text: 'The energy is mc2, as we know.', size: 10, x: 50, end: 200, y: 700 },
      { text: 'The next line', size: 10, x: 50, end: 115, y: 688 },
      { text: 'without an end before', size: 10, x: 50, end: 155, y: 676 },
    ]);
    const turned = [item('A table across the whole page', 300, 100, { turned: true, hasEOL: true }), item('and its second row', 320, 100, { turned: true })];
    expect(linesOfPage([...turned, item('7', 290, 30)]).map(({ text }) => text)).toEqual(['A table across the whole page', 'and its second row', '7']);
  });

  it('reads ligatures as letters, and drops what is no text and the dots that lead to a number', () => {
    const lines = linesOfPage([item('The ﬁrst\u0001 oﬀer \ue021\ufffd', 50, 700, { hasEOL: true }), item('Contents . . . . . . . . 7', 50, 690, { hasEOL: true }), item('\ue000\ue001', 50, 680)]);
    expect(lines.map(({ text }) => text)).toEqual(['The first offer', 'Contents 7']);
  });
});

describe('tables', () => {
  /** Lines of pieces, each with its place from left to right. */
  const lines = (...rows: readonly (readonly [text: string, x: number][])[]) =>
    linesOfPage(rows.flatMap((row, line) => row.map(([text, x], at) => item(text, x, 700 - 12 * line, { hasEOL: at === row.length - 1 }))));

  it('have a line for each row, with its cells apart, and what goes on below a cell in it', () => {
    const table = lines(
      [['The costs of a hive in a year are these, as far as anybody knows them.', 50]],
      [['Item', 50], ['Amount', 150], ['Remark', 250]],
      [['Hive box', 50], ['12', 165], ['bought new from', 250]],
      [['the shop', 250]],
      [['Smoker', 50], ['2', 170], ['second hand', 250]],
      [['Sugar', 50], ['80', 165], ['for autumn feed-', 250]],
      [['ing', 250]],
      [['All of it was paid in the spring,', 50]],
      [['by the keeper.', 50]],
    );
    expect(blocksOf([table])).toEqual([
      '¶ The costs of a hive in a year are these, as far as anybody knows them. @1',
      '¶ Item, Amount, Remark @1', '¶ Hive box, 12, bought new from the shop @1', '¶ Smoker, 2, second hand @1', '¶ Sugar, 80, for autumn feeding @1',
      '¶ All of it was paid in the spring, by the keeper. @1',
    ]);
  });

  it('are not seen in text with wide blanks, in columns of it, in numbers of headings and in what leads to pages', () => {
    const loose = lines([['Bees fly', 50], ['out in early', 100], ['spring', 170]], [['when the', 50], ['willows', 101], ['bloom.', 180]]);
    expect(blocksOf([loose])).toEqual(['¶ Bees fly out in early spring when the willows bloom. @1']);
    const drawnOut = lines([['The value', 50], ['of it', 110], ['is here', 160]], ...['Bees fly now past', 'They like the old'].map(text => text.split(' ').map((word, at, all): [string, number] => [word, 50 + 15 * at + 5 * all.slice(0, at).join('').length])));
    expect(blocksOf([drawnOut])).toEqual(['¶ The value of it is here Bees fly now past They like the old @1']);
    const column = (text: string) => [[`${text} of the column at the left`, 50], [`${text} of the other column at the right`, 260]] as [string, number][];
    expect(blocksOf([lines(column('a line'), column('another'), column('a third'))])).toHaveLength(1);
    const contents = lines([['1', 50], ['Bees', 70], ['. .', 200], ['3', 300]], [['1.1', 50], ['Swarms', 75], ['. . . . . .', 200], ['4', 300]], [['•', 50], ['Honey', 70], ['5', 300]]);
    expect(blocksOf([contents])).toEqual(['¶ 1 Bees, 3 @1', '¶ 1.1 Swarms, 4 @1', '¶ • Honey, 5 @1']);
  });

  it('are not seen in lines that are numbered in the margin, but where names have numbers that count up', () => {
    const prose = ['The bees fly out in early spring when all of the wil-', 'lows bloom, and they bring home what they have gathered', 'on the way. The keeper waits for them beside the hives', 'and counts, as far as anybody can, how many there are', 'that come back, and notes it in the book of the year.'];
    const numbered = (texts: readonly string[], from: number) => lines(...texts.map((text, at): [string, number][] => [[text, 50], [`${from + at}`, 400]]));
    expect(blocksOf([numbered(prose, 98)])).toEqual([`¶ ${prose.join(' ').replace('wil- ', 'wil')} @1`]);
    expect(pdfText([numbered(prose.slice(1), 98)], {})).toMatch(/<td>101<\/td>/);
    const left = ['All of it is written down in the evening, so that it', 'is there in the next spring.'];
    const table = lines([['Hives', 50], ['3', 150]], [['Bees', 50], ['4', 150]]);
    const prosePages = [numbered(prose, 98), numbered(left, 7), table];
    expect(blocksOf(prosePages)).toEqual([`¶ ${prose.join(' ').replace('wil- ', 'wil')} @1`, `¶ ${left.join(' ')} @2`, '¶ Hives, 3 @3', '¶ Bees, 4 @3']);
    expect(blocksOf([numbered(prose, 98), numbered(left.slice(1), 7)])[1]).toBe(`¶ ${left[1]} @2`);
    const contents = lines(...[...prose, 'Index'].map((text, at): [string, number][] => [[text, 50], [`${3 * at + 9}`, 400]]));
    expect(pdfText([numbered(prose, 3), contents], {}).match(/<td>\d+<\/td>/g)).toHaveLength(6);
    const dotted = lines(...prose.map((text, at): [string, number][] => [[text, 50], [`${12 + at}`, 400], ['.', 450]]));
    expect(pdfText([dotted], {})).toMatch(/<td>12<\/td>/);
    expect(blocksOf([numbered(['INTEGER', 'BIT STRING', 'NULL', 'OBJECT', 'REAL'], 2)])).toEqual(['¶ INTEGER, 2 @1', '¶ BIT STRING, 3 @1', '¶ NULL, 4 @1', '¶ OBJECT, 5 @1', '¶ REAL, 6 @1']);
  });

  it('go on below a cell from right to left where that ends', () => {
    const cells = (...row: readonly (readonly [text: string, end: number])[]) => row.map(([text, end]): [string, number] => [text, end - 5 * text.length]);
    const table = lines(cells(['كمية', 400], ['نحل في الربيع', 250]), cells(['سكر', 400], ['عسل في علبة', 250]), cells(['مغلقة', 250]), cells(['ماء', 400], ['في الصيف', 250]));
    expect(blocksOf([table])).toEqual(['¶ كمية, نحل في الربيع @1', '¶ سكر, عسل في علبة مغلقة @1', '¶ ماء, في الصيف @1']);
  });

  it('leave headings what they are', () => {
    const heading = (text: string, y: number) => [item(text.slice(0, 1), 50, y, { size: 20 }), item(text.slice(2), 90, y, { size: 20, hasEOL: true })];
    const text = (y: number) => item('A text that is much longer than all of the headings are.', 50, y, { hasEOL: true });
    expect(blocksOf([linesOfPage([...heading('A Bees', 700), ...heading('B Honey', 660), text(620), text(600)])])[0]).toBe('# A Bees @1');
  });
});

describe('pdfText', () => {
  it('takes no longer for a line of a long paragraph than for one of a short', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => ({ text: 'words of a text without an end '.repeat(7), size: 10, x: 50, end: 300, y: -12 * at }));
    const begun = computedMs();
    expect(pdfText([lines], {}).length).toBeGreaterThan(4_000_000);
    expect(computedMs() - begun).toBeLessThan(2_000 * slowness());
  });

  it('takes a moment for a line of any number of pieces, be they marks, words or blanks', () => {
    const begun = computedMs();
    const pieces = (count: number, str: string) => linesOfPage(Array.from({ length: count }, (_, at) => item(str, 30 * at, 700)));
    expect(pieces(60_000, '-')[0].cells).toBeUndefined();
    expect(pieces(60_000, '.')).toEqual([]);
    expect(pieces(200_000, 'bee')[0]).toMatchObject({ x: 0, end: 30 * 199_999 + 15, cells: { length: 200_000 } });
    expect(linesOfPage([item(`bees${' '.repeat(100_000)}fly`, 50, 700)])[0].text).toBe('bees fly');
    expect(computedMs() - begun).toBeLessThan(2_000 * slowness());
  });

  it('begins a paragraph with each item of a list', () => {
    const lines = page('Bees need', '• willows', '• water', 'near by', '1. Look', 'at them.', '2. Wait.', '4. Leave.', '(1) So', '(2) it is');
    expect(blocksOf([lines])).toEqual(['¶ Bees need @1', '¶ • willows @1', '¶ • water near by 1. Look at them. 2. Wait. 4. Leave. (1) So (2) it is @1']);
    expect(blocksOf([page('1. Look', 'at them.', '2. Wait.', '4. Leave.')])).toEqual(['¶ 1. Look at them. @1', '¶ 2. Wait. 4. Leave. @1']);
    expect(blocksOf([page('(1) So', '(2) it is', '3. not')])).toEqual(['¶ (1) So @1', '¶ (2) it is 3. not @1']);
    expect(linesOfPage([item('\uf0b7', 50, 700), item('willows', 60, 700)])[0].text).toBe('• willows');
  });

  it('makes paragraphs of lines from right to left by where they begin', () => {
    const from = (text: string, x: number, end = 300) => ({ text, x, end });
    expect(blocksOf([page(from('تطير النحل في الربيع', 40, 290), from('حين يزهر الصفصاف', 120), from('فقرة جديدة', 100, 285), from('دبורים', 200))])).toEqual(['¶ تطير النحل في الربيع حين يزهر الصفصاف @1', '¶ فقرة جديدة دبורים @1']);
  });

  it('makes paragraphs of lines, by their distance and where they begin, and whole words of divided ones', () => {
    const lines = page('Bees fly out in early', 'spring when the wil-', 'lows bloom. A well-', 'Known keeper waits.', { text: 'The queen lays eggs', y: 720 }, 'all day long.', { text: 'A new paragraph, further', x: 65 }, 'in than the other lines.');
    expect(blocksOf([lines])).toEqual([
      '¶ Bees fly out in early spring when the willows bloom. A well- Known keeper waits. @1',
      '¶ The queen lays eggs all day long. @1',
      '¶ A new paragraph, further in than the other lines. @1',
    ]);
  });

  it('takes larger letters for headings, the largest for the outermost, and tells the page of each', () => {
    const first = page({ text: 'Beekeeping∗ in Spring †', size: 22 }, { text: 'A short guide to the hive', size: 12 }, { text: `${'Willows bloom first. Then the colony grows. '.repeat(12)}The end.`, y: 700 });
    const second = page({ text: '2 Feeding', size: 14 }, { text: 'Sugar is given in autumn.', y: 740 }, { text: `Large letters, but ${'far too many of them '.repeat(12)}`, size: 14, y: 600 }, { text: '—', size: 30, y: 500 });
    const blocks = blocksOf([first, second]);
    expect(blocks.slice(0, 5)).toEqual([
      '# Beekeeping in Spring † @1', '### A short guide to the hive @1', `¶ ${'Willows bloom first. Then the colony grows. '.repeat(12)}The end. @1`, '## 2 Feeding @2', '¶ Sugar is given in autumn. @2',
    ]);
    expect(blocks.slice(5).map(block => block.slice(0, 9))).toEqual(['¶ Large l', '¶ — @2']);
  });

  it('leaves out heads, feet and numbers of pages, which change only in digits', () => {
    const pages = Array.from({ length: 5 }, (_, at) => page(`Journal of Bees, vol. ${at}`, `What page ${'abcde'[at]} says is told once.`, `And more of ${'abcde'[at]}.`, { text: `– ${at + 1} –`, y: 40 }));
    expect(blocksOf(pages).map(block => block.slice(0, 20))).toEqual('abcde'.split('').map((letter, at) => `¶ What page ${letter} says is told once. And more of ${letter}. @${at + 1}`.slice(0, 20)));
    expect(pdfText(pages, {})).not.toMatch(/Journal|–/);
    const chapters = Array.from({ length: 5 }, (_, at) => page({ text: `Chapter ${at + 1}`, size: 14 }, `In it much is told of bees and of keeper ${'abcde'[at]}.`, { text: 'xiv', y: 40 }));
    expect(blocksOf(chapters).slice(0, 4)).toEqual(['# Chapter 1 @1', '¶ In it much is told of bees and of keeper a. @1', '# Chapter 2 @2', '¶ In it much is told of bees and of keeper b. @2']);
    expect(blocksOf([page('CV', { text: 'Civil', y: 700 }, { text: 'civic', y: 600 }, { text: '– LIX –', y: 500 })])).toEqual(['¶ CV @1', '¶ Civil civic @1']);
    const invoices = Array.from({ length: 5 }, (_, at) => page(`Invoice ${at}`, `${at}`));
    expect(blocksOf(invoices)).toHaveLength(5);
    // Of two pages it could be anything.
    expect(pdfText(pages.slice(0, 2), {})).toMatch(/Journal/);
  });

  it('reads on where a sentence goes on in another column or on another page', () => {
    const left = page('Honey keeps for years if', 'it is closed, and even');
    const right = page({ text: 'then it may be eaten. Wax', x: 320, y: 788 }, { text: 'is used for candles and', x: 320 });
    expect(blocksOf([[...left, ...right], page('for polish.', { text: 'Another matter.', y: 600 })])).toEqual([
      '¶ Honey keeps for years if it is closed, and even then it may be eaten. Wax is used for candles and for polish. @1', '¶ Another matter. @2',
    ]);
    expect(blocksOf([page('蜜蜂在春天飞出，', '柳树开花。'), page('蜂王产卵。')])).toEqual(['¶ 蜜蜂在春天飞出，柳树开花。 @1', '¶ 蜂王产卵。 @2']);
  });

  it('has the title that it gives itself where that stands on the first page, and its keywords', () => {
    const lines = page('Bees & <Willows>:', 'a study', { text: 'They bloom first.', y: 600 });
    expect(parseDocument('pdf', pdfText([lines], { title: 'Bees & <willows> – A Study', keywords: ['bees', 'spring', '"hive"'] }), '')).toMatchObject({ title: 'Bees & <willows> – A Study', tags: ['bees', 'spring', '"hive"'] });
    expect(parseDocument('pdf', pdfText([lines], { title: 'Microsoft Word - draft7.doc' }), '').title).toBeUndefined();
    expect(parseDocument('pdf', pdfText([lines], { title: ' – ' }), '').title).toBeUndefined();
    expect(parseDocument('pdf', pdfText([], {}), '').blocks).toEqual([]);
  });
});
