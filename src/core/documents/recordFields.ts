import { KindredError } from '../errors';
import { labelOf } from '../truth/origin';
import { dateAmong, dateOf } from './dates';

/** Which fields (columns) of records are what; what is absent is guessed from names and values, and an empty name is none. */
export interface RecordFields {
  /** What is read, joined by blank lines in this order. */
  readonly text?: readonly string[];
  readonly title?: string;
  readonly id?: string;
  /** When it was written; absent: the field that is called so, see `dateAmong`. */
  readonly date?: string;
  /** What becomes the document's tags. */
  readonly tags?: readonly string[];
}

/** A record as it stands in its file: an object of JSON, or a row of cells below the names of the columns. */
export interface RawRecord {
  /** Undefined where it has no such field. */
  get(field: string): unknown;
  entries(): Iterable<readonly [string, unknown]>;
}

/** What a record says, by its fields. */
export interface RecordParts {
  readonly id?: string;
  readonly title?: string;
  readonly text: string;
  readonly tags?: readonly string[];
  readonly dated?: number;
}

/** The parts of a record; undefined where it has none of the fields of its text, nor a title. */
export function partsOf(record: RawRecord, { text = [], title, id, date, tags = [] }: RecordFields): RecordParts | undefined {
  const texts = text.map(field => textOf(record.get(field))).filter(value => value !== undefined);
  const own = {
    id: id ? nameOf(record.get(id)) : undefined,
    title: title ? textOf(record.get(title))?.trim() || undefined : undefined,
    tags: [...new Set(tags.flatMap(field => tagsIn(record.get(field))))],
    dated: date ? dateOf(record.get(date)) : date === undefined ? dateAmong(record.entries()) : undefined,
  };
  if (texts.length === 0 && own.title === undefined) return undefined;
  return {
    ...(own.id !== undefined && { id: own.id }),
    ...(own.title !== undefined && { title: own.title }),
    text: texts.length > 1 ? texts.filter(value => value.trim() !== '').join('\n\n') : (texts[0] ?? ''),
    ...(own.tags.length > 0 && { tags: own.tags }),
    ...(own.dated !== undefined && { dated: own.dated }),
  };
}

/** Throws a `badInput` error for a field that the records do not have; it lists those there are. */
export function checkFields(asked: RecordFields, there: readonly string[], file: string): void {
  const names = [...(asked.text ?? []), asked.title, asked.id, asked.date, ...(asked.tags ?? [])];
  const wrong = names.find(name => name && !there.includes(name));
  if (wrong !== undefined) throw new KindredError('badInput', `${file} has no field "${wrong}"; ${fieldsThere(there)}`);
}

const MOST_NAMED = 40;

/** The names of fields in a sentence, the first ones of very many. */
export function fieldsThere(names: readonly string[]): string {
  if (names.length === 0) return 'it has none.';
  return `there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, MOST_NAMED).map(name => `"${name}"`).join(', ')}${names.length > MOST_NAMED ? `, … (${names.length} in all)` : ''}.`;
}

/** What a field says as text: that itself, a number or flag, or a list of these as paragraphs. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(textOf).filter(part => part !== undefined);
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function tagsIn(value: unknown): string[] {
  const tags = typeof value === 'string' ? value.split(/[;|]/.test(value) ? /[;|]/ : ',') : Array.isArray(value) ? value : [value];
  return tags.flatMap(tag => labelOf(tag) ?? []);
}
