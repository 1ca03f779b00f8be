import { decodeWindows } from '../../core/documents/decode';

const WESTERN = 'windows-1252';
/** The encodings of the sets of characters that fonts of RTF have, by their numbers; others are in the code page of the document. */
const OF_CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh', 128: 'shift_jis', 129: 'euc-kr', 134: 'gbk', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 163: 'windows-1258',
  177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250',
};
const OF_CODE_PAGES: Readonly<Record<number, string>> = {
  866: 'ibm866', 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 1250: 'windows-1250', 1251: 'windows-1251', 1253: 'windows-1253',
  1254: 'windows-1254', 1255: 'windows-1255', 1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258', 10000: 'macintosh', 10007: 'x-mac-cyrillic', 65001: 'utf-8',
};

/** The encoding of a font by the number of its set of characters; undefined where that is none of its own. */
export function encodingOfCharset(charset: number): string | undefined {
  return OF_CHARSETS[charset];
}

/** The encoding of a code page by its number; what nobody knows is Western. */
export function encodingOfCodePage(page: number): string {
  return OF_CODE_PAGES[page] ?? WESTERN;
}

const decoders = new Map<string, TextDecoder>();

/** Text in an encoding; where it is `doubtful` and not in that, in Western letters. */
export function decodeIn(encoding: string, bytes: Uint8Array, doubtful: boolean): string {
  if (encoding === WESTERN) return decodeWindows(bytes);
  const key = `${encoding} ${doubtful}`;
  const decoder = decoders.get(key) ?? new TextDecoder(encoding, { fatal: doubtful });
  decoders.set(key, decoder);
  try {
    return decoder.decode(bytes);
  } catch {
    return decodeWindows(bytes);
  }
}

/** Fonts that have pictures in the places of letters, and one with Greek letters. */
const OF_SYMBOLS = /^\s*(?:symbol|wingdings|webdings|zapf dingbats|marlett|mt extra)\b/i;
const GREEK_FONT = /^\s*symbol\b/i;
const [GREEK_FROM, GREEK] = [0x41, [...'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ']];
const OTHERS: Readonly<Record<number, string>> = { 0xa3: '≤', 0xa5: '∞', 0xae: '→', 0xb0: '°', 0xb1: '±', 0xb3: '≥', 0xb4: '×', 0xb9: '≠', 0xbb: '≈' };

/** Whether a font has signs in the places of letters. */
export function isOfSymbols(font: { readonly name: string } | undefined): boolean {
  return font !== undefined && OF_SYMBOLS.test(font.name);
}

/** What signs of such a font say: pictures nothing. */
export function symbols(codes: Iterable<number>, font: { readonly name: string } | undefined): string {
  const isGreek = font !== undefined && GREEK_FONT.test(font.name);
  return Array.from(codes, code => (isGreek ? (GREEK[code - GREEK_FROM] ?? OTHERS[code] ?? (code < 0x80 ? String.fromCharCode(code) : '')) : code === 0x20 ? ' ' : '')).join('');
}
