import type { Entry } from '../../core/documents/bibtex';
import { decode } from '../../core/documents/decode';
import type { OpenRecords } from '../../core/documents/foundRecord';
import { withDate } from '../../core/documents/entryDate';
import { errorReason, tooLarge } from '../../core/documents/reasons';
import { tableReader } from '../../core/documents/tableReader';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { takeRows } from '../formats/takenTexts';
import { readBytes, sizeOf } from './nodeTree';

/** Bytes of a file that is read as a whole. */
const MOST_BYTES = 128 << 20;

/**
 * The rows of the first sheet of an Excel workbook, to be handed over as records; their line is their number in the sheet. `asked` are names
 * that columns are known to have. Fails with `badInput` if the file cannot be read, or is no table of texts.
 */
export async function openSheet(file: string, asked: readonly string[], { signal }: Work): Promise<OpenRecords> {
  const rows = await madeOf(file, signal, bytes => takeRows(bytes, signal));
  return {
    async each(use, work) {
      const table = tableReader(file, ' ', asked, use);
      const pace = new Pace(work.signal);
      for (const { number, cells } of rows) {
        await pace.breathe();
        work.report?.(number, 0);
        if (table.take({ cells, line: number, row: number }) === 'enough') return;
      }
      table.end();
    },
  };
}

/** The entries of a bibliography, as `entriesOf` finds them in its text, to be handed over as records. Fails with `badInput` if the file cannot be read. */
export async function openEntries(file: string, entriesOf: (text: string) => Iterable<Entry>, { signal }: Work): Promise<OpenRecords> {
  const decoded = await madeOf(file, signal, decode);
  if ('reason' in decoded) throw new KindredError('badInput', `Cannot read ${file}: ${decoded.reason}`);
  return {
    async each(use, work) {
      const pace = new Pace(work.signal);
      for (const { line, fields: own } of entriesOf(decoded.text)) {
        await pace.breathe();
        work.report?.(line + 1, 0);
        const fields = withDate(own);
        if (use({ line: line + 1, called: `line ${line + 1}`, fields: { get: name => fields.get(name), entries: () => fields } }) === 'enough') return;
      }
    },
  };
}

/** What is made of the bytes of a file; rejects with a `badInput` error that names it. */
async function madeOf<T>(file: string, signal: AbortSignal | undefined, make: (bytes: Uint8Array) => T | Promise<T>): Promise<T> {
  try {
    const size = await sizeOf(file);
    if (size > MOST_BYTES) throw new Error(tooLarge(size, MOST_BYTES));
    return await make(await readBytes(file));
  } catch (error) {
    throwIfCancelled(signal);
    throw new KindredError('badInput', `Cannot read ${file}: ${errorReason(error)}`, { cause: error });
  }
}
