import { dateOf } from '../../core/documents/dates';
import { decode } from '../../core/documents/decode';
import { decodeIn, encodingOfCodePage } from './codePages';
import type { Compound } from './compound';
import { packedRichText } from './packedRichText';
import { textOfRichText } from './richText';

/** What a mail of Outlook holds. */
export interface OutlookMail {
  readonly subject: string;
  readonly text: string;
  /** Empty where there is no page. */
  readonly html: string;
  /** As documents' own dates are told. */
  readonly dated?: number;
  /** Whether it may lie in an attachment that is signed or encrypted. */
  readonly isSealed: boolean;
}

/** Properties by their numbers in [MS-OXPROPS]. */
const [CLASS, SUBJECT, HEADERS, TEXT, PAGE, RICH_TEXT] = [0x001a, 0x0037, 0x007d, 0x1000, 0x1013, 0x1009];
const [SENT, RECEIVED, PAGE_CODES, CODES] = [0x0039, 0x0e06, 0x3fde, 0x3ffd];
const [BYTES, WIDE, NARROW] = ['0102', '001F', '001E'];
/** Properties of one size stand behind so many bytes, each in so many: its type, its number, whether it may be written, and its value. */
const [FIXED_AT, FIXED_BYTES] = [32, 16];
const [NUMBER, TIME] = [0x0003, 0x0040];
/** Times count tenths of a thousandth of a millisecond from 1601 on. */
const [TICKS, FROM_1601] = [10_000, 11_644_473_600_000];
const SEALED = /^IPM\.Note\.(?:SMIME|Secure)$/i;

/** Reads a mail of Outlook ([MS-OXMSG]); undefined where the file holds none. Its text as RTF counts where it has no other. */
export async function outlookMail(file: Compound): Promise<OutlookMail | undefined> {
  const properties = file.stream('__properties_version1.0');
  if (!properties) return undefined;
  const fixed = fixedIn(properties);
  const codes = encodingOfCodePage(fixed.get(CODES) ?? fixed.get(PAGE_CODES) ?? 0);
  const stream = (property: number, type: string) => file.stream(`__substg1.0_${property.toString(16).toUpperCase().padStart(4, '0')}${type}`);
  const string = (property: number) => stream(property, WIDE)?.toString('utf16le') ?? decodeIn(codes, stream(property, NARROW) ?? Buffer.alloc(0), true);
  const [text, page, packed] = [string(TEXT), stream(PAGE, BYTES), stream(RICH_TEXT, BYTES)];
  const html = page ? pageIn(page, encodingOfCodePage(fixed.get(PAGE_CODES) ?? 0)) : string(PAGE);
  const rich = text.trim() === '' && html.trim() === '' && packed ? await textOfRichText(packedRichText(packed)) : undefined;
  const sent = /^date:(.*(?:\n[ \t].*)*)/im.exec(string(HEADERS).slice(0, 1 << 16).replace(/\r/g, ''))?.[1];
  return {
    subject: string(SUBJECT),
    text,
    html: rich?.replace(/^<head>.*?<\/head>|\n/gs, '') ?? html,
    // As it was where the mail was written; of the others nobody knows the clock.
    dated: dateOf(sent?.replace(/\s+/g, ' ')) ?? dateOf(fixed.get(SENT)) ?? dateOf(fixed.get(RECEIVED)),
    isSealed: SEALED.test(string(CLASS)),
  };
}

/** Numbers, and times in milliseconds since 1970, by their properties. */
function fixedIn(properties: Buffer): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let at = FIXED_AT; at + FIXED_BYTES <= properties.length; at += FIXED_BYTES) {
    const [type, property, low, high] = [properties.readUInt16LE(at), properties.readUInt16LE(at + 2), properties.readUInt32LE(at + 8), properties.readUInt32LE(at + 12)];
    if (type === NUMBER) found.set(property, low);
    else if (type === TIME) found.set(property, Math.round((high * 2 ** 32 + low) / TICKS) - FROM_1601);
  }
  return found;
}

function pageIn(bytes: Buffer, codes: string): string {
  const decoded = decode(bytes);
  return 'text' in decoded ? decoded.text : decodeIn(codes, bytes, true);
}
