import { elementBySize, isHeadingBySize, LARGER, usual, type Sized } from '../../core/documents/largerLetters';
import { blocksOnLines, element, isWithin, keywordsIn, pageHtml, tableRow } from '../../core/documents/pageHtml';

/** What is known of a paragraph beside its text. */
export interface ParagraphStyle {
  /** The level of a heading, 1 = outermost. */
  heading: number | undefined;
  /** The name of its style. */
  style: string;
  inTable: boolean;
}

/** What is open of a paragraph: its text, the size of its smallest letters, and whether all are bold. */
interface Open extends Sized {
  readonly isBold: boolean;
}

const NOTHING: Open = { text: '', size: Infinity, isBold: true };

interface Paragraph extends Sized {
  /** The size that tells what is usual. */
  readonly among: number;
  readonly name: string;
}

/** Styles of lists of what the document has elsewhere. */
const CONTENTS = /^(?:toc |table of figures|index |contents heading)/i;
/** What ends like one. */
const SENTENCE = /[.!?:;。！？：]["'”’»)\]]*$/u;
const HEADING = /^heading ([1-9])/i;
/** What fonts of symbols have in places of their own, halves of characters, and what no text has. */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const UNREADABLE = /[\0-\u0008\u000e-\u001f\u007f\ue000-\uf8ff\ufffd]|\p{Surrogate}/gu;

/** The paragraphs, rows of tables and notes of a document of RTF or an old one of Word, while they are read. */
export class RichTextBlocks {
  /** Whether a paragraph has the style of titles. */
  hasTitle = false;
  private hasHeadings = false;
  /** All that has ended; rows of tables as HTML. */
  private readonly done: (Paragraph | string)[] = [];
  private open = NOTHING;
  /** Cells of the row that is open, and paragraphs of the cell that is. */
  private cells: Paragraph[][] = [];
  private cell: Paragraph[] = [];
  /** What is open of the paragraphs around notes. */
  private readonly around: Open[] = [];

  /** All that has ended, as HTML. Where no style makes a heading, letters larger than the others do. */
  parts(): string[] {
    const paragraphs = this.done.filter(part => typeof part !== 'string');
    const body = usual(paragraphs.map(({ among, text }) => [among, text.length]));
    const bySize = !this.hasTitle && !this.hasHeadings && body > 0;
    const largest = paragraphs.reduce((most, part) => (isHeadingBySize(part, body) ? Math.max(most, part.size) : most), 0);
    return this.done.map(part => (typeof part === 'string' ? part : element(bySize ? elementBySize(part, body, largest) : part.name, part.text)));
  }

  /** Adds letters of a size, in whatever unit. */
  add(added: string, size: number, isBold: boolean): void {
    const { open } = this;
    const text = open.text + added;
    this.open = /\S/.test(added) ? { text, size: Math.min(open.size, size), isBold: open.isBold && isBold } : { ...open, text };
  }

  endParagraph({ heading, style, inTable }: ParagraphStyle): void {
    const { open } = this;
    this.open = NOTHING;
    const text = tidy(open.text);
    // Bold letters count as larger, but a sentence that is stressed is no heading for that.
    const among = open.isBold ? LARGER * open.size : open.size;
    const size = SENTENCE.test(text) ? open.size : among;
    if (text === '' || CONTENTS.test(style)) return;
    const paragraph = { name: this.elementOf(heading ?? Number(HEADING.exec(style)?.[1] ?? 0), style), text, size, among };
    if (inTable && this.around.length === 0) return void this.cell.push(paragraph);
    // A row may have no end.
    if (this.around.length === 0) this.endRow();
    this.write(paragraph);
  }

  endCell(style: ParagraphStyle): void {
    this.endParagraph({ ...style, inTable: true });
    this.cells.push(this.cell);
    this.cell = [];
  }

  /** Where each cell holds one paragraph at most, and that is no heading, the row is read as a line. */
  endRow(): void {
    const cells = [...this.cells, this.cell];
    [this.cells, this.cell] = [[], []];
    if (cells.every(([first, ...others]) => others.length === 0 && (first?.name ?? 'p') === 'p')) this.done.push(tableRow(cells.map(([first]) => first?.text ?? '')));
    else for (const paragraph of cells.flat()) this.write(paragraph);
  }

  /** Paragraphs of a note stand before that which it is of. */
  beginNote(): void {
    this.around.push(this.open);
    this.open = NOTHING;
  }

  endNote(style: ParagraphStyle): void {
    this.endParagraph(style);
    this.open = this.around.pop() ?? NOTHING;
  }

  private write(paragraph: Paragraph): void {
    this.hasHeadings ||= paragraph.name !== 'p';
    this.done.push(paragraph);
  }

  private elementOf(level: number, style: string): string {
    if (/^title$/i.test(style) && !this.hasTitle) {
      this.hasTitle = true;
      return 'title';
    }
    return level > 0 ? `h${Math.min(6, level)}` : 'p';
  }
}

/** A document says its title among its first paragraphs. */
const BEGINNING = 20;

/** All that was read, as a page. The title that it has beside its text counts if its beginning says it too: programs write what they like there. */
export function richTextPage(blocks: RichTextBlocks, about: { readonly title: string; readonly keywords: string }): string {
  const parts = blocks.parts();
  const title = tidy(about.title);
  const isSaid = !blocks.hasTitle && isWithin(title, parts.slice(0, BEGINNING).join(' ').replace(/<[^<>]*>/g, ''));
  return pageHtml([blocksOnLines(parts.join(''))], { ...(isSaid && { title }), keywords: keywordsIn(tidy(about.keywords)) });
}

/** A text of RTF in one line, with what can be read of it. */
function tidy(text: string): string {
  return text.replace(UNREADABLE, '').replace(/\s+/g, ' ').trim();
}
