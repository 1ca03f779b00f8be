import { KindredError } from '../errors';
import { numbersOf } from '../numbers';
import { labelOf } from '../truth/origin';
import type { Numbers } from '../types';
import { chatIn } from './chat';
import { dateAmong, dateOf } from './dates';
import { nameRank } from './fieldNames';
import { isWords } from './fieldValues';
import { isObject } from './jsonObject';
import { numberIn } from './numberIn';

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
  /** Whose numbers are told of it. */
  readonly numbers?: readonly string[];
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
  readonly numbers?: Numbers;
  /** Of a chat, what it begins with but for who says that. */
  readonly begins?: string;
}

/** The parts of a record; undefined where it has none of the fields of its text, nor a title. `decimalCommas` are fields whose numbers are written so. */
export function partsOf(record: RawRecord, { text = [], title, id, date, tags = [], numbers = [] }: RecordFields, decimalCommas?: ReadonlySet<string>): RecordParts | undefined {
  const read = text.map(field => record.get(field));
  const chat = chatIn(read[0]);
  const texts = read.map((value, at) => (at === 0 && chat ? chat.text : saidIn(value))).filter(value => value !== undefined);
  const own = {
    id: id ? nameOf(record.get(id)) : undefined,
    title: title ? textOf(record.get(title))?.trim() || undefined : undefined,
    tags: [...new Set(tags.flatMap(field => tagsIn(record.get(field))))],
    dated: date ? dateIn(record.get(date)) : date === undefined ? dateAmong(record.entries()) : undefined,
    numbers: numbersOf(numbers.map(field => [field, numberIn(record.get(field), decimalCommas?.has(field))])),
  };
  if (texts.length === 0 && own.title === undefined) return undefined;
  return {
    ...(own.id !== undefined && { id: own.id }),
    ...(own.title !== undefined && { title: own.title }),
    text: texts.length > 1 ? texts.filter(value => value.trim() !== '').join('\n\n') : (texts[0] ?? ''),
    ...(own.tags.length > 0 && { tags: own.tags }),
    ...(own.dated !== undefined && { dated: own.dated }),
    ...(own.numbers && { numbers: own.numbers }),
    ...(chat && { begins: chat.begins }),
  };
}

/** Fields that records do not have, or none that can be told to be their text. */
export class FieldError extends KindredError {
  constructor(message: string) {
    super('badInput', message);
  }
}

/** The fields that were asked for. */
export function askedNames({ text = [], title, id, date, tags = [], numbers = [] }: RecordFields): string[] {
  return [...[...text, ...tags, ...numbers].flatMap(name => [name, ...partsOfList(name)]), title, id, date].flatMap(name => name || []);
}

/**
 * The fields that were asked for by the names they have, be their letters small or not; several may be named with commas between them
 * where none has such a name. Throws a `FieldError` for one that records do not have; it lists those there are.
 */
export function fieldsMeant(asked: RecordFields, there: readonly string[], file: string): RecordFields {
  const found = (name: string) => {
    if (there.includes(name)) return name;
    const alike = there.filter(other => other.toLowerCase() === name.trim().toLowerCase());
    return alike.length === 1 ? alike[0] : undefined;
  };
  const meant = (name: string) => {
    const own = name === '' ? '' : found(name);
    if (own === undefined) throw new FieldError(`${file} has no field "${name}"; ${fieldsThere(there)}`);
    return own;
  };
  const list = (names: readonly string[]) => names.flatMap(name => (found(name) === undefined ? partsOfList(name) : [name]).map(meant));
  const { text, title, id, date, tags, numbers } = asked;
  return {
    ...(text && { text: list(text) }),
    ...(title !== undefined && { title: meant(title) }),
    ...(id !== undefined && { id: meant(id) }),
    ...(date !== undefined && { date: meant(date) }),
    ...(tags && { tags: list(tags) }),
    ...(numbers && { numbers: list(numbers) }),
  };
}

function partsOfList(names: string): string[] {
  return names.split(',').map(name => name.trim()).filter(name => name !== '');
}

