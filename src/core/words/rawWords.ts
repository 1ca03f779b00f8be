/**
 * Hears each word as it is written. `apart`: punctuation or a gap stands between it and the word before, so that no
 * phrase goes across. `starts`: it begins a sentence, where a capital says nothing.
 */
export type WordVisitor = (word: string, apart: boolean, starts: boolean) => void;

const LINKS = /(?:\b[a-z]+:\/\/|www\.)\S+/giu;
const MAIL_ADDRESSES = /[^\s@]+@\S+/gu;
const CHARACTER_REFERENCES = /&#?\w+;/gu;
const WORDS = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_]|['’](?=\p{L})|-(?=[\p{L}\p{N}])|\.(?=(?:js|net)\b))*(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SENTENCE_END = /[.!?。！？]["')\]]?\s|\n\s*\n/u;
const SAME_PHRASE = /^[ \t]*\n?[ \t]*$/u;
// eslint-disable-next-line no-control-regex -- the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Cuts a text into words; scripts written without spaces are cut by the dictionary of `Intl.Segmenter`. */
export function visitWords(text: string, visit: WordVisitor): void {
  const clean = withoutAddresses(text);
  const ascii = ASCII.test(clean);
  WORDS.lastIndex = 0;
  let end = -1;
  for (let match = WORDS.exec(clean); match !== null; match = WORDS.exec(clean)) {
    const word = match[0];
    const plain = end >= 0 && match.index === end + 1 && clean.charCodeAt(end) === 32;
    const gap = plain ? ' ' : clean.slice(Math.max(0, end), match.index);
    const starts = end < 0 || (!plain && SENTENCE_END.test(gap));
    const apart = starts || (!plain && !SAME_PHRASE.test(gap));
    if (!ascii && UNSPACED.test(word)) visitUnspaced(word, apart, visit);
    else visit(word, apart, starts);
    end = match.index + word.length;
  }
}

function withoutAddresses(text: string): string {
  let clean = text;
  if (clean.includes('://') || clean.includes('www.')) clean = clean.replace(LINKS, ' . ');
  if (clean.includes('@')) clean = clean.replace(MAIL_ADDRESSES, ' . ');
  if (clean.includes('&')) clean = clean.replace(CHARACTER_REFERENCES, ' . ');
  return clean;
}

function visitUnspaced(run: string, apart: boolean, visit: WordVisitor): void {
  let first = true;
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    if (!isWordLike) continue;
    visit(segment, first && apart, false);
    first = false;
  }
}
