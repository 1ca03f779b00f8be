import type { SaidDates } from './dates';

/** A piece of a document in reading order, lines counted from 0. Line ends inside `text` are those of the file. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'code';
  /** Depth of a heading, 1 = outermost; 0 for the other kinds. */
  readonly level: number;
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

/** What a parser makes of a text, whatever the text is written in. */
export interface Parsed extends SaidDates {
  readonly blocks: readonly Block[];
  /** The title the document gives itself apart from its headings. */
  readonly title?: string;
  /** The tags or keywords it gives itself as a whole, in its order. */
  readonly tags?: readonly string[];
  /** Tags of its parts, other names of it, texts of pictures: not read as prose, but they may serve names. */
  readonly extra: readonly string[];
  /** Languages of its code, where these are not named beside it. */
  readonly languages?: readonly string[];
  /** Why nothing can be made of it. */
  readonly unreadable?: string;
}

/** Collects blocks; empty ones are dropped. */
export class BlockList {
  readonly blocks: Block[] = [];

  heading(level: number, text: string, line: number, endLine = line): void {
    this.add('heading', level, text, line, endLine);
  }

  paragraph(text: string, line: number, endLine = line): void {
    this.add('paragraph', 0, text, line, endLine);
  }

  code(text: string, line: number, endLine = line): void {
    this.add('code', 0, text, line, endLine);
  }

  private add(kind: Block['kind'], level: number, text: string, line: number, endLine: number): void {
    if (text.trim() !== '') this.blocks.push({ kind, level, text, line, endLine: Math.max(line, endLine) });
  }
}

/**
 * Finds the line that closes a block, at or after `from`; −1 if there is none. What closes a kind of block is asked by
 * `key`, and what was found remembered, so that a line is looked at once for each kind if places only grow.
 */
export function closingLines(lines: readonly string[]): (from: number, key: string, closes: (line: string) => boolean) => number {
  const next = new Map<string, number>();
  return (from, key, closes) => {
    let at = Math.max(from, next.get(key) ?? 0);
    while (at < lines.length && !closes(lines[at])) at++;
    next.set(key, at);
    return at < lines.length ? at : -1;
  };
}

/** The lines of a text, whichever line ends it uses. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
