import type { GroupedDocument, Grouping } from '../../core/types';

/** A table of documents as CSV (RFC 4180): path, title, group, sub-group, fit; one document a line. */
export function documentsCsv(grouping: Grouping, documents: readonly GroupedDocument[]): string {
  const names = new Map(grouping.groups.map(({ id, name }) => [id, name]));
  const nameOf = (id: number | null) => (id === null ? '' : (names.get(id) ?? ''));
  const rows = documents.map(({ id, path, title, group, subgroup, strength }) => [path ?? id, title, nameOf(group), nameOf(subgroup), strength.toFixed(2)]);
  return [['path', 'title', 'group', 'subgroup', 'fit'], ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell that no spreadsheet takes for a formula: titles and paths are anyone's texts. */
function cell(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  const plain = /^[=+\-@\t]/.test(line) ? `'${line}` : line;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
