import path from 'node:path';
import { dateAmong } from '../../core/documents/dates';
import { KindredError } from '../../core/errors';
import type { Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import { eachJsonLine } from './jsonLines';
import { eachMail, isMailbox } from './mailbox';

/** One record of a file of records. */
export interface FileRecord {
  readonly id: string;
  readonly text: string;
  /** As `dateOf` gives it, by a field that says when it was written. */
  readonly dated?: number;
}

/** The records of a file, and the lines left out (as `name:line`) with the reason. */
export interface Records {
  readonly records: readonly FileRecord[];
  readonly skipped: readonly Skipped[];
}

/**
 * Reads the records of a plain or gzipped file, line by line, with their dates: `{id, text}` objects, one a line, whose other fields are
 * ignored, or the mails of a mailbox (.mbox), each by its own id or else its line. What cannot be used is skipped with the number of
 * its line and the reason; fails with `badInput` if the file cannot be read or nothing in it is good. `report` hears the number of lines read.
 */
export async function readRecords(file: string, work: Work = {}): Promise<Records> {
  const name = path.basename(file);
  const records: FileRecord[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  const skip = (line: number, reason: string) => skipped.push({ path: `${name}:${line}`, reason: `Line ${line}: ${reason}` });
  const take = (record: FileRecord) => {
    seen.add(record.id);
    records.push(record);
  };
  if (isMailbox(file)) {
    await eachMail(file, (mail, line) => {
      if ('reason' in mail) return void skip(line, mail.reason);
      // Copies of a mail are mails too.
      take({ ...mail, id: mail.id === undefined || seen.has(mail.id) ? `line ${line}` : mail.id });
    }, work);
  } else {
    await eachJsonLine(file, (value, line, unread) => {
      const record = unread === undefined ? recordOf(value) : { reason: unread };
      if ('reason' in record) skip(line, record.reason);
      else if (seen.has(record.id)) skip(line, `the id "${record.id}" was used before; give each record its own.`);
      else take(record);
    }, work);
  }
  if (records.length > 0) return { records, skipped };
  if (isMailbox(file)) throw new KindredError('badInput', `No mails in ${file}. ${skipped[0]?.reason ?? 'Above each mail there must be a line such as "From ann@example.org Mon Mar  3 10:00:00 2025".'}`);
  const first = skipped[0]?.reason ?? 'It has no lines.';
  throw new KindredError('badInput', `No records in ${file}. ${first} Each line must be a JSON object such as {"id": "a", "text": "…"}.`);
}

function recordOf(value: unknown): FileRecord | { readonly reason: string } {
  if (value === undefined) return { reason: 'it is not a JSON object; write one {"id": …, "text": …} on each line.' };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'it is not a JSON object.' };
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') return { reason: 'it has no "id"; give each record a text or number as its id.' };
  if (typeof text !== 'string') return { reason: 'it has no "text"; put what the record says into "text".' };
  const dated = dateAmong(Object.entries(value));
  return { id: String(id), text, ...(dated !== undefined && { dated }) };
}

/** Whether a file is one of records, by its name. */
export function isRecordsFile(file: string): boolean {
  return isMailbox(file) || /\.jsonl(\.gz)?$/i.test(file);
}
