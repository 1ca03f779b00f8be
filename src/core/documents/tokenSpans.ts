import type { TokenCounter } from '../representation/embedder';

/** A stretch of a text with its number of tokens. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
}

/** A word that is longer, or has more tokens, is an address, an encoded file, a row of signs: it may be cut. */
const longWord = 100;
const mostTokens = 40;
/** Length of the pieces it is cut into; a character has at most one token. */
const pieceLength = 40;
/** A run without blanks is data from here on and is not read further. */
const longestRun = 600;
/** Sentences are looked for in stretches of this length, so that one endless line costs no more than many short ones. */
const stretch = 8192;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** White space beyond Latin-1. */
const BLANKS = new Set([0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);
const withoutBlanks = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

/** Number of tokens of a text, as the sum over its words; some number above `most` where there are more. */
export function countTokens(text: string, counter: TokenCounter, most = Infinity): number {
  const anyWithoutBlanks = withoutBlanks.test(text);
  let total = 0;
  for (let start = nextWord(text, 0); start < text.length && total <= most; ) {
    const end = endOfWord(text, start);
    const tokens = tokensOf(text, start, end, anyWithoutBlanks, counter);
    if (tokens <= mostTokens) total += tokens;
    else for (const piece of pieces(text.slice(start, end), 0, counter)) total += piece.tokens;
    start = nextWord(text, end);
  }
  return total;
}

/** Tokens of a word in one piece; more than there may be for one that has to be cut. */
function tokensOf(text: string, start: number, end: number, anyWithoutBlanks: boolean, counter: TokenCounter): number {
  return end - start <= longWord && !(anyWithoutBlanks && withoutBlanks.test(text.slice(start, end))) ? counter.count(text, start, end) : Infinity;
}

/** Where the next word begins, at or after a position; the text's end where there is none. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** What regular expressions take for white space. */
function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x1680 && BLANKS.has(code));
}

/** The sentences of a text, without the blanks around them. Line ends inside the text are blanks. */
export function* sentenceSpans(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let from = 0; from < text.length; ) {
    const to = stretchEnd(text, from);
    const part = text.slice(from, to).replace(/\s/g, ' ');
    for (const { index, segment } of sentences.segment(part)) {
      const start = from + index;
      if (segment.trim() !== '') yield { start, end: start + segment.trimEnd().length };
    }
    from = part.includes(' ') || withoutBlanks.test(part) ? to : runEnd(text, to);
  }
}

/** Where to stop looking for sentences: at a blank if there is one, never inside a character. */
function stretchEnd(text: string, from: number): number {
  const to = from + stretch;
  if (to >= text.length) return text.length;
  for (let at = to; at > from + stretch / 2; at--) if (/\s/.test(text[at])) return at;
  return graphemeStart(text, to);
}

function graphemeStart(text: string, position: number): number {
  const before = Math.max(0, position - 40);
  let last = before;
  for (const { index } of graphemes.segment(text.slice(before, position + 40))) {
    if (before + index > position) break;
    last = before + index;
  }
  return last > before ? last : position;
}

/** The end of the run without blanks that a position lies in. */
function runEnd(text: string, position: number): number {
  const blank = /\s/g;
  blank.lastIndex = position;
  return blank.exec(text)?.index ?? text.length;
}

/** The words between two positions; a very long one comes in pieces. */
export function* wordSpans(text: string, from: number, to: number, counter: TokenCounter): Generator<Span> {
  const part = text.slice(from, to);
  const anyWithoutBlanks = withoutBlanks.test(part);
  for (let start = nextWord(part, 0); start < part.length; ) {
    const end = endOfWord(part, start);
    const tokens = tokensOf(part, start, end, anyWithoutBlanks, counter);
    if (tokens <= mostTokens) yield { start: from + start, end: from + end, tokens };
    else yield* pieces(part.slice(start, end), from + start, counter);
    start = nextWord(part, end);
  }
}

/** A piece in its run may take one token more than alone; one in a script without blanks takes one a character at most. */
function* pieces(run: string, start: number, counter: TokenCounter): Generator<Span> {
  if (withoutBlanks.test(run)) {
    for (const { index, segment } of words.segment(run)) {
      const tokens = withoutBlanks.test(segment) ? segment.length : counter.count(segment) + 1;
      yield { start: start + index, end: start + index + segment.length, tokens };
    }
    return;
  }
  const kept = run.slice(0, longestRun);
  let from = 0;
  const piece = (to: number) => ({ start: start + from, end: start + to, tokens: counter.count(kept.slice(from, to)) + 1 });
  for (const { index, segment } of graphemes.segment(kept)) {
    if (index + segment.length - from <= pieceLength || index === from) continue;
    yield piece(index);
    from = index;
  }
  yield piece(kept.length);
}
