import { decodeIn, encodingOfCodePage } from './codePages';

const [CODE_PAGE, TEXT, WIDE_TEXT] = [1, 0x1e, 0x1f];
const MOST_PROPERTIES = 1_000;
const MOST_BYTES = 1 << 16;

/** The texts in a set of properties ([MS-OLEPS]) by their numbers, as far as they can be read. */
export function textsInSet(set: Buffer | undefined): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (!set || set.length < 48) return found;
  const section = set.subarray(set.readUInt32LE(44));
  if (section.length < 8) return found;
  const properties = Array.from({ length: Math.min(MOST_PROPERTIES, section.readUInt32LE(4), Math.floor((section.length - 8) / 8)) }, (_, at) => ({
    number: section.readUInt32LE(8 + 8 * at),
    value: section.subarray(section.readUInt32LE(12 + 8 * at)),
  })).filter(({ value }) => value.length >= 8);
  const encoding = encodingOfCodePage(properties.find(({ number }) => number === CODE_PAGE)?.value.readUInt16LE(4) ?? 0);
  for (const { number, value } of properties) {
    const [type, length] = [value.readUInt16LE(0), value.readUInt32LE(4)];
    if (type === TEXT) found.set(number, trimmed(decodeIn(encoding, value.subarray(8, 8 + Math.min(length, MOST_BYTES)), true)));
    else if (type === WIDE_TEXT) found.set(number, trimmed(value.toString('utf16le', 8, 8 + Math.min(2 * length, MOST_BYTES))));
  }
  return found;
}

/** Texts end with a zero, and with several to fill their place up. */
function trimmed(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
