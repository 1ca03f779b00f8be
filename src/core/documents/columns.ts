import type { CellRow } from './cells';
import { isFieldName } from './fieldNames';
import { isValue } from './fieldValues';
import type { RawRecord } from './recordFields';

/** The columns of a table. */
export interface Columns {
  readonly names: readonly string[];
  /** Rows of the sample that stand above the names, as a title of the table. */
  readonly above: readonly CellRow[];
  /** Rows of the sample with the names, and with what is said below them of the columns. */
  readonly heads: readonly CellRow[];
}

/** Names of columns are no longer, if they do not ask something; questions of a survey come near. */
const LONGEST_NAME = 300;
/** With a single column, its name has as many words at most, and its values more. */
const WORDS_OF_NAME = 3;

/**
 * The columns of a table by its first filled rows. The first row that is one of a table has their names, unless that is one like the
 * others: a number, date or address stands in it, more than a name, or what comes again below; a name that people give to fields, or
 * that is `asked` for, is one all the same. Columns without a name of their own are called by their number.
 */
export function columnsOf(all: readonly CellRow[], asked: readonly string[]): Columns {
  const isHead = (head: readonly string[], rows: readonly CellRow[]) => head.length > 0 && (isNamed(head, asked) || !isLikeOthers(head, rows));
  const titles = titleRows(all, asked);
  const from = isHead(namesIn(all[titles]), all.slice(titles + 1)) ? titles : 0;
  const [first, ...rows] = all.slice(from);
  const head = namesIn(first);
  const isHeaded = isHead(head, rows);
  const saidBelow = isHeaded ? rows.slice(0, rowsOfHead(rows)) : [];
  const names: string[] = [];
  const used = new Set<string>();
  const times = new Map<string, number>();
  for (let at = 0; at < Math.max(isHeaded ? head.length : 0, usualLength(isHeaded ? rows : all)); at++) {
    const own = (isHeaded && head[at]) || `column ${at + 1}`;
    let name = own;
    for (; used.has(name); name = `${own} (${times.get(own)})`) times.set(own, (times.get(own) ?? 1) + 1);
    used.add(name);
    names.push(name);
  }
  return { names, above: all.slice(0, from), heads: isHeaded ? [first, ...saidBelow] : [] };
}

function namesIn(row: CellRow | undefined): string[] {
  return row?.cells.map(cell => cell.replace(/\s+/g, ' ').trim()) ?? [];
}

function isNamed(head: readonly string[], asked: readonly string[]): boolean {
  return head.some(name => isFieldName(name) || asked.includes(name));
}

/** How many rows with a single cell, as a title, stand above a row that has all the cells that the rows below it have. */
function titleRows(all: readonly CellRow[], asked: readonly string[]): number {
  const titles = all.findIndex(row => filledLength(row) > 1 || isNamed(namesIn(row), asked));
  if (titles <= 0) return 0;
  const [above, head, ...rows] = all.slice(titles - 1);
  const length = filledLength(head);
  // Texts alone, without quotes around them, have a comma here and there.
  const isTable = (length > 2 || head.row > above.row + 1) && head.cells.slice(0, length).every(cell => cell.trim() !== '');
  return isTable && usualLength(rows) > 1 && rows.every(row => filledLength(row) <= length) ? titles : 0;
}

/** Rows below the names that say more of the columns: as Qualtrics (what was asked, then where that is kept) and SurveyMonkey write them. */
function rowsOfHead(rows: readonly CellRow[]): number {
  if (rows[1]?.cells.some(cell => /^\{"ImportId":/.test(cell))) return 2;
  return rows[0]?.cells[0].trim() === '' && rows[0].cells.some(cell => cell === 'Open-Ended Response') ? 1 : 0;
}

function isLikeOthers(head: readonly string[], rows: readonly CellRow[]): boolean {
  if (head.some(name => (name.length > LONGEST_NAME && !/[?？:]$/.test(name)) || isValue(name))) return true;
  const below = head.map((_, at) => new Set(rows.map(({ cells }) => cells[at]?.replace(/\s+/g, ' ').trim())));
  if (head.some((name, at) => name !== '' && below[at].has(name))) return true;
  const words = (text: string) => text.split(/\s+/).length;
  return head.length === 1 && (words(head[0]) > WORDS_OF_NAME || !rows.some(({ cells }) => words(cells[0] ?? '') > WORDS_OF_NAME));
}

/** How many cells more than half of the rows have; separators at their ends make none. */
function usualLength(rows: readonly CellRow[]): number {
  const lengths = rows.map(filledLength).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/** Cells up to the last one in which something stands. */
function filledLength({ cells }: Pick<CellRow, 'cells'>): number {
  return cells.findLastIndex(cell => cell.trim() !== '') + 1;
}

/** Makes records of rows. Cells beyond the last column are a part of that: their separators were meant as letters. */
export function recordsOf({ names }: Columns, separator: string): (cells: readonly string[]) => RawRecord {
  const places = new Map(names.map((name, at) => [name, at]));
  const last = names.length - 1;
  return cells => {
    const cellAt = (at: number) => (at === last && cells.length > names.length ? withRest(cells, last, separator) : cells[at]) ?? '';
    return {
      get(name) {
        const at = places.get(name);
        // The rest of the text that it was cut from is not kept for it.
        return at === undefined ? undefined : ` ${cellAt(at)}`.slice(1);
      },
      entries: () => names.map((name, at) => [name, cellAt(at)] as const),
    };
  };
}

function withRest(cells: readonly string[], last: number, separator: string): string {
  return cells.slice(last, Math.max(last + 1, filledLength({ cells }))).join(separator);
}
