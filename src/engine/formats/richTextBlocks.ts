import { blocksOnLines, element, isWithin, keywordsIn, pageHtml, tableRow } from '../../core/documents/pageHtml';

/** What is known of a paragraph beside its text. */
export interface ParagraphStyle {
  /** The level of a heading, 1 = outermost. */
  heading: number | undefined;
  /** The name of its style. */
  style: string;
  inTable: boolean;
}

interface Paragraph {
  readonly name: string;
  readonly text: string;
}

/** Styles of lists of what the document has elsewhere. */
const CONTENTS = /^(?:toc |table of figures|index |contents heading)/i;
const HEADING = /^heading ([1-9])/i;
/** What fonts of symbols have in places of their own, halves of characters, and what no text has. */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const UNREADABLE = /[\0-\u0008\u000e-\u001f\u007f\ue000-\uf8ff\ufffd]|\p{Surrogate}/gu;

/** The paragraphs, rows of tables and notes of a document of RTF or an old one of Word, while they are read. */
export class RichTextBlocks {
  /** All that has ended, as HTML. */
  readonly parts: string[] = [];
  /** Whether a paragraph has the style of titles. */
  hasTitle = false;
  private text = '';
  /** Cells of the row that is open, and paragraphs of the cell that is. */
  private cells: Paragraph[][] = [];
  private cell: Paragraph[] = [];
  /** What is open of the paragraphs around notes. */
  private readonly around: string[] = [];

  add(text: string): void {
    this.text += text;
  }

  endParagraph({ heading, style, inTable }: ParagraphStyle): void {
    const text = tidy(this.text);
    this.text = '';
    if (text === '' || CONTENTS.test(style)) return;
    const paragraph = { name: this.elementOf(heading ?? Number(HEADING.exec(style)?.[1] ?? 0), style), text };
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
    if (cells.every(([first, ...others]) => others.length === 0 && (first?.name ?? 'p') === 'p')) this.parts.push(tableRow(cells.map(([first]) => first?.text ?? '')));
    else for (const paragraph of cells.flat()) this.write(paragraph);
  }

  /** Paragraphs of a note stand before that which it is of. */
  beginNote(): void {
    this.around.push(this.text);
    this.text = '';
  }

  endNote(style: ParagraphStyle): void {
    this.endParagraph(style);
    this.text = this.around.pop() ?? '';
  }

  private write({ name, text }: Paragraph): void {
    this.parts.push(element(name, text));
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
export function richTextPage({ parts, hasTitle }: RichTextBlocks, about: { readonly title: string; readonly keywords: string }): string {
  const title = tidy(about.title);
  const isSaid = !hasTitle && isWithin(title, parts.slice(0, BEGINNING).join(' ').replace(/<[^<>]*>/g, ''));
  return pageHtml([blocksOnLines(parts.join(''))], { ...(isSaid && { title }), keywords: keywordsIn(tidy(about.keywords)) });
}

/** A text of RTF in one line, with what can be read of it. */
export function tidy(text: string): string {
  return text.replace(UNREADABLE, '').replace(/\s+/g, ' ').trim();
}
