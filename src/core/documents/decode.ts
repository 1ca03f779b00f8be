import { binaryFile, emptyFile, foreignEncoding } from './reasons';
import { utf16Order } from './utf16';

/** The text of a file, or why it has none. */
export type Decoded = { readonly text: string } | { readonly reason: string };

/** Enough of a file to judge its encoding by. */
const sampleBytes = 8192;
/** A text has hardly any control characters besides line ends and tabs. */
const mostControls = 0.02;
/** Western words have a letter beyond ASCII here and there; with more than this share of a text in runs of them, it is in another alphabet. */
const mostInRuns = 0.25;
/** What Windows-1252 has for the bytes 0x80 to 0x9f. Decoders of some versions of Node take them for control characters. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Where a page, a program, a LaTeX file or a mail says what encoding it is in; it does so at its beginning. */
const declaration = /(?:charset\s{0,9}=|encoding\s{0,9}=|coding[:=])\s{0,9}["']?([a-z][\w.:-]{1,30})|\\usepackage\[([a-z][\w-]{1,30})\]\{inputenc\}/gi;
const declarationBytes = 2048;
/** A mail may begin with a part in these and have others. */
const ofFirstPart = /^(?:us-ascii|utf-?8)$/i;
/* eslint-disable no-control-regex -- what terminals and printers do is told by them */
/** Japanese mail shifts between alphabets. */
const SHIFTS = /\u001b\$[@B]/;
/** Colours, links and sets of letters of terminals, and letters printed over one another (`N\bN`, `_\bN`) to be bold or underlined, as in manual pages. */
const TERMINAL = /\u001b\[[\d;?]{0,20}[a-zA-Z]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[()][A-Z0-9]|[^\n]\u0008/g;
/* eslint-enable no-control-regex */

/**
 * Bytes to text: UTF-8 or UTF-16 by byte-order mark, UTF-16 by its zero bytes, UTF-8, else the encoding that the
 * text says it is in, else Windows-1252 (a superset of Latin-1's printable characters) where that makes Western words. What
 * makes letters bold, coloured or links on a terminal is left out. `part` says that the bytes may end inside a
 * character.
 */
export function decode(bytes: Uint8Array, { part = false } = {}): Decoded {
  if (bytes.length === 0) return { reason: emptyFile };
  const utf16 = utf16Order(bytes);
  if (!utf16 && isBinary(bytes)) return { reason: binaryFile };
  const known = utf16 ? new TextDecoder(utf16).decode(bytes, { stream: part }) : decodeUtf8(bytes, part);
  const declared = known === undefined ? decodeDeclared(bytes, part) : isShifting(known) ? decodeAs('iso-2022-jp', bytes, part) : undefined;
  const text = withoutPrinting(declared ?? known ?? decodeWindows(bytes));
  if (controlShare(text) > mostControls) return { reason: binaryFile };
  if (known === undefined && declared === undefined && inRunsShare(text) > mostInRuns) return { reason: foreignEncoding };
  return text.trim() === '' ? { reason: emptyFile } : { text };
}

function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, sampleBytes);
  // A PDF begins with lines of text; its name is all that tells.
  return start.includes(0) || String.fromCharCode(...start.subarray(0, 5)) === '%PDF-';
}

/** The text of UTF-8, a few broken bytes in it at most; undefined for another encoding. */
export function decodeUtf8(bytes: Uint8Array, part = false): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: part });
  } catch {
    const damaged = new TextDecoder('utf-8').decode(bytes);
    // Read as Windows-1252 it would lose nothing else: a few broken bytes in a text that is otherwise UTF-8 leave more whole characters.
    return count(damaged, /[\u0080-\ufffc]/g) > count(damaged, /\ufffd/g) ? damaged : undefined;
  }
}

/** A text without what only a terminal shows; most have none, which is quickly told. */
function withoutPrinting(text: string): string {
  return text.includes('\u001b') || text.includes('\u0008') ? text.replace(TERMINAL, '') : text;
}

function isShifting(text: string): boolean {
  return text.includes('\u001b$') && SHIFTS.test(text);
}

/** The text by the first encoding that it names, where it is all in that; undefined for Western ones, whose bytes may be anything. */
function decodeDeclared(bytes: Uint8Array, part: boolean): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, declarationBytes));
  // Programs say `latin-1`, all others `latin1`.
  const labels = [...start.matchAll(declaration)].map(([, label, ofLatex]) => (label ?? ofLatex).replace(/^latin[-_]/i, 'latin'));
  // What is named further on may be that of another file.
  const first = labels.find(label => !ofFirstPart.test(label) && decoderFor(label));
  return first === undefined ? undefined : decodeAs(first, bytes, part);
}

/** Undefined for an encoding that nobody knows. */
function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function decodeAs(label: string, bytes: Uint8Array, part: boolean): string | undefined {
  const decoder = decoderFor(label);
  if (!decoder) return undefined;
  try {
    return /^(?:utf|windows-1252)/.test(decoder.encoding) ? undefined : decoder.decode(bytes, { stream: part });
  } catch {
    // The text is not in it.
    return undefined;
  }
}

/** Text in Windows-1252. */
export function decodeWindows(bytes: Uint8Array): string {
  return withWindowsSigns(new TextDecoder('windows-1252').decode(bytes));
}

/** A text with what Windows-1252 has in the places of control characters that no text has. */
export function withWindowsSigns(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, byte => windowsOnly[byte.charCodeAt(0) - 0x80]);
}

/** Share of the characters, blanks aside, that stand three or more together beyond ASCII. */
function inRunsShare(text: string): number {
  let inRuns = 0;
  for (const [run] of text.matchAll(/[^\s\p{ASCII}]{3,}/gu)) inRuns += run.length;
  return inRuns / count(text, /\S/g);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function controlShare(text: string): number {
  const start = text.slice(0, sampleBytes);
  // eslint-disable-next-line no-control-regex -- control characters are what is counted
  return count(start, /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g) / start.length;
}
