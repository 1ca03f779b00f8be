/** Enough of a file to judge its encoding by. */
const SAMPLE_BYTES = 8192;
/** Fewer characters may be letters of one script by chance. */
const FEWEST = 32;
/** Shares of the letters that are in one script, and of those that are in it or Western. */
const IN_SCRIPT = 0.5;
const IN_BOTH = 0.95;
/** Share of all characters but blanks that are letters. */
const LETTERS = 0.6;
/** Share of what stands between words and sentences: blanks in most scripts. */
const MARKS = 0.03;
/** What no text has: controls other than tabs and line ends, and what stands for no character. */
const NO_TEXT = /[^\P{C}\t\n\r\f\u200b-\u200f\ufeff]/u;
const SCRIPTS = ['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Thai', 'Georgian', 'Armenian', 'Hangul'].map(script => new RegExp(`\\p{Script=${script}}`, 'gu'));
/** Without blanks between their words, but with marks between sentences; numbers that come near to one another make letters too. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const OF_EAST_ASIAN = /[\p{Script=Hiragana}、。，]/gu;

type Order = 'utf-16le' | 'utf-16be';

/**
 * The order of bytes of UTF-16, by its mark, by the zero bytes of Western letters, or where those of blanks are there and the other
 * order makes no text, but this one makes letters of one script; undefined for another encoding.
 */
export function utf16Order(bytes: Uint8Array): Order | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 2);
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even++;
    if (bytes[2 * pair + 1] === 0) odd++;
  }
  if (odd > 0.3 * pairs && even < 0.02 * pairs) return 'utf-16le';
  if (even > 0.3 * pairs && odd < 0.02 * pairs) return 'utf-16be';
  // No text in another encoding has zero bytes.
  if (even + odd === 0 || (bytes.length % 2 === 1 && bytes.length < SAMPLE_BYTES)) return undefined;
  const orders = (['utf-16le', 'utf-16be'] as const).filter(order => isInOneScript(bytes.subarray(0, 2 * pairs), order));
  return orders.length === 1 ? orders[0] : undefined;
}

function isInOneScript(bytes: Uint8Array, order: Order): boolean {
  const text = new TextDecoder(order).decode(bytes, { stream: true });
  const blanks = count(text, /[ \n]/g);
  if (text.length < FEWEST || blanks === 0 || NO_TEXT.test(text)) return false;
  const letters = count(text, /[\p{L}\p{M}]/gu);
  if (letters < LETTERS * count(text, /\S/gu)) return false;
  const western = count(text, /[a-zA-Z]/g);
  const isMost = (inScript: number) => inScript > IN_SCRIPT * letters && inScript + western > IN_BOTH * letters;
  if (isMost(count(text, EAST_ASIAN))) return count(text, OF_EAST_ASIAN) > MARKS * text.length;
  return blanks > MARKS * text.length && SCRIPTS.some(script => isMost(count(text, script)));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
