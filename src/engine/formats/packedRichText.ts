import { TooMuch } from './archive';

/** What RTF often has, which stands before what is packed. */
const KNOWN = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier' +
    '{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
);
const [PACKED, PLAIN] = ['LZFu', 'MELA'];
const HEADER_BYTES = 16;
/** Parts are taken from so many bytes before. */
const WINDOW = 4_096;
/** Bytes of RTF that is read: many times a long letter. */
const MOST_BYTES = 16 << 20;

/** RTF as Outlook packs it ([MS-OXRTFCP]), as far as it can be unpacked. Fails with a `TooMuch` where it is too long. */
export function packedRichText(bytes: Buffer): Buffer {
  const kind = bytes.toString('latin1', 8, 12);
  if (kind === PLAIN) return bytes.subarray(HEADER_BYTES);
  if (kind !== PACKED) return Buffer.alloc(0);
  const window = Buffer.alloc(WINDOW);
  KNOWN.copy(window);
  let end = KNOWN.length;
  let found = Buffer.alloc(Math.min(4 * bytes.length, MOST_BYTES));
  let length = 0;
  const put = (byte: number) => {
    if (length === found.length) found = Buffer.concat([found, Buffer.alloc(found.length)]);
    found[length++] = byte;
    window[end] = byte;
    end = (end + 1) % WINDOW;
    if (length > MOST_BYTES) throw new TooMuch();
  };
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const packed = bytes[at++];
    for (let part = 0; part < 8 && at < bytes.length; part++) {
      if ((packed >> part) % 2 === 0) {
        put(bytes[at++]);
        continue;
      }
      const from = (bytes[at] << 4) | ((bytes[at + 1] ?? 0) >> 4);
      const many = ((bytes[at + 1] ?? 0) & 0xf) + 2;
      at += 2;
      // What begins where it ends is the end.
      if (from === end) return found.subarray(0, length);
      for (let step = 0; step < many; step++) put(window[(from + step) % WINDOW]);
    }
  }
  return found.subarray(0, length);
}
