import JSZip from 'jszip';
import { Parser } from 'htmlparser2';
import type { Pace } from '../../core/work';

/** A document that is an archive of parts. */
export interface Archive {
  has(name: string): boolean;
  /** The text of a part; undefined where there is none of that name. Rejects with a `TooMuch` where it is too long to be read. */
  read(name: string): Promise<string | undefined>;
}

/** Bytes of all parts that are read of an archive: many times a long book. */
const MOST_BYTES = 48 << 20;
/** A small archive can hold any number of bytes: no more are read than so many times its own, or this. Documents hold up to a hundred times. */
const MOST_TIMES = 200;
const ANY_HOLDS = 1 << 20;

/** Told where the parts of an archive hold more than is read. */
export class TooMuch extends Error {}

/** Rejects where the bytes are no archive. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const archive = await JSZip.loadAsync(bytes);
  let room = Math.min(MOST_BYTES, Math.max(ANY_HOLDS, MOST_TIMES * bytes.length));
  return {
    has: name => archive.file(name) !== null,
    async read(name) {
      const part = archive.file(name);
      if (!part) return undefined;
      const bytes = await bytesOf(part, room);
      room -= bytes.length;
      return bytes.toString('utf8').replace(/^\ufeff/, '');
    },
  };
}

/** The bytes of a part, if they are no more than there is room for: what an archive says of its size may be wrong. */
function bytesOf(part: JSZip.JSZipObject, room: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let left = room;
    const stream = part.nodeStream();
    stream.on('data', (piece: Buffer) => {
      left -= piece.length;
      if (left >= 0) return void pieces.push(piece);
      stream.pause();
      reject(new TooMuch());
    });
    stream.on('end', () => resolve(Buffer.concat(pieces)));
    stream.on('error', reject);
  });
}

/** An element of XML with its attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What is heard of XML, in its order. */
export interface XmlListener {
  opened?(element: XmlElement): void;
  closed?(name: string): void;
  text?(text: string): void;
}

export function readXml(xml: string, listener: XmlListener): void {
  parserFor(listener).end(xml);
}

/** Signs of XML that take no more than some hundredths of a second. */
const PIECE = 1 << 18;

/** The same for what is long: others get their turn in between. */
export async function readLongXml(xml: string, listener: XmlListener, pace: Pace): Promise<void> {
  const parser = parserFor(listener);
  for (let from = 0; from < xml.length; from += PIECE) {
    await pace.breathe();
    parser.write(xml.slice(from, from + PIECE));
  }
  parser.end();
}

function parserFor(listener: XmlListener): Parser {
  return new Parser(
    {
      onopentag: (name, attributes) => listener.opened?.({ name, attributes }),
      onclosetag: name => listener.closed?.(name),
      ontext: text => listener.text?.(text),
    },
    { xmlMode: true },
  );
}

/** All elements of a name, whatever prefix it has. */
export function elementsOf(xml: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  readXml(xml, { opened: element => void (isNamed(element.name, name) && found.push(element)) });
  return found;
}

/** The texts of all elements of a name, whatever prefix it has. */
export function textsOf(xml: string, name: string): string[] {
  const found: string[] = [];
  let inside = false;
  readXml(xml, {
    opened: element => {
      if (!isNamed(element.name, name)) return;
      inside = true;
      found.push('');
    },
    closed: closed => void (inside &&= !isNamed(closed, name)),
    text: text => void (inside && (found[found.length - 1] += text)),
  });
  return found.map(text => text.trim()).filter(text => text !== '');
}

function isNamed(name: string, wanted: string): boolean {
  return withoutPrefix(name) === wanted;
}

/** The name of an element whatever stands for its namespace: some programs write that before each, others nowhere. */
export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
