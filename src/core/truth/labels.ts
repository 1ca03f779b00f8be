import { ParameterError } from '../parameters';
import { cellRows } from '../documents/separators';
import { labelKey, labelOf } from './origin';

/** What files of cells call the column of ids, in their first line. */
export const ID_NAMES = ['id', 'path', 'file', 'filename', 'document', 'name'];

/** The field that holds a record's class where nothing else is said. */
export const LABEL_FIELD = 'label';

/** Collects the class of each id; the first counts where an id comes twice. */
export class Labels {
  readonly byKey = new Map<string, string>();
  /** Another class of an id that came with more than one. */
  readonly contradicted = new Map<string, string>();

  /** False if either is missing. */
  add(id: unknown, label: unknown): boolean {
    const [key, value] = [labelOf(id), labelOf(label)];
    if (key === undefined || value === undefined) return false;
    const known = this.byKey.get(labelKey(key));
    if (known === undefined) this.byKey.set(labelKey(key), value);
    else if (known !== value) this.contradicted.set(labelKey(key), value);
    return true;
  }

  /** Adds a record's id with the class in one of its fields. */
  addRecord(record: unknown, field: string): boolean {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
    const values = record as Readonly<Record<string, unknown>>;
    return this.add(values.id ?? values.path, values[field]);
  }
}

/**
 * Labels in JSON: an object id → class, or a list of records with `id` (or `path`) and `field`. Throws a `SyntaxError` for
 * what is no JSON.
 */
export function parseJsonLabels(text: string, field: string): Labels {
  const labels = new Labels();
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value)) for (const record of value) labels.addRecord(record, field);
  else if (typeof value === 'object' && value !== null) for (const [id, label] of Object.entries(value)) labels.add(id, label);
  return labels;
}

/**
 * Labels in lines of cells, separated as the name of their file says: id or path, then class. A first line of names (`path`, `label`) says which columns they are.
 * Throws a `ParameterError` where no column has the field: another than `label` was asked for, or names of three columns and
 * more do not say which one has the class.
 */
export function parseCellLabels(text: string, file: string, field: string): Labels {
  const rows = cellRows(text, file).map(({ cells }) => cells);
  const names = (rows[0] ?? []).map(name => name.trim().toLowerCase());
  const idColumn = names.findIndex(name => ID_NAMES.includes(name));
  const labelColumn = names.indexOf(field.toLowerCase());
  const named = idColumn >= 0 && labelColumn >= 0;
  if (!named && (field !== LABEL_FIELD || (idColumn >= 0 && names.length > 2))) {
    throw new ParameterError(`There is no column "${field}" beside one of paths; the first line has ${rows[0]?.join(', ') || 'nothing'}. Say which field has the class.`);
  }
  const labels = new Labels();
  for (const cells of named ? rows.slice(1) : rows) labels.add(cells[named ? idColumn : 0], cells[named ? labelColumn : 1]);
  return labels;
}
