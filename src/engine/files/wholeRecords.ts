import type { Entries, Entry } from '../../core/documents/bibtex';
import { decode } from '../../core/documents/decode';
import type { OpenRecords } from '../../core/documents/foundRecord';
import { withDate } from '../../core/documents/entryDate';
import { errorReason, tooLarge } from '../../core/documents/reasons';
import type { RawRecord } from '../../core/documents/recordFields';
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
export async function openEntries(file: string, entriesOf: (text: string) => Entries, { signal }: Work): Promise<OpenRecords> {
  const decoded = await madeOf(file, signal, decode);
  if ('reason' in decoded) throw new KindredError('badInput', `Cannot read ${file}: ${decoded.reason}`);
  return {
    async each(use, work) {
      const pace = new Pace(work.signal);
      for (const entry of entriesOf(decoded.text)) {
        await pace.breathe();
        if (!entry) continue;
        const line = entry.line + 1;
        work.report?.(line, 0);
        if (use({ line, called: `line ${line}`, ...(entry.isLarge ? { reason: 'it is too long to be an entry; take it out, or close its values.' } : { fields: fieldsOf(entry) }) }) === 'enough') return;
      }
    },
  };
}

function fieldsOf(entry: Entry): RawRecord {
  const fields = withDate(entry.fields);
  return { get: name => fields.get(name), entries: () => fields };
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
