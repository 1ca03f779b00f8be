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
const LEADERS = /(?:\s*[.·…]){4,}/g;
const SHORT_LEADERS = /^(?:[.·…]\s+)+|(?:\s+[.·…])+$/g;

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

function ended({ cells, size, y }: Growing, lines: PdfLine[]): undefined {
  const read: PdfCell[] = [];
  for (const cell of cells) {
    const last = read.at(-1);
    const text = cleaned(cell.text);
    if (text === '') continue;
    // Numbers of items, bullets, leaders and the like are none by themselves.
    if (last && ((read.length === 1 && MARK.test(last.text)) || !hasWords(last.text))) read[read.length - 1] = bothCells(last, { ...cell, text });
    else read.push({ ...cell, text });
  }
  if (read.length > 1 && !hasWords(read.at(-1)!.text)) read.push(bothCells(...(read.splice(-2) as [PdfCell, PdfCell])));
  if (read.length === 0) return;
  lines.push({ text: cleaned(cells.map(({ text }) => text).join(' ')), size, x: Math.min(...read.map(({ x }) => x)), end: Math.max(...read.map(({ end }) => end)), y, ...(read.length > 1 && { cells: read }) });
}

function bothCells(one: PdfCell, other: PdfCell): PdfCell {
  return { text: `${one.text} ${other.text}`.replace(SHORT_LEADERS, ''), x: Math.min(one.x, other.x), end: Math.max(one.end, other.end) };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function cleaned(text: string): string {
  return text.normalize('NFKC').replace(BULLETS, '• ').replace(NO_TEXT, '').replace(LEADERS, ' ').replace(/\s+/g, ' ').trim();
}

function lettersOf(items: readonly PdfItem[]): number {
  return items.reduce((sum, { str }) => sum + str.length, 0);
}
