import { open, readFile, stat } from 'node:fs/promises';
import { readNpy, type UnusableArray } from '../../core/algebra/npy';
import { zeros } from '../../core/algebra/shapes';
import { decode } from '../../core/documents/decode';
import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import type { GivenVectors } from '../../core/representation/givenVectors';
import { idsOfRows, tableBeside } from '../../core/representation/vectorIds';
import type { Matrix } from '../../core/types';
import { throwIfCancelled, type Work } from '../../core/work';
import { eachJsonLine } from '../files/jsonLines';
import { plainReason } from '../files/readable';

/** Where vectors that were made elsewhere stand. */
export interface GivenFile {
  readonly file: string;
  /** File of the ids of its rows; empty = the .csv beside it where there is one. */
  readonly ids: string;
  /** Field of records that has a vector. */
  readonly field: string;
}

/** Changes when the vectors or their ids do. Rejects with a `KindredError` when there is no such file. */
export async function givenIdentity({ file, ids, field }: GivenFile): Promise<string> {
  const own = await stat(file).catch(error => {
    throw unreadable(file, reasonOf(error), error);
  });
  const beside = await stat(ids || tableBeside(file)).catch(() => undefined);
  const marks = [own, ...(isRecords(file) ? [] : [beside])].map(found => (found ? `${found.size} bytes of ${Math.round(found.mtimeMs)}` : 'no ids'));
  return `vectors of ${file}, ${isRecords(file) ? `${field}, ` : ''}${marks.join(', ')}`;
}

/** The vectors of a file with the ids of its rows. Rejects with a `KindredError` that says what is wrong and what to do. */
export async function readGivenVectors({ file, ids, field }: GivenFile, work: Work): Promise<GivenVectors> {
  if (isRecords(file)) return recordVectors(file, field, work);
  const read = await arrayIn(file, work);
  if ('reason' in read) throw unreadable(file, read.reason);
  const list = ids || ((await isThere(tableBeside(file))) ? tableBeside(file) : undefined);
  return { vectors: read, ...(list !== undefined && { ids: await idsIn(list) }) };
}

async function arrayIn(file: string, work: Work): Promise<Matrix | UnusableArray> {
  try {
    const opened = await open(file);
    try {
      const bytesAt = async (from: number, count: number) => {
        const { buffer, bytesRead } = await opened.read(new Uint8Array(count), 0, count, from);
        return buffer.subarray(0, bytesRead);
      };
      return await readNpy(bytesAt, (await opened.stat()).size, work);
    } finally {
      await opened.close();
    }
  } catch (error) {
    throwIfCancelled(work.signal);
    throw unreadable(file, reasonOf(error), error);
  }
}

function isRecords(file: string): boolean {
  return /\.jsonl(\.gz)?$/i.test(file);
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(found => found.isFile(), () => false);
}

async function idsIn(file: string): Promise<string[]> {
  const bytes = await readFile(file).catch(error => {
    throw unreadable(file, reasonOf(error), error, 'ids');
  });
  const decoded = decode(bytes);
  if ('reason' in decoded) throw unreadable(file, decoded.reason, undefined, 'ids');
  try {
    return idsOfRows(decoded.text, file);
  } catch (error) {
    throw unreadable(file, `It is not JSON (${errorReason(error)}).`, error, 'ids');
  }
}

/** Records without the field have no row, as new ones; it is another field that is meant where none has it. */
async function recordVectors(file: string, field: string, work: Work): Promise<GivenVectors> {
  const ids: string[] = [];
  const rows: Float32Array[] = [];
  let wrong: string | undefined;
  let without: string | undefined;
  const use = (value: unknown, line: number) => {
    const record = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
    const id = record.id ?? record.path;
    const numbers = record[field];
    if (typeof id !== 'string' && typeof id !== 'number') wrong ??= `Line ${line} is no JSON object with an "id".`;
    else if (!isVector(numbers)) {
      const told = `Line ${line} has no list of numbers in "${field}"; its fields are ${Object.keys(record).join(', ')}.`;
      if (numbers === undefined || numbers === null) without ??= told;
      else wrong ??= told;
    }
    else if (rows.length > 0 && rows[0].length !== numbers.length) wrong ??= `Line ${line} has ${numbers.length} numbers, the lines before it ${rows[0].length}.`;
    else if (wrong === undefined) {
      ids.push(String(id));
      rows.push(Float32Array.from(numbers));
    }
  };
  await eachJsonLine(file, use, work);
  if (wrong !== undefined || rows.length === 0) throw unreadable(file, wrong ?? without ?? 'It has no lines.');
  return { vectors: stacked(rows), ids };
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(each => typeof each === 'number');
}

function stacked(rows: readonly Float32Array[]): Matrix {
  const matrix = zeros(rows.length, rows[0].length);
  rows.forEach((row, at) => matrix.data.set(row, at * matrix.columns));
  return matrix;
}

/** Of a file that was named, what is not there was never there. */
function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'There is no such file.' : plainReason(error);
}

type What = 'vectors' | 'ids';

function unreadable(file: string, reason: string, cause?: unknown, what: What = 'vectors'): KindredError {
  return new KindredError('badInput', `The ${what} in ${file} cannot be read. ${reason}`, { cause });
}
