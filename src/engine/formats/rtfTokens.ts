/** What is heard of RTF, in its order. */
export interface RtfListener {
  opened(): void;
  closed(): void;
  /** A control word or symbol without its backslash, with the number behind it. */
  word(name: string, number: number | undefined): void;
  /** Text in the code page that holds there, from one place in the bytes to before another. */
  text(bytes: ArrayLike<number>, from: number, to: number): void;
}

const [OPEN, CLOSE, BACKSLASH, SPACE, MINUS, QUOTE] = Buffer.from("{}\\ -'");
/** Words and numbers are no longer. */
const LONGEST_WORD = 32;
const LONGEST_NUMBER = 10;

/** Reads RTF byte by byte, however damaged: each is looked at once. */
export function readRtf(bytes: Uint8Array, listener: RtfListener): void {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    const from = at++;
    if (byte === OPEN) listener.opened();
    else if (byte === CLOSE) listener.closed();
    else if (byte === BACKSLASH) at = readControl(bytes, at, listener);
    else if (!isLineEnd(byte)) {
      while (at < bytes.length && !isMark(bytes[at])) at++;
      listener.text(bytes, from, at);
    }
  }
}

/** Reads what begins behind a backslash; gives where it ends. */
function readControl(bytes: Uint8Array, from: number, listener: RtfListener): number {
  if (bytes[from] === QUOTE) {
    const code = Number.parseInt(String.fromCharCode(bytes[from + 1], bytes[from + 2]), 16);
    if (!Number.isNaN(code)) listener.text([code], 0, 1);
    return from + 3;
  }
  if (!isLetter(bytes[from])) {
    // A line end behind a backslash ends the paragraph.
    if (from < bytes.length) listener.word(isLineEnd(bytes[from]) ? 'par' : String.fromCharCode(bytes[from]), undefined);
    return from + 1;
  }
  let at = from;
  while (at < from + LONGEST_WORD && isLetter(bytes[at])) at++;
  const name = String.fromCharCode(...bytes.subarray(from, at));
  const begin = at;
  if (bytes[at] === MINUS) at++;
  const digits = at;
  while (at < digits + LONGEST_NUMBER && isDigit(bytes[at])) at++;
  const number = at > begin ? Number.parseInt(String.fromCharCode(...bytes.subarray(begin, at)), 10) : NaN;
  if (bytes[at] === SPACE) at++;
  if (name === 'bin') return at + Math.max(0, number || 0);
  listener.word(name, Number.isNaN(number) ? undefined : number);
  return at;
}

function isMark(byte: number): boolean {
  return byte === OPEN || byte === CLOSE || byte === BACKSLASH || isLineEnd(byte);
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
