import { decode, type Decoded } from '../../core/documents/decode';
import type { Wanted } from '../../core/documents/foundRecord';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { linesOf, MOST_OF_LINE } from './lines';
import { plainReason } from './readable';

/**
 * Hands the value of each line of a plain or gzipped file over, with the line's number from 1; undefined for a line that is
 * no JSON, why one cannot be read, and its bytes, until it has `enough`. Empty lines are passed over. Encodings are those of documents. `report` hears the
 * number of lines read; fails with `badInput` if the file cannot be read.
 */
export async function eachJsonLine(file: string, use: (value: unknown, line: number, unread: string | undefined, length: number) => Wanted, work: Work = {}): Promise<void> {
  const pace = new Pace(work.signal);
  let line = 0;
  try {
    for await (const lines of linesOf(file)) {
      for (const bytes of lines) {
        line++;
        if (pace.due) {
          await pace.breathe();
          work.report?.(line, 0);
        }
        const decoded = textOf(bytes);
        const unread = 'reason' in decoded ? decoded.reason : undefined;
        const text = 'text' in decoded ? decoded.text : '';
        if ((unread !== undefined || text.trim() !== '') && use(valueOf(text), line, unread, bytes.length) === 'enough') return;
      }
    }
  } catch (error) {
    throwIfCancelled(work.signal);
    throw new KindredError('badInput', `Cannot read ${file}${line > 0 ? ` after line ${line}` : ''}: ${plainReason(error)}`, { cause: error });
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** UTF-8 is read at once; what it leaves open is decided line by line, as for a document. */
function textOf(bytes: Buffer): Decoded {
  if (bytes.length >= MOST_OF_LINE) return { reason: 'it is too long to be a record; take it out.' };
  const text = bytes.toString().replace(/^\ufeff/, '');
  return text.includes('\ufffd') ? decode(bytes) : { text };
}
