import type { CellRow } from './cells';
import { isFieldName } from './fieldNames';
import { isValue } from './fieldValues';
import type { RawRecord } from './recordFields';

/** The columns of a table. */
export interface Columns {
  readonly names: readonly string[];
  /** Whether its first row has their names. */
  readonly isHeaded: boolean;
}

/** Names of columns are no longer; questions of a survey come near. */
const LONGEST_NAME = 300;
/** With a single column, its name has as many words at most, and its values more. */
const WORDS_OF_NAME = 3;

/**
 * The columns of a table by its first filled rows. Its first row has their names, unless that is one like the others: a number, date or
 * address stands in it, more than a name, or what comes again below; a name that people give to fields, or that is `asked` for,
 * is one all the same. Columns without a name of their own are called by their number.
 */
export function columnsOf([first, ...rows]: readonly CellRow[], asked: readonly string[]): Columns {
  const head = first?.cells.map(cell => cell.replace(/\s+/g, ' ').trim()) ?? [];
  const isHeaded = head.length > 0 && (head.some(name => isFieldName(name) || asked.includes(name)) || !isLikeOthers(head, rows));
  const given = isHeaded ? head : [];
  const names: string[] = [];
  const used = new Set<string>();
  for (let at = 0; at < Math.max(given.length, usualLength(isHeaded ? rows : [first, ...rows].filter(Boolean))); at++) {
    const own = given[at] || `column ${at + 1}`;
    let name = own;
    for (let more = 2; used.has(name); more++) name = `${own} (${more})`;
    used.add(name);
    names.push(name);
  }
  return { names, isHeaded };
}

function isLikeOthers(head: readonly string[], rows: readonly CellRow[]): boolean {
  if (head.some(name => name.length > LONGEST_NAME || isValue(name))) return true;
  const below = head.map((_, at) => new Set(rows.map(({ cells }) => cells[at]?.replace(/\s+/g, ' ').trim())));
  if (head.some((name, at) => name !== '' && below[at].has(name))) return true;
  const words = (text: string) => text.split(/\s+/).length;
  return head.length === 1 && (words(head[0]) > WORDS_OF_NAME || !rows.some(({ cells }) => words(cells[0] ?? '') > WORDS_OF_NAME));
}

/** How many cells more than half of the rows have; separators at their ends make none. */
function usualLength(rows: readonly CellRow[]): number {
  const lengths = rows.map(({ cells }) => cells.findLastIndex(cell => cell.trim() !== '') + 1).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
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
  const end = cells.findLastIndex(cell => cell.trim() !== '') + 1;
  return cells.slice(last, Math.max(last + 1, end)).join(separator);
}
