import { joinedLines } from './joinedLines';
import { isRightToLeft, type PdfCell, type PdfLine } from './pdfPage';

/** Lines of a table have the same gap, at least so wide in heights of letters; a gap of two lines alone is wider. */
const CORRIDOR = 0.5;
const CORRIDOR_OF_TWO = 1.5;
/** Rows of a table are no further apart than so many lines, and so many heights of letters. */
const APART_LINES = 3;
const APART = 6;
/** A cell goes on in a line that begins where it does, to this share of the letters' height. */
const SAME_PLACE = 0.5;
/** In a line that is drawn to its full width so many of the words at least, and so great a share of them, are equally far apart to this share. */
const FEWEST_WORDS = 4;
const MOST_GAPS = 0.7;
const EQUAL = 0.05;
/** Where two parts of the lines are longer than so many letters on average, they are columns of running text. */
const LONG_CELL = 30;

/**
 * The lines that are rows of tables, with the texts of their cells; lines in which a cell of a row goes on have none of their own.
 * Lines that others beside them have a gap in common with are rows, unless what the gap parts is running text on both sides.
 */
export function rowsOf(lines: readonly PdfLine[]): ReadonlyMap<PdfLine, readonly string[] | undefined> {
  const rows = new Map<PdfLine, string[][] | undefined>();
  let row: PdfLine | undefined;
  let before: PdfLine | undefined;
  const gaps = new Map(lines.flatMap((line): [PdfLine, Gap[]][] => (line.cells && !isDrawnOut(line.cells) ? [[line, gapsOf(line.cells)]] : [])));
  const gapInCommon = (line: PdfLine, other: PdfLine) => widestInCommon(gaps.get(line)!, gaps.get(other)!) / Math.max(line.size, other.size);
  for (const [at, line] of lines.entries()) {
    const near = lines.slice(Math.max(0, at - APART_LINES), at + APART_LINES + 1).filter(other => other !== line && gaps.has(other) && isNear(line, other));
    const alike = gaps.has(line) ? near.filter(other => gapInCommon(line, other) >= CORRIDOR) : [];
    if ((alike.length > 1 || alike.some(other => gapInCommon(line, other) >= CORRIDOR_OF_TWO)) && !isRunningText([line, ...alike])) {
      rows.set(line, line.cells!.map(({ text }) => [text]));
      [row, before] = [line, line];
      continue;
    }
    const cell = row && before && line.y < before.y && isNear(line, before) && !line.cells ? row.cells!.findIndex((place, column) => column > 0 && beginsWhere(line, place)) : -1;
    if (cell > 0) {
      rows.get(row!)![cell].push(line.text);
      rows.set(line, undefined);
      before = line;
    } else row = undefined;
  }
  return new Map([...rows].map(([line, cells]) => [line, cells?.map(joinedLines)]));
}

function beginsWhere(line: PdfLine, cell: PdfCell): boolean {
  return Math.abs(isRightToLeft(line) ? cell.end - line.end : cell.x - line.x) < SAME_PLACE * line.size;
}

/** Whether cells are words that wide blanks part, all alike as only text has them. */
function isDrawnOut(cells: readonly PdfCell[]): boolean {
  if (cells.length < FEWEST_WORDS || cells.filter(({ text }) => /^\p{L}\S*$/u.test(text)).length < MOST_GAPS * cells.length) return false;
  const gaps = cells.slice(1).map(({ x }, at) => x - cells[at].end).sort((a, b) => a - b);
  const middle = gaps[gaps.length >> 1];
  return gaps.filter(gap => Math.abs(gap - middle) < EQUAL * middle).length >= MOST_GAPS * gaps.length;
}

function isNear(line: PdfLine, other: PdfLine): boolean {
  return Math.abs(line.y - other.y) < APART * Math.max(line.size, other.size);
}

type Gap = readonly [from: number, to: number];

/** Gaps between cells, from left to right; in some scripts, and some programs, the cells come from right to left. */
function gapsOf(cells: readonly PdfCell[]): Gap[] {
  const gaps = cells.slice(1).map(({ x, end }, at): Gap => (x >= cells[at].end ? [cells[at].end, x] : [end, cells[at].x]));
  return gaps.sort(([from], [other]) => from - other);
}

/** Width of the widest part that gaps of two lines have in common. */
function widestInCommon(one: readonly Gap[], other: readonly Gap[]): number {
  let widest = 0;
  for (let i = 0, k = 0; i < one.length && k < other.length; ) {
    widest = Math.max(widest, Math.min(one[i][1], other[k][1]) - Math.max(one[i][0], other[k][0]));
    if (one[i][1] < other[k][1]) i++;
    else k++;
  }
  return widest;
}

function isRunningText(lines: readonly PdfLine[]): boolean {
  const two = lines.filter(({ cells }) => cells!.length === 2).map(({ cells }) => cells!);
  return two.length > lines.length / 2 && [0, 1].every(side => meanLength(two.map(cells => cells[side])) > LONG_CELL);
}

function meanLength(cells: readonly PdfCell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length;
}
