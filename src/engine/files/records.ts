import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import path from 'node:path';
import { KindredError } from '../../core/errors';
import { errorReason } from '../../core/documents/reasons';
import type { Skipped } from '../../core/types';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { inPlainWords } from './readable';

/** One record of a file of records. */
export interface FileRecord {
  readonly id: string;
  readonly text: string;
}

/** The records of a file, and the lines left out (as `name:line`) with the reason. */
export interface Records {
  readonly records: readonly FileRecord[];
  readonly skipped: readonly Skipped[];
}

/**
 * Reads `{id, text}` objects, one a line, from a plain or gzipped file, line by line; other fields are ignored. A line
 * that cannot be used is skipped with its number and reason; fails with `badInput` if the file cannot be read or no
 * line is good. `report` hears the number of records read.
 */
export async function readRecords(file: string, work: Work = {}): Promise<Records> {
  const name = path.basename(file);
  const records: FileRecord[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  const pace = new Pace(work.signal);
  const skip = (line: number, reason: string) => skipped.push({ path: `${name}:${line}`, reason: `Line ${line}: ${reason}` });
  let line = 0;
  try {
    for await (const raw of linesOfFile(file)) {
      line++;
      if (pace.due) {
        await pace.breathe();
        work.report?.(records.length, 0);
      }
      const text = line === 1 ? raw.replace(/^\ufeff/, '') : raw;
      if (text.trim() === '') continue;
      const record = recordOf(text);
      if ('reason' in record) skip(line, record.reason);
      else if (seen.has(record.id)) skip(line, `the id "${record.id}" was used before; give each record its own.`);
      else {
        seen.add(record.id);
        records.push(record);
      }
    }
  } catch (error) {
    throwIfCancelled(work.signal);
    throw new KindredError('badInput', `Cannot read ${file}${line > 0 ? ` after line ${line}` : ''}: ${errorReason(error)}`, { cause: error });
  }
  if (records.length === 0) {
    const first = skipped[0]?.reason ?? 'It has no lines.';
    throw new KindredError('badInput', `No records in ${file}. ${first} Each line must be a JSON object such as {"id": "a", "text": "…"}.`);
  }
  return { records, skipped };
}

async function* linesOfFile(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const ready = new Promise<void>((resolve, reject) => bytes.once('open', () => resolve()).once('error', reject));
  await inPlainWords(ready);
  const failure: { error?: Error } = {};
  const remember = (error: Error | null) => {
    if (error) failure.error = error;
  };
  // `pipeline` closes the file whether the reading ends, fails or is given up.
  const input = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), remember) : bytes;
  if (input === bytes) bytes.once('error', remember);
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    yield* lines;
  } finally {
    lines.close();
    bytes.destroy();
  }
  if (failure.error) throw failure.error;
}

function recordOf(line: string): FileRecord | { readonly reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: 'it is not a JSON object; write one {"id": …, "text": …} on each line.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'it is not a JSON object.' };
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') return { reason: 'it has no "id"; give each record a text or number as its id.' };
  if (typeof text !== 'string') return { reason: 'it has no "text"; put what the record says into "text".' };
  return { id: String(id), text };
}
