import type { TokenCounter } from '../representation/embedder';
import type { Passage } from '../types';
import type { Pace } from '../work';
import { countTokens, sentenceSpans, wordSpans, type Span } from './tokenSpans';

/** A paragraph on its way into passages. */
export interface Paragraph {
  readonly text: string;
  readonly headings: readonly string[];
  readonly line: number;
  readonly endLine: number;
}

/** Above this length a paragraph is taken sentence by sentence without counting it whole first. */
const shortParagraph = 2000;

/** Blanks that are not one space. */
const UNEVEN_BLANKS = /[^\S ]\s*| \s+/g;

/** The end of a long line between letters of a script that knows no blanks: it stands within a word or sentence, as nobody joins lines there by a blank. */
const UNSPACED_LINE_END = /(?<=[^\n]{20}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A stretch of one paragraph inside a passage. */
interface Piece extends Span {
  readonly of: Paragraph;
}

/** Tokens a passage may have, heading included. */
export interface Room {
  readonly first: number;
  readonly later: number;
}

/** Puts paragraphs into passages that fill their room. */
export async function fillPassages(
  paragraphs: Iterable<Paragraph>,
  room: Room,
  tokens: TokenCounter,
  pace: Pace,
): Promise<Passage[]> {
  const filler = new Filler(room, tokens);
  for (const paragraph of paragraphs) {
    if (pace.due) await pace.breathe();
    if (paragraph.text.length <= shortParagraph && filler.addWhole(paragraph)) continue;
    for (const { start, end } of sentenceSpans(paragraph.text)) {
      if (pace.due) await pace.breathe();
      filler.addSentence(paragraph, start, end);
    }
  }
  return filler.finish();
}

/** The passage being filled and those that are done. */
class Filler {
  private readonly done: Passage[] = [];
  private pieces: Piece[] = [];
  /** Tokens of the passage so far, as `usedWith` counts them. */
  private usedSoFar = 0;
  /** Whether all pieces of the passage so far have the same headings. */
  private isOneSection = true;
  private readonly headingCounts = new Map<string, number>();
  /** Where line ends of the paragraph last cut were counted up to. */
  private lines: { of?: Paragraph; position: number; line: number } = { position: 0, line: 0 };

  constructor(
    private readonly rooms: Room,
    private readonly tokens: TokenCounter,
  ) {}

  private get room(): number {
    return this.done.length === 0 ? this.rooms.first : this.rooms.later;
  }

  finish(): Passage[] {
    this.close();
    return this.done;
  }

  /** Adds a paragraph in one piece; false if it has to be cut. */
  addWhole(paragraph: Paragraph): boolean {
    const tokens = countTokens(paragraph.text, this.tokens, Math.max(this.rooms.first, this.rooms.later));
    const whole = { of: paragraph, start: 0, end: paragraph.text.length, tokens };
    // A passage half full ends with its paragraph; one less full takes the first sentences of the next.
    if (this.usedSoFar >= this.room / 2 && (this.isNewSection(paragraph) || !this.fits(whole))) this.close();
    if (!this.fits(whole)) return false;
    this.push(whole);
    return true;
  }

  /** Adds a sentence in one piece, or word by word if it is longer than a passage. */
  addSentence(paragraph: Paragraph, start: number, end: number): void {
    // Sections are not torn for the sake of a few sentences, but a line or two alone is no passage.
    if (this.isNewSection(paragraph) && this.usedSoFar >= this.room / 4) this.close();
    const words = [...wordSpans(paragraph.text, start, end, this.tokens)];
    if (words.length === 0) return;
    const tokens = words.reduce((sum, word) => sum + word.tokens, 0);
    const sentence = { of: paragraph, start, end: words[words.length - 1].end, tokens };
    if (!this.fits(sentence)) this.close();
    if (this.fits(sentence)) {
      this.push(sentence);
      return;
    }
    for (const word of words) {
      const piece = { of: paragraph, ...word };
      if (!this.fits(piece)) this.close();
      this.push(piece);
    }
  }

  private isNewSection({ headings }: Paragraph): boolean {
    const last = this.pieces.at(-1)?.of.headings;
    return last !== undefined && last !== headings && sharedLength(last, headings) < Math.max(last.length, headings.length);
  }

  private push(piece: Piece): void {
    this.usedSoFar = this.usedWith(piece);
    const last = this.pieces.at(-1);
    if (last) this.isOneSection &&= last.of.headings === piece.of.headings;
    if (last?.of !== piece.of) this.pieces.push(piece);
    else this.pieces[this.pieces.length - 1] = { of: last.of, start: last.start, end: piece.end, tokens: last.tokens + piece.tokens };
  }

  private fits(piece: Piece): boolean {
    // Letters that a model passes over have no tokens, and there may be any number of them.
    return this.pieces.length <= this.room && this.usedWith(piece) <= this.room;
  }

  /** Tokens of the pieces and the next, of headings written between them, and of the heading that stands before them. */
  private usedWith(next: Piece): number {
    if (this.pieces.at(-1)?.of === next.of) return this.usedSoFar + next.tokens;
    if (this.pieces.length > 0 && this.isOneSection && this.pieces[0].of.headings === next.of.headings) return this.usedSoFar + next.tokens;
    const pieces = [...this.pieces, next];
    let total = 0;
    for (const piece of pieces) total += piece.tokens;
    const { headings } = pieces[0].of;
    if (pieces.every(({ of }) => of.headings === headings)) return total + this.headingTokens(headings.at(-1));
    const common = commonHeadings(pieces);
    total += this.headingTokens(common.at(-1));
    for (let at = 0; at < pieces.length; at++) {
      for (const heading of headingsBefore(pieces, at, common.length)) total += this.headingTokens(heading);
    }
    return total;
  }

  private headingTokens(heading: string | undefined): number {
    if (heading === undefined) return 0;
    let tokens = this.headingCounts.get(heading);
    if (tokens === undefined) this.headingCounts.set(heading, (tokens = countTokens(heading, this.tokens)));
    return tokens;
  }

  private close(): void {
    const { pieces } = this;
    this.pieces = [];
    this.usedSoFar = 0;
    this.isOneSection = true;
    if (pieces.length === 0) return;
    const headings = commonHeadings(pieces);
    const lines = pieces.flatMap(({ of, start, end }, at) => [
      ...headingsBefore(pieces, at, headings.length),
      withoutUnspacedLineEnds(of.text.slice(start, end)).replace(UNEVEN_BLANKS, ' ').trim(),
    ]);
    const first = pieces[0];
    const last = pieces[pieces.length - 1];
    this.done.push({ text: lines.join('\n'), headings, line: this.lineAt(first.of, first.start), endLine: this.lineAt(last.of, last.end) });
  }

  /** Line of a position; positions of one paragraph are asked for in growing order. */
  private lineAt(of: Paragraph, position: number): number {
    if (position >= of.text.length) return of.endLine;
    if (this.lines.of !== of || this.lines.position > position) this.lines = { of, position: 0, line: of.line };
    const { lines } = this;
    for (; lines.position < position; lines.position++) if (of.text.charCodeAt(lines.position) === 10) lines.line++;
    return Math.min(lines.line, of.endLine);
  }
}

function withoutUnspacedLineEnds(text: string): string {
  return UNSPACED.test(text) ? text.replace(UNSPACED_LINE_END, '') : text;
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The headings above all pieces. */
function commonHeadings(pieces: readonly Piece[]): readonly string[] {
  return pieces.reduce<readonly string[]>(
    (common, { of }) => common.slice(0, sharedLength(common, of.headings)),
    pieces[0]?.of.headings ?? [],
  );
}

/** The headings a piece comes under that neither the piece before it nor the whole passage has. */
function headingsBefore(pieces: readonly Piece[], at: number, common: number): readonly string[] {
  const { headings } = pieces[at].of;
  return headings.slice(at === 0 ? common : Math.max(common, sharedLength(pieces[at - 1].of.headings, headings)));
}
