import type { PdfLine } from './pdfPage';

/** So many numbers that count up by one, at the ends of lines of so many letters on average, count these lines. */
const FEWEST_NUMBERS = 5;
const LONG_LINE = 40;

/** Numbers end at one place of a page, to this share of their height. */
const SAME_PLACE = 0.5;

/**
 * The lines of pages without the numbers behind them that count them, as manuscripts have: with one, each line looks like a row of a table.
 * Where some are so counted, shorter runs and single lines are that have their numbers at the same place.
 */
export function withoutLineNumbers(pages: readonly (readonly PdfLine[])[]): (readonly PdfLine[])[] {
  const runs = pages.flatMap(runsOf);
  const counted = new Set(runs.filter(isCounted).flat());
  const places = new Set([...counted].map(placeOf));
  const others = runs.flat().filter(line => !counted.has(line) && [-1, 0, 1].some(step => places.has(placeOf(line) + step)));
  // Where more are not counted, as in a list of contents, those that seem to be were so by chance.
  if (others.length <= counted.size) for (const line of others) counted.add(line);
  return pages.map(lines => lines.map(line => (counted.has(line) ? withoutLast(line) : line)));
}

/** Lines of a page with numbers behind them that count up by one, together. */
function runsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const runs: PdfLine[][] = [];
  let latest: number | undefined;
  for (const line of lines) {
    const number = numberBehind(line);
    if (number === undefined) continue;
    if (latest !== undefined && number === latest + 1) runs.at(-1)!.push(line);
    else runs.push([line]);
    latest = number;
  }
  return runs;
}

function isCounted(run: readonly PdfLine[]): boolean {
  return run.length >= FEWEST_NUMBERS && run.reduce((sum, { text }) => sum + text.length, 0) > LONG_LINE * run.length;
}

/** Where the number behind a line ends, in steps. */
function placeOf({ cells, size }: PdfLine): number {
  return Math.round(cells!.at(-1)!.end / (SAME_PLACE * size));
}

function numberBehind({ text, cells }: PdfLine): number | undefined {
  const last = cells?.at(-1)?.text ?? '';
  return /^\d{1,5}$/.test(last) && text.endsWith(last) ? Number(last) : undefined;
}

function withoutLast({ text, size, y, cells }: PdfLine): PdfLine {
  const left = cells!.slice(0, -1);
  return {
    text: text.slice(0, -cells!.at(-1)!.text.length).trimEnd(), size, y,
    x: left.reduce((least, { x }) => Math.min(least, x), Infinity),
    end: left.reduce((most, { end }) => Math.max(most, end), -Infinity),
    ...(left.length > 1 && { cells: left }),
  };
}
