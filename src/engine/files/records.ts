import path from 'node:path';
import { factsOf, guessFields } from '../../core/documents/guessFields';
import { checkFields, partsOf, type RawRecord, type RecordFields, type RecordParts } from '../../core/documents/recordFields';
import { KindredError } from '../../core/errors';
import type { Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import type { FieldsFound } from '../../protocol/engineSides';
import { eachJsonLine, type Wanted } from './jsonLines';
import { jsonRecord } from './jsonRecord';
import { eachMail, isMailbox } from './mailbox';

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

/** By as many records it is told what their fields are. */
const SAMPLE = 500;

/**
 * Reads the records of a plain or gzipped file one after the other, with their dates: objects of JSON, one a line, or the mails of
 * a mailbox (.mbox). Each is called by its own id, or else, where it has none or another has the same, by its line. What cannot be
 * used is skipped with the number of its line and the reason; fails with `badInput` if the file cannot be read, has not the fields that
 * are asked for, or nothing in it is good. `report` hears the number of lines read.
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
  if (isMailbox(file)) throw new KindredError('badInput', `No mails in ${file}. ${skipped[0]?.reason ?? 'Above each mail there must be a line such as "From ann@example.org Mon Mar  3 10:00:00 2025".'}`);
  const first = skipped[0]?.reason ?? 'It has no lines.';
  throw new KindredError('badInput', `No records in ${file}. ${first} Each line must be a JSON object such as {"id": "a", "text": "…"}.`);
}

/** The same, handed over one by one, each with the number of its line, from 1, until whoever gets them has enough. */
export async function eachRecord(file: string, asked: RecordFields, use: (record: FileRecord | { readonly reason: string }, line: number) => Wanted, work: Work = {}): Promise<void> {
  const nameOf = namesOf();
  if (isMailbox(file)) {
    checkFields(asked, [], file);
    return eachMail(file, (mail, line) => use('reason' in mail ? mail : { ...mail, id: nameOf(mail.id, line), line: line - 1 }, line), work);
  }
  const { guessed } = await fieldsOf(file, asked, work);
  await eachJsonLine(file, (value, line, unread) => {
    const record = unread === undefined ? jsonRecord(value) : { reason: unread };
    if ('reason' in record) return use(record, line);
    const parts = partsOf(record, guessed);
    return use(parts ? { ...parts, id: nameOf(parts.id, line), line: line - 1 } : { reason: withoutText(guessed) }, line);
  }, work);
}

/** The fields of a file of records and which of them are what, by its first records. Fails with `badInput` for a file that cannot be read, or has not the fields that are asked for. */
export async function fieldsOf(file: string, asked: RecordFields = {}, work: Work = {}): Promise<FieldsFound> {
  if (isMailbox(file)) return { fields: [], guessed: {} };
  const sample: RawRecord[] = [];
  await eachJsonLine(file, (value, _, unread) => {
    const record = unread === undefined ? jsonRecord(value) : { reason: unread };
    if (!('reason' in record)) sample.push(record);
    return sample.length >= SAMPLE ? 'enough' : undefined;
  }, { signal: work.signal });
  const fields = factsOf(sample);
  if (sample.length > 0) checkFields(asked, fields.map(({ name }) => name), file);
  return { fields, guessed: guessFields(sample, asked) };
}

/** Calls records by their ids; by their lines where they have none, or one that was given before. */
function namesOf(): (id: string | undefined, line: number) => string {
  const given = new Set<string>();
  return (id, line) => {
    let name = id === undefined || given.has(id) ? `line ${line}` : id;
    for (let more = 2; given.has(name); more++) name = `line ${line} (${more})`;
    given.add(name);
    return name;
  };
}

function withoutText({ text = [] }: RecordFields): string {
  const fields = text.length > 0 ? text : ['text'];
  return `it has no ${fields.map(field => `"${field}"`).join(' or ')}; put what the record says into ${fields.length > 1 ? 'one of them' : `"${fields[0]}"`}.`;
}

/** Whether a file is one of records, by its name. */
export function isRecordsFile(file: string): boolean {
  return isMailbox(file) || /\.jsonl(\.gz)?$/i.test(file);
}
