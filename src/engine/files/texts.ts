import { decode, decodeWindows } from '../../core/documents/decode';
import { bytesOf, NEW_LINE } from './lines';

/** A piece of a text; of a line in an encoding that is not known, why it cannot be read beside what can be made of it. */
export interface TextPiece {
  readonly text: string;
  readonly unread?: string;
}

/** Bytes without a line end that are taken for one piece of text. */
const LONGEST = 1 << 20;

/** The text of a plain or gzipped file, piece by piece, cut where lines end if they ever do. Encodings are those of documents; NULs are left out. */
export async function* textsOf(file: string): AsyncGenerator<TextPiece> {
  let begun: Buffer = Buffer.alloc(0);
  for await (const piece of bytesOf(file)) {
    const bytes = begun.length > 0 ? Buffer.concat([begun, piece]) : piece;
    const end = bytes.lastIndexOf(NEW_LINE) + 1 || (bytes.length < LONGEST ? 0 : endOfCharacters(bytes));
    begun = bytes.subarray(end);
    if (end > 0) yield* textIn(bytes.subarray(0, end));
  }
  yield* textIn(begun);
}

/** Where the last whole character of UTF-8 ends. */
function endOfCharacters(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && (bytes[at] & 0xc0) === 0x80) at--;
  return bytes[at] >= 0xc0 ? at : bytes.length;
}

function* textIn(bytes: Buffer): Generator<TextPiece> {
  const text = utf8(bytes);
  if (text !== undefined) return void (yield { text: withoutNul(text) });
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEW_LINE, from) + 1 || bytes.length;
    yield lineOf(bytes.subarray(from, end));
    from = end;
  }
}

function lineOf(bytes: Buffer): TextPiece {
  const text = utf8(bytes);
  if (text !== undefined) return { text: withoutNul(text) };
  const letters = bytes.filter(byte => byte !== 0);
  const decoded = decode(letters);
  return 'text' in decoded ? decoded : { text: decodeWindows(letters), unread: decoded.reason };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
