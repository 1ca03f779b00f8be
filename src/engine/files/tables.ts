import { CellReader, isFilled, type CellRow } from '../../core/documents/cells';
import { decode } from '../../core/documents/decode';
import type { TakeRecord } from '../../core/documents/foundRecord';
import { binaryFile } from '../../core/documents/reasons';
import { SAMPLE, separatorOf, type Separated } from '../../core/documents/separators';
import { tableReader } from '../../core/documents/tableReader';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { plainReason } from './readable';
import { textsOf, type TextPiece } from './texts';

/**
 * Hands over the rows of a plain or gzipped file of cells as records; `asked` are names that columns are known to have. `report` hears the
 * number of rows read; fails with `badInput` if the file cannot be read, or is no table of texts.
 */
export async function eachTableRecord(file: string, asked: readonly string[], use: TakeRecord, work: Work = {}): Promise<void> {
  const pace = new Pace(work.signal);
  let line = 0;
  try {
    const { separator, rows } = await openTable(file);
    const table = tableReader(file, separator, asked, use);
    for await (const some of rows) {
      await pace.breathe();
      for (const row of some) {
        line = row.line;
        if (pace.due) {
          await pace.breathe();
          work.report?.(row.row, 0);
        }
        if (isFilled(row) && table.take(row) === 'enough') return;
      }
    }
    table.end();
  } catch (error) {
    throwIfCancelled(work.signal);
    if (error instanceof KindredError) throw error;
    throw new KindredError('badInput', `Cannot read ${file}${line > 0 ? ` after line ${line}` : ''}: ${plainReason(error)}`, { cause: error });
  }
}

interface OpenTable {
  readonly separator: string;
  /** Those of a piece of the file together. */
  readonly rows: AsyncIterable<readonly CellRow[]>;
}

/** The rows of a file, and what is between their cells. */
async function openTable(file: string): Promise<OpenTable> {
  const pieces = textsOf(file);
  const begin: TextPiece[] = [];
  for (let length = 0; length < SAMPLE; length += begin.at(-1)!.text.length) {
    const { value, done } = await pieces.next();
    if (done) break;
    begin.push(value);
  }
  const text = begin.map(piece => piece.text).join('').slice(0, SAMPLE);
  const decoded = decode(Buffer.from(text));
  if ('reason' in decoded && decoded.reason === binaryFile) {
    await pieces.return(undefined);
    throw new KindredError('badInput', `Cannot read ${file}: ${binaryFile}`);
  }
  const found = separatorOf(text, file);
  return { separator: found.separator, rows: rowsOf(begin, pieces, found) };
}

async function* rowsOf(begin: readonly TextPiece[], pieces: AsyncGenerator<TextPiece>, { separator, before, lines }: Separated): AsyncGenerator<readonly CellRow[]> {
  const reader = new CellReader(separator, 1 + lines);
  try {
    // What says how cells are separated is a line of the first piece.
    for (const [at, { text, unread }] of begin.entries()) yield reader.read(at === 0 ? text.slice(before) : text, unread);
    for await (const { text, unread } of pieces) yield reader.read(text, unread);
    yield reader.end();
  } finally {
    await pieces.return(undefined);
  }
}
