import { element, isWithin, pageHtml, tableRow, type About } from './pageHtml';
import { joinedLines } from './joinedLines';
import { elementBySize, isHeadingBySize, LARGER, SAME_SIZE, usual } from './largerLetters';
import { withoutLineNumbers } from './pdfLineNumbers';
import { isRightToLeft, type PdfLine } from './pdfPage';
import { rowsOf } from './pdfRows';

/** Lines at the top and at the bottom of a page that may be its head and foot. */
const EDGE = 2;
/** A number alone, or one of Roman figures up to 89. */
const PAGE_NUMBER = /^\W*(?:\d+|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3}))\W*$/i;
/** A head or foot stands on so many pages at least, and on this share of them. */
const FEWEST_PAGES = 3;
const LEAST_SHARE = 0.2;
/** Behind words of a heading they lead to a note. */
const MARKS = /(?<=\S)[∗*†‡§]+(?!\S)/gu;
/** Of a line whose letters have the same size, or that stands no further away than this many usual distances, the paragraph goes on. */
const NEAR = 1.3;
/** A line that begins so many letters further in begins a paragraph. */
const INDENT = 0.8;
/** What items of lists begin with. */
const BULLET = /^[•◦▪‣⁃∙●○■□►▶➢❖✓✔]/u;
const NUMBERED = /^(\(?)(\d{1,3})([.)])\s/;
/** Most distances between lines are smaller than twice the letters. */
const USUAL = 2;

/**
 * The text of a PDF as HTML, by the lines of its pages: each page is one line of it, paragraphs and what looks like headings are
 * elements. Heads and feet of pages, their numbers and those of lines are left out, and words that were divided at the end of a line are
 * whole again. Its title counts if it stands on the first page too: programs write what they like there.
 */
export function pdfText(given: readonly (readonly PdfLine[])[], { title, keywords }: About): string {
  const pages = withoutLineNumbers(given);
  const body = usual(pages.flat().map(({ size, text }) => [size, text.length]));
  const texts = withoutEdges(pages, body);
  const apart = usual(texts.flatMap(distances)) || 1.2;
  const paragraphs = joinedPages(texts.map(lines => paragraphsOf(lines, apart, body))).map(page => page.map((paragraph): Paragraph => ({ ...paragraph, text: joinedLines(paragraph.lines) })));
  const largest = paragraphs.flat().reduce((most, paragraph) => (isHeading(paragraph, body) ? Math.max(most, paragraph.size) : most), 0);
  return pageHtml(paragraphs.map(page => page.map(paragraph => written(paragraph, body, largest)).join('')), { title: title !== undefined && isWithin(title, (texts[0] ?? []).map(({ text }) => text).join(' ')) ? title : undefined, keywords });
}

interface Growing {
  readonly lines: string[];
  readonly size: number;
  /** Of a row of a table. */
  readonly cells?: readonly string[];
}

interface Paragraph extends Growing {
  readonly text: string;
}

function written(paragraph: Paragraph, body: number, largest: number): string {
  const { text, cells } = paragraph;
  if (cells) return tableRow(cells);
  const name = elementBySize(paragraph, body, largest);
  return element(name, name === 'p' ? text : text.replace(MARKS, ''));
}

function isHeading(paragraph: Paragraph, body: number): boolean {
  return !paragraph.cells && isHeadingBySize(paragraph, body);
}

/** The pages without what stands at the edge of many of them, numbers aside, and without numbers of pages; headings, which are larger than the text, stay. */
function withoutEdges(pages: readonly (readonly PdfLine[])[], body: number): (readonly PdfLine[])[] {
  const counts = new Map<string, number>();
  for (const lines of pages) for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(FEWEST_PAGES, LEAST_SHARE * pages.length);
  const texts = pages.map(lines => {
    const edges = new Set(edgesOf(lines).filter(line => line.size < LARGER * body && (PAGE_NUMBER.test(line.text) || counts.get(keyOf(line))! >= often)));
    return lines.filter(line => !edges.has(line));
  });
  // Where nothing is left, it was what the pages have to say.
  return texts.some(lines => lines.length > 0) ? texts : [...pages];
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((one, other) => other.y - one.y);
  return [...new Set([...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)])];
}

function keyOf({ text }: PdfLine): string {
  return text.toLowerCase().replace(/\d+/g, '#');
}

/** How far lines are below those before them, in sizes of their letters. */
function distances(lines: readonly PdfLine[]): [number, number][] {
  return lines.slice(1).flatMap((line, at): [number, number][] => {
    const below = (lines[at].y - line.y) / line.size;
    return below > 0 && below < USUAL ? [[below, 1]] : [];
  });
}

function paragraphsOf(lines: readonly PdfLine[], apart: number, body: number): Growing[] {
  const paragraphs: Growing[] = [];
  // Headings are none, though their numbers stand apart.
  const rows = rowsOf(lines.filter(({ size }) => size < LARGER * body));
  let before: PdfLine | undefined;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const row = rows.get(line);
    if (row) paragraphs.push({ lines: [line.text], size: line.size, cells: row });
    else if (before && last && !last.cells && goesOn(before, line, last.lines, apart)) last.lines.push(line.text);
    else if (!rows.has(line)) paragraphs.push({ lines: [line.text], size: line.size });
    before = line;
  }
  return paragraphs;
}

function goesOn(before: PdfLine, line: PdfLine, paragraph: readonly string[], apart: number): boolean {
  if (Math.abs(line.size - before.size) > SAME_SIZE * before.size || isNextItem(paragraph[0], line.text)) return false;
  const below = (before.y - line.y) / line.size;
  // In another column, or behind a picture, a sentence may go on.
  if (below < 0 || below > NEAR * apart) return isUnfinished(paragraph, line.text);
  const further = isRightToLeft(line) ? before.end - line.end : line.x - before.x;
  return further < INDENT * line.size || isUnfinished(paragraph, line.text);
}

/** Whether a line is an item of a list, of a numbered one the next behind that which begins a paragraph. */
function isNextItem(first: string, line: string): boolean {
  if (BULLET.test(line)) return true;
  const [own, next] = [NUMBERED.exec(first), NUMBERED.exec(line)];
  return own !== null && next !== null && Number(next[2]) === Number(own[2]) + 1 && own[1] === next[1] && own[3] === next[3];
}

/** Whether lines go on in another: they do not end a sentence, and that begins none. */
function isUnfinished(lines: readonly string[], next: string): boolean {
  return !/[.!?:;。！？]['"”’»)\]]*$/u.test(lines.at(-1)!) && /^\p{Ll}/u.test(next);
}

/** A paragraph at the end of a page that goes on at the beginning of the next is there as a whole. */
function joinedPages(pages: readonly Growing[][]): readonly Growing[][] {
  let open: Growing | undefined;
  return pages.map(page => {
    const [first, ...rest] = page;
    const goes = open && first && !open.cells && !first.cells && Math.abs(open.size - first.size) <= SAME_SIZE * open.size && isUnfinished(open.lines, first.lines[0]);
    if (goes) for (const line of first.lines) open!.lines.push(line);
    open = page.length > (goes ? 1 : 0) ? page.at(-1) : open;
    return goes ? rest : page;
  });
}
