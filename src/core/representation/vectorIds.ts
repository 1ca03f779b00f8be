import { cellRows } from '../documents/separators';
import { ID_NAMES } from '../truth/labels';

/** The table of a file of vectors, with the ids of its rows: the same name with another ending. */
export function tableBeside(file: string): string {
  return `${file.replace(/\.npy$/i, '')}.csv`;
}

/**
 * The ids of rows in order, as a file beside them lists them: lines of one id each or of cells (a first line of names says
 * which column has them, else it is the first one), or in JSON a list of ids or of records with `id` or `path`. Throws a
 * `SyntaxError` for what is no JSON.
 */
export function idsOfRows(text: string, file: string): string[] {
  if (/\.json$/i.test(file)) {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(idOf) : [];
  }
  const rows = cellRows(text, /\.csv$/i.test(file) ? file : 'ids.tsv').map(({ cells }) => cells.map(cell => cell.trim()));
  const column = (rows[0] ?? []).findIndex(name => ID_NAMES.includes(name.trim().toLowerCase()));
  return column < 0 ? rows.map(([first = '']) => first) : rows.slice(1).map(cells => cells[column] ?? '');
}

function idOf(entry: unknown): string {
  const { id, path } = (typeof entry === 'object' && entry !== null ? entry : { id: entry }) as { id?: unknown; path?: unknown };
  return String(id ?? path ?? '');
}
