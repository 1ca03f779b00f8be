import { columnsFor } from '../../core/lab/columns';
import type { ComparisonState, Verdict } from '../../core/lab/comparison';
import { tableRows, type Row } from '../../core/lab/rows';
import { englishAll, percent, seconds, type Said } from '../../core/lab/said';
import { broken } from '../broken';
import type { Style } from '../style';
import { fitted, plainLetters, width } from '../width';

const GAP = '  ';
const MARK = '★ ';
const NO_MARK = '  ';
const WIDEST_READING = 34;
const WIDEST_METHOD = 36;
const LEAST_NAME = 10;

/** The comparison as a table for a terminal, block by block; the recommended way has a star. */
export function comparisonTable(state: ComparisonState, verdict: Verdict, style: Style, screen: number): string {
  const columns = columnsFor(state);
  const rows = tableRows(state, verdict, columns);
  const heads = ['Groups', 'Left out', ...columns.map(({ title }) => title), 'Time'].map(inTwo);
  const cells = rows.map(row => cellsOf(row));
  const widths = heads.map((head, at) => Math.max(...head.map(width), ...cells.map(texts => width(texts?.[at] ?? ''))));
  const names = screen - MARK.length - 2 * GAP.length - widths[0];
  const reading = widest(['Read by', ...rows.map(row => row.reading)], Math.min(WIDEST_READING, Math.max(LEAST_NAME, Math.floor(names / 2))));
  const method = widest(['Grouped by', ...rows.map(row => row.method)], Math.min(WIDEST_METHOD, Math.max(LEAST_NAME, names - reading)));
  // Measures from the right on make room on a narrow screen; groups and agreement stay.
  const room = screen - MARK.length - reading - method - 2 * GAP.length;
  const shown = widths.map((_, at) => at).filter(at => widths.slice(0, at + 1).reduce((sum, own) => sum + own + GAP.length, -GAP.length) <= room);
  const line = (mark: string, first: string, second: string, texts: readonly string[]) =>
    [mark + fitted(first, reading), fitted(second, method), ...shown.map(at => fitted(texts[at], widths[at], 'right'))].join(GAP).trimEnd();

  const lines = rows.map((row, at) => {
    const first = rows[at - 1]?.block === row.block ? '' : row.reading;
    const texts = cells[at];
    if (!texts) return `${NO_MARK}${fitted(first, reading)}${GAP}${fitted(row.method, method)}${GAP}${style.dim(plainLetters(row.reason ?? 'not finished'))}`;
    const text = line(row.recommended ? MARK : NO_MARK, first, row.method, texts);
    return row.recommended ? style.bold(text) : text;
  });
  const [above, below] = [0, 1].map(half => heads.map(head => head[half]));
  return [style.dim(line(NO_MARK, '', '', above)), style.dim(line(NO_MARK, 'Read by', 'Grouped by', below)), ...lines].join('\n');
}

/** A heading on two lines, broken before its last word. */
function inTwo(head: string): [string, string] {
  const at = Math.max(head.lastIndexOf(' '), head.indexOf('–'));
  return at < 0 ? ['', head] : [head.slice(0, at).trim(), head.slice(at).trim()];
}

function cellsOf({ found }: Row): string[] | undefined {
  if (!found) return undefined;
  const groups = `${found.groups}${found.fewer ? '!' : ''}`;
  return [groups, found.leftOut > 0 ? percent(found.leftOut) : 'none', ...found.measures.map(measure => measure?.text ?? '–'), seconds(found.seconds)];
}

/** The verdict in words below the table, broken to the screen. */
export function verdictText({ headline, sentences, caution, numbers, notes }: Verdict, style: Style, screen: number): string {
  const paragraphs = [[headline, ...sentences], ...numbers, ...(caution ? [[caution.headline, ...caution.sentences]] : []), ...notes.map(note => [note])];
  return paragraphs.map((said, at) => decorated(said, at === 0 ? style : undefined, screen)).join('\n\n');
}

/** One paragraph; with a style its first sentence stands out. */
function decorated(said: readonly Said[], style: Style | undefined, screen: number): string {
  const lines = broken(englishAll(said), screen);
  let bold = style ? englishAll(said.slice(0, 1)).length : 0;
  return lines.map(line => {
    const head = line.slice(0, bold);
    bold = Math.max(0, bold - line.length - 1);
    return head && style ? style.bold(head) + line.slice(head.length) : line;
  }).join('\n');
}

function widest(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(...texts.map(width)));
}
