import { CellReader, isFilled, type CellRow } from './cells';

/** What stands between cells; where two do as well, the one that is rarer in texts. */
const SEPARATORS = ['\t', ';', '|', ','];
/** Rows that are looked at. */
const MOST_ROWS = 40;
/** Excel takes this line above the others for what separates cells, and shows it to nobody. */
const SAID = /^\ufeff?sep=([^\r\n"])(?:\r\n|\n|\r|$)/i;

/** How the cells of a text are separated, and the length of the line that says so. */
export interface Separated {
  readonly separator: string;
  /** Characters before the first row, and lines. */
  readonly before: number;
  readonly lines: number;
}

/** By its beginning, how the cells of a text are separated: as it says, or so that most rows have as many as the first. Between tabs in a file of such a name. */
export function separatorOf(begin: string, name: string): Separated {
  const [said = '', separator] = SAID.exec(begin) ?? [];
  if (separator) return { separator, before: said.length, lines: 1 };
  const before = begin.startsWith('\ufeff') ? 1 : 0;
  if (/\.(tsv|tab)(\.gz)?$/i.test(name)) return { separator: '\t', before, lines: 0 };
  let best = { separator: ',', likeFirst: 0, cells: 1 };
  for (const each of SEPARATORS) {
    const rows = rowsOf(begin.slice(before), each).slice(0, MOST_ROWS);
    const cells = rows[0]?.cells.length ?? 0;
    const likeFirst = rows.filter(row => row.cells.length === cells).length / rows.length;
    if (cells > 1 && (likeFirst > best.likeFirst || (likeFirst === best.likeFirst && cells > best.cells))) best = { separator: each, likeFirst, cells };
  }
  return { separator: best.separator, before, lines: 0 };
}

function rowsOf(begin: string, separator: string): CellRow[] {
  const reader = new CellReader(separator);
  const whole = reader.read(begin).filter(isFilled);
  return whole.length > 1 ? whole : [...whole, ...reader.end()].filter(isFilled);
}

/** All rows of a text, empty ones left out. */
export function cellRows(text: string, name: string): CellRow[] {
  const { separator, before, lines } = separatorOf(text.slice(0, SAMPLE), name);
  const reader = new CellReader(separator, 1 + lines);
  return [...reader.read(text.slice(before)), ...reader.end()].filter(isFilled);
}

/** Characters by which it is told how the cells of a text are separated. */
export const SAMPLE = 1 << 16;
