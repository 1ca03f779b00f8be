/**
 * Hears each word as it is written. `apart`: punctuation or a gap stands between it and the word before, so that no
 * phrase goes across. `starts`: it begins a sentence, where a capital says nothing.
 */
export type WordVisitor = (word: string, apart: boolean, starts: boolean) => void;

const LINKS = /(?:\b[a-z]+:\/\/|www\.)\S+/giu;
/** Looked for from the beginning of a run of characters only: of a long one without an address each place in it would be another beginning. */
const MAIL_ADDRESSES = /(?<![^\s@])[^\s@]+@\S+/gu;
const CHARACTER_REFERENCES = /&#?\w+;/gu;
const WORDS = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_]|['’](?=\p{L})|-(?=[\p{L}\p{N}])|\.(?=(?:js|net)\b))*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SENTENCE_END = /[.!?。！？]["')\]]?\s|\n\s*\n/u;
const SAME_PHRASE = /^[ \t]*\n?[ \t]*$/u;
// eslint-disable-next-line no-control-regex -- the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/u;

let segmenter: Intl.Segmenter | undefined;

/** Cuts a text into words; scripts written without spaces are cut by the dictionary of `Intl.Segmenter`. */
export function visitWords(text: string, visit: WordVisitor): void {
  const clean = withoutAddresses(text);
  const ascii = ASCII.test(clean);
  let last = -1;
  const hear = (start: number, end: number) => {
    const word = clean.slice(start, end);
    const plain = last >= 0 && start === last + 1 && clean.charCodeAt(last) === 32;
    const gap = plain ? ' ' : clean.slice(Math.max(0, last), start);
    const starts = last < 0 || (!plain && SENTENCE_END.test(gap));
    const apart = starts || (!plain && !SAME_PHRASE.test(gap));
    if (!ascii && UNSPACED.test(word)) visitUnspaced(word, apart, visit);
    else visit(word, apart, starts);
    last = end;
  };
  if (ascii) eachAsciiWord(clean, hear);
  else eachWord(clean, hear);
}

/** Hears where the words of `visitWords` stand: in a text that may be another one than the given, as addresses are left out there. */
export function visitWordPlaces(text: string, hear: (within: string, start: number, end: number) => void): void {
  const clean = withoutAddresses(text);
  if (ASCII.test(clean)) return eachAsciiWord(clean, (start, end) => hear(clean, start, end));
  eachWord(clean, (start, end) => {
    const word = clean.slice(start, end);
    if (UNSPACED.test(word)) visitUnspaced(word, true, part => hear(part, 0, part.length));
    else hear(clean, start, end);
  });
}

function eachWord(text: string, hear: (start: number, end: number) => void): void {
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(text); match !== null; match = WORDS.exec(text)) hear(match.index, WORDS.lastIndex);
}

/** What `WORDS` finds in a text of ASCII, in half the time. */
function eachAsciiWord(text: string, hear: (start: number, end: number) => void): void {
  const { length } = text;
  const kind = (at: number) => (at < length ? KINDS[text.charCodeAt(at)] : OTHER);
  for (let at = 0; at < length; at++) {
    if (KINDS[text.charCodeAt(at)] < DIGIT) continue;
    const start = at++;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (KINDS[code] >= UNDERSCORE) continue;
      if (code === 39 && kind(at + 1) === LETTER) continue;
      if (code === 45 && kind(at + 1) >= DIGIT) continue;
      if (code === 46 && ((text.startsWith('js', at + 1) && kind(at + 3) < UNDERSCORE) || (text.startsWith('net', at + 1) && kind(at + 4) < UNDERSCORE))) continue;
      break;
    }
    if (at < length) {
      if (text.charCodeAt(at) === 43 && text.charCodeAt(at + 1) === 43) at += 2;
      else if (text.charCodeAt(at) === 35 && kind(at + 1) < DIGIT) at++;
    }
    hear(start, at);
    at--;
  }
}

const [OTHER, UNDERSCORE, DIGIT, LETTER] = [0, 1, 2, 3];
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z]/i.test(character) ? LETTER : /[0-9]/.test(character) ? DIGIT : character === '_' ? UNDERSCORE : OTHER;
});

function withoutAddresses(text: string): string {
  let clean = text;
  if (clean.includes('://') || clean.includes('www.')) clean = clean.replace(LINKS, ' . ');
  if (clean.includes('@')) clean = clean.replace(MAIL_ADDRESSES, ' . ');
  if (clean.includes('&')) clean = clean.replace(CHARACTER_REFERENCES, ' . ');
  return clean;
}

/** Letters that the dictionary is asked for at once: its time grows with their square, and texts without a sign between them would take minutes. */
const LONGEST_RUN = 1_000;

function visitUnspaced(run: string, apart: boolean, visit: WordVisitor): void {
  // Made when first needed: that takes as long as hundreds of texts without.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let first = true;
  for (let start = 0, end: number; start < run.length; start = end) {
    end = start + LONGEST_RUN;
    if (/[\udc00-\udfff]/.test(run.charAt(end))) end--;
    for (const { segment, isWordLike } of segmenter.segment(run.slice(start, end))) {
      if (!isWordLike) continue;
      visit(segment, first && apart, false);
      first = false;
    }
  }
}
