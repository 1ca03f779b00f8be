import type { Document, Passage } from '../../core/types';

const CHUNK_BYTES = 8 << 20;
/** Characters that Latin-1 has no byte for. */
// eslint-disable-next-line no-control-regex -- the range is all of Latin-1
const WIDE = /[^\x00-\xff]/;

/**
 * Takes the texts of documents out of the heap that JavaScript keeps, which is limited whatever memory there is: a passage
 * then reads its text from bytes each time it is asked for. Their strings would also hold on to whole files they are cut from.
 */
export function textPacker(): (document: Document) => Document {
  let chunk = Buffer.alloc(0);
  let used = 0;

  function pack({ text, headings, line, endLine }: Passage): Passage {
    const wide = WIDE.test(text);
    const bytes = wide ? 2 * text.length : text.length;
    if (used + bytes > chunk.length) {
      chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes));
      used = 0;
    }
    const start = used;
    used += chunk.write(text, start, wide ? 'utf16le' : 'latin1');
    return new PackedPassage(chunk, start, wide ? -used : used, headings, line, endLine);
  }
  return document => ({ ...document, passages: document.passages.map(pack) });
}

/** A passage whose text is at `start` … `end` of a buffer, in UTF-16 where the end is negative, else in Latin-1: either keeps every code unit. */
class PackedPassage implements Passage {
  constructor(
    private readonly bytes: Buffer,
    private readonly start: number,
    private readonly end: number,
    readonly headings: readonly string[],
    readonly line: number,
    readonly endLine: number,
  ) {}

  get text(): string {
    return this.end < 0 ? this.bytes.toString('utf16le', this.start, -this.end) : this.bytes.toString('latin1', this.start, this.end);
  }
}