const MOST_NAMED = 40;

/** The names of fields in a part of a sentence, the first ones of very many. */
export function fieldsThere(names: readonly string[]): string {
  if (names.length === 0) return 'it has no fields.';
  const shown = names.slice(0, MOST_NAMED).map(name => (name.includes(',') ? `"${name}"` : name)).join(', ');
  return `its fields are ${shown}${names.length > MOST_NAMED ? `, … (${names.length} in all)` : ''}.`;
}

/** Lists in lists beyond hold no paragraphs. */
const DEEPEST_LIST = 20;

/** What a field says as text: that itself, a number or flag, or a list of these as paragraphs. */
export function textOf(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || depth > DEEPEST_LIST) return undefined;
  const parts = value.map(part => textOf(part, depth + 1)).filter(part => part !== undefined);
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

/** What a field that is read says: the same, a chat, or what objects of a list say in words, each by the field that is surest to be its text. */
export function saidIn(value: unknown, depth = 0): string | undefined {
  if (depth > DEEPEST_LIST) return undefined;
  const chat = chatIn(value);
  if (chat) return chat.text;
  if (!Array.isArray(value) && !isObject(value)) return textOf(value);
  const said = Array.isArray(value) ? value.map(part => saidIn(part, depth + 1)) : wordsIn(value, depth);
  const parts = said.filter(part => part !== undefined);
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

function wordsIn(object: Readonly<Record<string, unknown>>, depth: number): string[] {
  const fields = Object.entries(object).flatMap(([name, value]) => {
    const text = saidIn(value, depth + 1);
    return text !== undefined && isWords(text) ? [{ text, rank: nameRank('text', name) ?? Infinity }] : [];
  });
  const surest = fields.reduce((least, { rank }) => Math.min(least, rank), Infinity);
  return fields.filter(({ rank }) => rank === surest).map(({ text }) => text);
}

/** A year alone, 1900 to 2999. */
export function yearOf(value: unknown): number | undefined {
  return /^\s*(?:19|2\d)\d\d\s*$/.test(String(value)) ? Number(value) : undefined;
}

/** As bibliographies have dates: a year, with its month and day if these are known: `2020-05`, `2020///`, `2003/06/01/`. */
const WITH_MONTH = /^\s*((?:19|2\d)\d\d)(?:[-/](0?[1-9]|1[0-2])?(?:[-/](\d\d?)?)?)?(?:\/[^/]*)?\s*$/;

/** A date as CSL has it, `[[2020, 5, 1]]`, with hyphens between its parts. */
export function dateParts(value: unknown): string | undefined {
  const parts: unknown = Array.isArray(value) ? value[0] : undefined;
  return Array.isArray(parts) && parts.length <= 3 && parts.every(part => typeof part === 'number' || (typeof part === 'string' && /^\d+$/.test(part))) ? parts.join('-') : undefined;
}

/** A date, or the beginning of a year or month. */
export function dateIn(value: unknown): number | undefined {
  const own = dateOf(value);
  if (own !== undefined) return own;
  if (Array.isArray(value)) return dateIn(dateParts(value));
  const [, year, month = '1', day = '1'] = WITH_MONTH.exec(String(value)) ?? [];
  return year === undefined ? undefined : (dateOf(`${year}-${month}-${day}`) ?? Date.UTC(Number(year), Number(month) - 1, 1));
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function tagsIn(value: unknown): string[] {
  const tags = typeof value === 'string' ? listIn(value) : Array.isArray(value) ? value : [value];
  return tags.flatMap(tag => labelOf(tag) ?? []);
}

/** The parts of a list in a cell; those of a list that Python or JSON wrote without their quotes. */
function listIn(text: string): string[] {
  const list = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1];
  if (list !== undefined) return list.split(',').map(part => part.trim().replace(/^(["'])(.*)\1$/s, '$2'));
  return text.split(/[;|]/.test(text) ? /[;|]/ : ',');
}
