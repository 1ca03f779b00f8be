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
  readonly x: number;
  readonly y: number;
}

/** Letters that are raised or lowered by no more than this share of their size stand in the line. */
const RAISED = 0.5;
/** What fonts have in places of their own and what no text has: nobody can read it. */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const NO_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f\ue000-\uf8ff\ufffd]/g;

/** Dots that lead to the number of a page. */
const LEADERS = /(?:\s*[.·…]){4,}/g;

/** The lines of a page in reading order. Text across the page, as a stamp in its margin, is left out unless most of the page is. */
export function linesOfPage(items: readonly PdfItem[]): PdfLine[] {
  const upright = items.filter(({ transform: [a, b] }) => Math.abs(a) >= Math.abs(b));
  const lines: PdfLine[] = [];
  let line: Growing | undefined;
  for (const item of 2 * lettersOf(upright) >= lettersOf(items) ? upright : items) {
    const [a, b, , , x, y] = item.transform;
    const size = Math.hypot(a, b);
    const isBlank = item.str.trim() === '';
    if (line && !isBlank && Math.abs(y - line.y) > RAISED * Math.max(size, line.size)) line = ended(line, lines);
    if (!line && !isBlank) line = { text: '', size: 0, most: 0, x, y };
    if (line) {
      line.text += item.str;
      if (item.str.length > line.most) [line.most, line.size, line.y] = [item.str.length, size, y];
    }
    if (line && item.hasEOL) line = ended(line, lines);
  }
  if (line) ended(line, lines);
  return lines;
}

interface Growing {
  text: string;
  size: number;
  /** Length of the longest piece. */
  most: number;
  readonly x: number;
  y: number;
}

function ended({ text, size, x, y }: Growing, lines: PdfLine[]): undefined {
  const read = text.normalize('NFKC').replace(NO_TEXT, '').replace(LEADERS, ' ').replace(/\s+/g, ' ').trim();
  if (read !== '') lines.push({ text: read, size, x, y });
}

function lettersOf(items: readonly PdfItem[]): number {
  return items.reduce((sum, { str }) => sum + str.length, 0);
}
