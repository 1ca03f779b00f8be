import path from 'node:path';
import type { FoundRecord, OpenRecords } from '../../core/documents/foundRecord';
import { guessFields, measured } from '../../core/documents/guessFields';
import { askedNames, FieldError, fieldsMeant, fieldsThere, partsOf, textOf, type RawRecord, type RecordFields, type RecordParts } from '../../core/documents/recordFields';
import { numberIn } from '../../core/documents/numberIn';
import { hasFields, RECORD_FILES, recordKindOf } from '../../core/documents/recordKinds';
import { tooLarge } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { excerpt } from '../../core/result/excerpt';
import type { Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import type { FieldsFound } from '../../protocol/engineSides';
import { RECORD_READERS, type RecordReader } from './recordReaders';

/** One record of a file of records. */
export interface FileRecord extends RecordParts {
  readonly id: string;
  /** Its first line in the file, counted from 0. */
  readonly line: number;
}

/** The records of a file, and the lines left out (as `name:line`) with the reason. */
export interface Records {
  readonly records: readonly FileRecord[];
  readonly skipped: readonly Skipped[];
}

/** A record as it is handed over, or why it is left out, with the number of its line, from 1. */
export type EachRecord = (record: FileRecord | { readonly reason: string }, line: number, fields?: RawRecord) => 'enough' | void;

/** By as many records it is told what their fields are, and by so much of them: large ones fill the memory together. */
const SAMPLE = 500;
const SAMPLE_LENGTH = 64 << 20;
/** Characters of a record's text: more is a file by itself, and more than files may have. */
const MOST_TEXT = 8 << 20;
/** Objects with more fields have values for the names of these: the first ones are shown and guessed among. */
const MOST_FIELDS = 2_000;
/** Characters of a value in a message. */
const LONGEST_SHOWN = 40;

/**
 * Reads the records of a plain or gzipped file one after the other, with their dates: objects of JSON, rows of cells, or mails. Each is
 * called by its own id, or the name under which its file keeps it, or else, where it has none or another has the same, by its line (`line 12`), its row as a spreadsheet numbers
 * it (`row 12`: header and empty rows count), or its number in a list (`record 12`). What cannot be used is skipped with the number of its line and the reason; fails with
 * `badInput` if the file cannot be read, has not the fields that are asked for, or nothing in it is good. `report` hears the number of lines read.
 */
export async function readRecords(file: string, asked: RecordFields = {}, work: Work = {}): Promise<Records> {
  const name = path.basename(file);
  const records: FileRecord[] = [];
  const skipped: Skipped[] = [];
  await eachRecord(file, asked, (record, line) => {
    if ('reason' in record) skipped.push({ path: `${name}:${line}`, reason: `Line ${line}: ${record.reason}` });
    else records.push(record);
  }, work);
  if (records.length > 0) return { records, skipped };
  throw noRecords(file, skipped[0]?.reason);
}

function noRecords(file: string, reason: string | undefined): KindredError {
  return new KindredError('badInput', `No ${hasFields(file) ? 'records' : 'mails'} in ${file}. ${readerOf(file).none(reason)}`);
}

/** The same, handed over one by one until whoever gets them has enough. */
export async function eachRecord(file: string, asked: RecordFields, use: EachRecord, work: Work = {}): Promise<void> {
  const idOf = idsOf();
  const reader = readerOf(file);
  const opened = await reader.open(file, askedNames(asked), work);
  const { guessed, fields, decimalCommas } = await fieldsIn(opened, file, asked, work);
  // A table has its columns from the first row on: what is no date there is none.
  const how = { ...(!reader.usual && { date: '' }), ...guessed };
  if (isTextless(guessed, fields)) throw new FieldError(withoutTexts(file, fields));
  const parts = (found: FoundRecord) => withinBounds('fields' in found ? (partsOf(found.fields, how, decimalCommas) ?? { reason: withoutText(guessed) }) : 'parts' in found ? found.parts : found);
  await opened.each(found => {
    const own = parts(found);
    const at = 'fields' in found ? found.fields : undefined;
    return use('reason' in own ? own : { ...own, id: idOf(asked.id === undefined ? (found.key ?? own.id) : own.id, found.called), line: found.line - 1 }, found.line, at);
  }, work);
}

/** The fields of a file of records and which of them are what, by its first records. Fails with `badInput` for a file that cannot be read, has no records, or not the fields that are asked for. */
export async function fieldsOf(file: string, asked: RecordFields = {}, work: Work = {}): Promise<FieldsFound> {
  const { fields, guessed } = await fieldsIn(await readerOf(file).open(file, askedNames(asked), work), file, asked, work);
  return { fields, guessed };
}

async function fieldsIn(opened: OpenRecords, file: string, asked: RecordFields, { signal }: Work): Promise<FieldsFound & { readonly decimalCommas?: ReadonlySet<string> }> {
  if (!hasFields(file)) {
    fieldsMeant(asked, [], file);
    return { fields: [], guessed: {} };
  }
  const sample: RawRecord[] = [];
  let reason: string | undefined;
  let haveKeys = false;
  let length = 0;
  await opened.each(found => {
    if ('fields' in found) {
      sample.push(found.fields);
      length += found.length ?? 0;
    }
    haveKeys ||= found.key !== undefined;
    if ('reason' in found) reason ??= `Line ${found.line}: ${found.reason}`;
    return sample.length >= SAMPLE || length >= SAMPLE_LENGTH ? 'enough' : undefined;
  }, { signal });
  if (sample.length === 0) throw noRecords(file, reason);
  const names = [...new Set(sample.flatMap(record => [...record.entries()].map(([name]) => name)))];
  const meant = fieldsMeant(asked, names, file);
  for (const name of meant.numbers ?? []) expectNumbers(name, sample, file);
  const fields = measured(sample, names.slice(0, MOST_FIELDS));
  const { id, ...others } = usualFields(readerOf(file), names, meant) ?? guessFields(fields, meant);
  // Those are called by their names in the file, unless another is asked for.
  const guessed = id === undefined || (haveKeys && meant.id === undefined) ? others : { ...others, id };
  const decimalCommas = new Set(fields.flatMap(({ name, decimalComma }) => (decimalComma ? name : [])));
  return { fields: fields.map(({ name, example, filled }) => ({ name, example, filled })), guessed, decimalCommas };
}

/** Throws a `FieldError` where values of a field are there, but none is a number. */
function expectNumbers(field: string, sample: readonly RawRecord[], file: string): void {
  const given = sample.flatMap(record => textOf(record.get(field))?.trim() || []);
  if (given.length > 0 && sample.every(record => numberIn(record.get(field)) === undefined)) throw new FieldError(`"${field}" of ${file} holds no numbers but texts such as "${excerpt(given[0], LONGEST_SHOWN)}"; for classes there are tags.`);
}

/** Whether nothing of records that have these fields can be told to be their text. */
export function isTextless({ text, title }: RecordFields, fields: FieldsFound['fields']): boolean {
  return fields.length > 0 && text === undefined && title === undefined;
}

/** What is said then. */
export function withoutTexts(file: string, fields: FieldsFound['fields']): string {
  return `No field of ${file} looks like a text; ${fieldsThere(fields.map(({ name }) => name))} Say which one to read, or call it "text".`;
}

function withinBounds<T extends RecordParts | { readonly reason: string }>(parts: T): T | { readonly reason: string } {
  return 'text' in parts && parts.text.length > MOST_TEXT ? { reason: tooLarge(parts.text.length, MOST_TEXT) } : parts;
}

function usualFields(reader: RecordReader, names: readonly string[], asked: RecordFields): RecordFields | undefined {
  const usual = asked.text ? undefined : reader.usual?.(names);
  return usual && { ...usual, ...asked };
}

/** Calls records by their ids; by their places where they have none, or one that was given before. */
function idsOf(): (id: string | undefined, called: string) => string {
  const given = new Set<string>();
  const times = new Map<string, number>();
  return (id, called) => {
    let name = id === undefined || given.has(id) ? called : id;
    // Any number of them may stand on one line.
    for (; given.has(name); name = `${called} (${times.get(called)})`) times.set(called, (times.get(called) ?? 1) + 1);
    given.add(name);
    return name;
  };
}

function withoutText({ text = [] }: RecordFields): string {
  const fields = text.length > 0 ? text : ['text'];
  return `it has no ${fields.map(field => `"${field}"`).join(' or ')}; put what the record says into ${fields.length > 1 ? 'one of them' : `"${fields[0]}"`}.`;
}

function readerOf(file: string): RecordReader {
  const kind = recordKindOf(file);
  if (!kind) throw new KindredError('badInput', `${file} is no file of records. Name one that ends with ${RECORD_FILES}.`);
  return RECORD_READERS[kind];
}
