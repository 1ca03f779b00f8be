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
const mostRemembered = 200_000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const withoutBlanks = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

const counts = new WeakMap<TokenCounter, (word: string) => number>();

/** Token counts of words, each counted once per model: a text's count is the sum over its words. */
export function wordCounts(counter: TokenCounter): (word: string) => number {
  const count = counts.get(counter) ?? rememberedCounts(counter);
  counts.set(counter, count);
  return count;
}

function rememberedCounts(counter: TokenCounter): (word: string) => number {
  const known = new Map<string, number>();
  return word => {
    let count = known.get(word);
    if (count === undefined) {
      count = counter.count(word);
      if (known.size >= mostRemembered) known.clear();
      known.set(word, count);
    }
    return count;
  };
}

/** Number of tokens of a text, as the sum over its words. */
export function countTokens(text: string, count: (word: string) => number): number {
  const anyWithoutBlanks = withoutBlanks.test(text);
  let total = 0;
  for (const word of text.match(/\S+/g) ?? []) {
    const tokens = tokensOf(word, anyWithoutBlanks, count);
    if (tokens <= mostTokens) total += tokens;
    else for (const piece of pieces(word, 0, count)) total += piece.tokens;
  }
  return total;
}

/** Tokens of a word in one piece; more than there may be for one that has to be cut. */
function tokensOf(word: string, anyWithoutBlanks: boolean, count: (word: string) => number): number {
  return word.length <= longWord && !(anyWithoutBlanks && withoutBlanks.test(word)) ? count(word) : Infinity;
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
export function wordSpans(text: string, from: number, to: number, count: (word: string) => number): Span[] {
  const spans: Span[] = [];
  const part = text.slice(from, to);
  const anyWithoutBlanks = withoutBlanks.test(part);
  for (const match of part.matchAll(/\S+/g)) {
    const word = match[0];
    const start = from + match.index;
    const tokens = tokensOf(word, anyWithoutBlanks, count);
    if (tokens <= mostTokens) spans.push({ start, end: start + word.length, tokens });
    else spans.push(...pieces(word, start, count));
  }
  return spans;
}

/** A piece in its run may take one token more than alone; one in a script without blanks takes one a character at most. */
function pieces(run: string, start: number, count: (word: string) => number): Span[] {
  const spans: Span[] = [];
  if (withoutBlanks.test(run)) {
    for (const { index, segment } of words.segment(run)) {
      const tokens = withoutBlanks.test(segment) ? segment.length : count(segment) + 1;
      spans.push({ start: start + index, end: start + index + segment.length, tokens });
    }
    return spans;
  }
  const kept = run.slice(0, longestRun);
  let from = 0;
  const add = (to: number) => spans.push({ start: start + from, end: start + to, tokens: count(kept.slice(from, to)) + 1 });
  for (const { index, segment } of graphemes.segment(kept)) {
    if (index + segment.length - from <= pieceLength || index === from) continue;
    add(index);
    from = index;
  }
  add(kept.length);
  return spans;
}
