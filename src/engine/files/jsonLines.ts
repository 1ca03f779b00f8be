import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decode, type Decoded } from '../../core/documents/decode';
import { utf16Order } from '../../core/documents/utf16';
import { KindredError } from '../../core/errors';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import { plainReason } from './readable';

const NEW_LINE = 10;

/**
 * Hands the value of each line of a plain or gzipped file over, with the line's number from 1; undefined for a line that is
 * no JSON, and why one cannot be read. Empty lines are passed over. Encodings are those of documents. `report` hears the
 * number of lines read; fails with `badInput` if the file cannot be read.
 */
export async function eachJsonLine(file: string, use: (value: unknown, line: number, unread?: string) => void, work: Work = {}): Promise<void> {
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
        if ('reason' in decoded) use(undefined, line, decoded.reason);
        else if (decoded.text.trim() !== '') use(valueOf(decoded.text), line);
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
  const text = bytes.toString().replace(/^\ufeff/, '');
  return text.includes('\ufffd') ? decode(bytes) : { text };
}

/** The lines of a file without their ends, those of a piece together. */
async function* linesOf(file: string): AsyncGenerator<readonly Buffer[]> {
  let begun: Buffer[] = [];
  for await (const piece of narrow(piecesOf(file))) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let end = piece.indexOf(NEW_LINE); end >= 0; end = piece.indexOf(NEW_LINE, from)) {
      lines.push(Buffer.concat([...begun, piece.subarray(from, end)]));
      begun = [];
      from = end + 1;
    }
    begun.push(piece.subarray(from));
    yield lines;
  }
  yield [Buffer.concat(begun)];
}

/** UTF-16 as UTF-8; any other encoding as it is. */
async function* narrow(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let wide: TextDecoder | undefined;
  let begins = true;
  for await (const piece of pieces) {
    const order = begins && utf16Order(piece);
    if (order) wide = new TextDecoder(order);
    begins = false;
    yield wide ? Buffer.from(wide.decode(piece, { stream: true })) : piece;
  }
}

async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file);
  try {
    // Whoever takes the pieces hears what fails.
    yield* file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  } finally {
    bytes.destroy();
  }
}
