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
export interface Parsed {
  readonly blocks: readonly Block[];
  /** The title the document gives itself apart from its headings. */
  readonly title?: string;
  /** Tags, keywords, texts of pictures: not read as prose, but they may serve names. */
  readonly extra: readonly string[];
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

/** The lines of a text, whichever line ends it uses. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
