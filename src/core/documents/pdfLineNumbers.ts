import type { PdfLine } from './pdfPage';

/** So many numbers that count up by one, at the ends of lines of so many letters on average, count these lines. */
const FEWEST_NUMBERS = 5;
const LONG_LINE = 40;

/** The lines of a page without the numbers behind them that count them, as manuscripts have: with one, each line looks like a row of a table. */
export function withoutLineNumbers(lines: readonly PdfLine[]): readonly PdfLine[] {
  const plain = new Map<PdfLine, PdfLine>();
  let run: PdfLine[] = [];
  let latest: number | undefined;
  const end = () => {
    if (run.length >= FEWEST_NUMBERS && run.reduce((sum, { text }) => sum + text.length, 0) > LONG_LINE * run.length) for (const line of run) plain.set(line, withoutLast(line));
    run = [];
  };
  for (const line of lines) {
    const number = numberBehind(line);
    if (number === undefined) continue;
    if (latest === undefined || number !== latest + 1) end();
    run.push(line);
    latest = number;
  }
  end();
  return lines.map(line => plain.get(line) ?? line);
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
