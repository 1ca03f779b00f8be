/** A piece of text on a page, as PDF.js gives it. */
export interface PdfItem {
  readonly str: string;
  /** Scale, rotation and place: a, b, c, d, x, y; y grows upwards. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

/** A line of text on a page, in points; y grows upwards. */
export interface PdfLine {
  readonly text: string;
  /** Of the letters that most of it is set in. */
  readonly size: number;
  /** Where it begins and ends from left to right. */
  readonly x: number;
  readonly end: number;
  readonly y: number;
  /** What wide gaps part, if there are any. */
  readonly cells?: readonly PdfCell[];
}

/** A part of a line, from its left to its right. */
export interface PdfCell {
  readonly text: string;
  readonly x: number;
  readonly end: number;
}

/** Few blanks between words are so wide, in heights of the letters. */
const WIDE = 0.75;
/** What stands before an item of a list or a heading is no cell. */
const MARK = /^[([]?(?:\d{1,3}(?:\.\d+)*|\p{L}|[ivx]+)[.)\]:]?$/u;

/** Letters that are raised or lowered by no more than this share of their size stand in the line. */
const RAISED = 0.5;
/** What fonts have in places of their own and what no text has: nobody can read it. */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const NO_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f\ue000-\uf8ff\ufffd]/g;

/** Marks of lists in the fonts of symbols that word processors have. */
const BULLETS = /[\uf06e\uf076\uf0a7\uf0b7\uf0d8\uf0fc]/g;

/** Dots that lead to the number of a page. */
const LEADERS = /(?: ?[.·…]){4,} ?/g;
const SHORT_LEADERS = /^(?:[.·…] )+|(?: [.·…])+$/g;

/** A line of such letters begins at its right. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function isRightToLeft({ text }: PdfLine): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** The lines of a page in reading order. Text across the page, as a stamp in its margin, is left out unless most of the page is. */
export function linesOfPage(items: readonly PdfItem[]): PdfLine[] {
  const upright = items.filter(({ transform: [a, b] }) => Math.abs(a) >= Math.abs(b));
  const isUpright = 2 * lettersOf(upright) >= lettersOf(items);
  const lines: PdfLine[] = [];
  let line: Growing | undefined;
  for (const item of isUpright ? upright : items) {
    const [a, b, , , , y] = item.transform;
    const size = Math.hypot(a, b);
    const isBlank = item.str.trim() === '';
    if (line && !isBlank && Math.abs(y - line.y) > RAISED * Math.max(size, line.size)) line = ended(line, lines);
    if (!line && !isBlank) line = { cells: [], size: 0, most: 0, y };
    if (line) {
      grown(line.cells, item, isBlank, isUpright ? WIDE * size : Infinity);
      if (item.str.length > line.most) [line.most, line.size, line.y] = [item.str.length, size, y];
    }
    if (line && item.hasEOL) line = ended(line, lines);
  }
  if (line) ended(line, lines);
  return lines;
}

interface Growing {
  readonly cells: { text: string; x: number; end: number }[];
  size: number;
  /** Length of the longest piece. */
  most: number;
  y: number;
}

/** Adds a piece to the last cell, or begins one behind a gap. Pieces of scripts from right to left come from there. */
function grown(cells: Growing['cells'], { str, transform: [, , , , x], width }: PdfItem, isBlank: boolean, gap: number): void {
  const last = cells.at(-1);
  if (isBlank && last) last.text += str;
  else if (last && Math.max(x - last.end, last.x - x - width) < gap) {
    last.text += str;
    last.x = Math.min(last.x, x);
    last.end = Math.max(last.end, x + width);
  } else cells.push({ text: str, x, end: x + width });
}

/** A cell while those are joined to it that are none by themselves. */
interface ReadCell {
  readonly texts: string[];
  x: number;
  end: number;
  hasWords: boolean;
}

function ended({ cells, size, y }: Growing, lines: PdfLine[]): undefined {
  const text = cleaned(cells.map(cell => cell.text).join(' '));
  if (text === '') return;
  const read: ReadCell[] = [];
  for (const { text: part, x, end } of cells) {
    const words = cleaned(part);
    if (words === '') continue;
    const cell: ReadCell = { texts: [words], x, end, hasWords: hasWords(words) };
    const last = read.at(-1);
    // Numbers of items, bullets, leaders and the like are none by themselves.
    if (last && (!last.hasWords || (read.length === 1 && last.texts.length === 1 && MARK.test(last.texts[0])))) join(last, cell);
    else read.push(cell);
  }
  if (read.length > 1 && !read.at(-1)!.hasWords) join(read.at(-2)!, read.pop()!);
  let [left, right] = [Infinity, -Infinity];
  for (const { x, end } of read) {
    left = Math.min(left, x);
    right = Math.max(right, end);
  }
  lines.push({ text, size, x: left, end: right, y, ...(read.length > 1 && { cells: read.map(cellOf) }) });
}

function join(cell: ReadCell, next: ReadCell): void {
  for (const text of next.texts) cell.texts.push(text);
  cell.x = Math.min(cell.x, next.x);
  cell.end = Math.max(cell.end, next.end);
  cell.hasWords ||= next.hasWords;
}

function cellOf({ texts, x, end }: ReadCell): PdfCell {
  return { text: texts.length > 1 ? cleaned(texts.join(' ')).replace(SHORT_LEADERS, '') : texts[0], x, end };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function cleaned(text: string): string {
  return text.normalize('NFKC').replace(BULLETS, '• ').replace(NO_TEXT, '').replace(/\s+/g, ' ').replace(LEADERS, ' ').trim();
}

function lettersOf(items: readonly PdfItem[]): number {
  return items.reduce((sum, { str }) => sum + str.length, 0);
}
