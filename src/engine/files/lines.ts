import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { utf16Order } from '../../core/documents/utf16';

export const NEW_LINE = 10;

/** Bytes of a line that are kept: a small file that is packed can hold one without an end. */
export const MOST_OF_LINE = 64 << 20;

/** The lines of a plain or gzipped file without their ends, those of a piece together; of one with `MOST_OF_LINE` or more the beginning. */
export async function* linesOf(file: string): AsyncGenerator<readonly Buffer[]> {
  let begun: Buffer[] = [];
  let bytes = 0;
  for await (const piece of bytesOf(file)) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let end = piece.indexOf(NEW_LINE); end >= 0; end = piece.indexOf(NEW_LINE, from)) {
      const line = piece.subarray(from, end);
      lines.push(begun.length > 0 ? Buffer.concat([...begun, line]) : line);
      [begun, bytes] = [[], 0];
      from = end + 1;
    }
    if (bytes < MOST_OF_LINE) begun.push(piece.subarray(from));
    bytes += piece.length - from;
    yield lines;
  }
  yield [Buffer.concat(begun)];
}

/** The bytes of a plain or gzipped file, piece by piece: UTF-16 as UTF-8, any other encoding as it is. */
export function bytesOf(file: string): AsyncIterable<Buffer> {
  return narrow(piecesOf(file));
}

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
    yield* /\.gz$/i.test(file) ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  } finally {
    bytes.destroy();
  }
}
