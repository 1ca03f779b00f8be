import type { DocumentDates } from './foundDates';
import { numberNames, numberOf } from '../numbers';
import type { Grouping } from '../types';

/** The first line of the table. */
export const CSV_HEADER = ['id', 'path', 'line', 'title', 'area', 'group', 'subgroup', 'fit', 'x', 'y', 'words', 'date', 'follows'];

/**
 * One row a document, as comma-separated values (RFC 4180): where it lies, or the line of a record in its file
 * from 1 on, the names of its groups, how well it fits, the id of the moved document that it came along with, and the numbers
 * that records give, under the names of their fields.
 */
export function groupingCsv({ documents, groups }: Grouping, dates?: DocumentDates): string {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const nameOf = (id: number | null) => (id === null ? '' : (names.get(id) ?? ''));
  const numbers = numberNames(documents);
  const rows = documents.map(document => {
    const { id, path, line = 0, title, area, group, subgroup, strength, x, y, words, follows = '' } = document;
    return [
      id, path ?? '', path === undefined ? line + 1 : '', title, nameOf(area), nameOf(group), nameOf(subgroup), strength, x, y, words.join(', '), dateOf(dates?.times.get(id)), follows,
      ...numbers.map(name => numberOf(document, name)).map(value => (Number.isNaN(value) ? '' : value)),
    ];
  });
  return csvLines([[...CSV_HEADER, ...numbers], ...rows]);
}

/** Rows as comma-separated values; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map(cells => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Beginnings that spreadsheets calculate, full-width forms among them. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = formulaSafe(value);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text as it stands in a table, before quotes. */
export function formulaSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** "2021-03-09" */
function dateOf(time: number | undefined): string {
  const date = new Date(time ?? NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
