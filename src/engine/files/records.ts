import path from 'node:path';
import { dateAmong } from '../../core/documents/dates';
import { KindredError } from '../../core/errors';
import type { Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import { eachJsonLine } from './jsonLines';

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
 * Reads `{id, text}` objects, one a line, from a plain or gzipped file, line by line, with their dates; other fields are ignored. A line
 * that cannot be used is skipped with its number and reason; fails with `badInput` if the file cannot be read or no
 * line is good. `report` hears the number of lines read.
 */
export async function readRecords(file: string, work: Work = {}): Promise<Records> {
  const name = path.basename(file);
  const records: FileRecord[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  const skip = (line: number, reason: string) => skipped.push({ path: `${name}:${line}`, reason: `Line ${line}: ${reason}` });
  const use = (value: unknown, line: number, unread?: string) => {
    const record = unread === undefined ? recordOf(value) : { reason: unread };
    if ('reason' in record) skip(line, record.reason);
    else if (seen.has(record.id)) skip(line, `the id "${record.id}" was used before; give each record its own.`);
    else {
      seen.add(record.id);
      records.push(record);
    }
  };
  await eachJsonLine(file, use, work);
  if (records.length === 0) {
    const first = skipped[0]?.reason ?? 'It has no lines.';
    throw new KindredError('badInput', `No records in ${file}. ${first} Each line must be a JSON object such as {"id": "a", "text": "…"}.`);
  }
  return { records, skipped };
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
