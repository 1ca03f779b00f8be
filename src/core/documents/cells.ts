/** A row of cells, or why it has none: a quote that never closes, or more than can be a row. */
export interface CellRow {
  readonly cells: readonly string[];
  readonly broken?: 'quote' | 'large';
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Its number among all rows, empty ones too, counted from 1: a spreadsheet numbers them likewise. */
  readonly row: number;
  /** What was said of a part of its text. */
  readonly remark?: string;
}

/** Characters of a row. Where a quote is still open behind so many, nobody meant to close it. */
const MOST_CHARACTERS = 16 << 20;
/** Blanks that may stand before a quote that opens a cell. */
const MOST_BLANKS = 100;

/**
 * Reads cells with separators between them, from text that comes piece by piece (RFC 4180: quotes around a cell, in which line
 * ends stand for themselves and quotes are doubled). What exports do besides: blanks before a quote, and letters behind one,
 * which are taken as they are. Between tabs, where many write quotes as letters, a quote opens a cell only if it closes right
 * before the next one. Of a row with a quote that never closes the first line is lost, and reading goes on behind that.
 */
export class CellReader {
  /** The text from the row on that is being read; what follows are places in it. */
  private text = '';
  private start = 0;
  private at = 0;
  private cell = 0;
  /** Quotes that open and close the cell, −1 without. */
  private opening = -1;
  private closing = -1;
  /** Whether it is known how the cell begins. */
  private begun = false;
  private cells: string[] = [];
  private hasQuotes = false;
  /** Set while the rest of a line that is too long is passed over: line ends in it before that. */
  private passing: number | undefined;
  private row = 1;
  private remark: string | undefined;
  private readonly ends: RegExp;

  constructor(private readonly separator: string, private line = 1, private readonly most = MOST_CHARACTERS) {
    this.ends = new RegExp(`[${separator.replace(/[\\\]^-]/, '\\$&')}\r\n]`, 'g');
  }

  /** The rows that a further piece of text completes; a remark goes to those that any of it belongs to. */
  read(text: string, remark?: string): CellRow[] {
    this.text += text;
    this.remark ??= remark;
    return this.rows(false);
  }

  /** The last row, where the text does not end with a line end; and others, where a quote never closed. */
  end(): CellRow[] {
    return this.rows(true);
  }

  private rows(isAll: boolean): CellRow[] {
    const rows: CellRow[] = [];
    while (this.step(rows, isAll)) continue;
    this.cut(this.start);
    return rows;
  }

  /** Goes on to the end of a cell, or of a quote in it; false where more text is needed. */
  private step(rows: CellRow[], isAll: boolean): boolean {
    if (this.passing !== undefined) return this.pass(rows, isAll);
    if (!this.begun && !this.begin(isAll)) return false;
    if (this.opening >= 0 && this.closing < 0) return this.quoted(rows, isAll);
    this.ends.lastIndex = this.at;
    const end = this.ends.exec(this.text)?.index ?? this.text.length;
    this.at = end;
    if (end === this.text.length && !isAll) return this.tooLong(rows);
    if (end === this.text.length && this.start === end) return false;
    const after = this.afterLineEnd(end, isAll);
    if (after === undefined) return false;
    this.cells.push(this.value(end));
    if (this.text[end] === this.separator) this.next(end + 1);
    else this.finish(rows, after, { cells: this.cells });
    return true;
  }

  /** Behind a line end, or what else stands there; undefined where another piece may begin with its second half. */
  private afterLineEnd(end: number, isAll: boolean): number | undefined {
    if (this.text[end] !== '\r') return Math.min(end + 1, this.text.length);
    if (end + 1 === this.text.length && !isAll) return undefined;
    return end + (this.text[end + 1] === '\n' ? 2 : 1);
  }

  /** Looks for a quote that opens the cell. */
  private begin(isAll: boolean): boolean {
    let at = this.cell;
    while (at < this.text.length && at - this.cell < MOST_BLANKS && (this.text[at] === ' ' || (this.text[at] === '\t' && this.separator !== '\t'))) at++;
    if (at === this.text.length && !isAll) return false;
    this.begun = true;
    if (this.text[at] === '"') {
      [this.opening, this.at] = [at, at + 1];
      this.hasQuotes = true;
    }
    return true;
  }

  private quoted(rows: CellRow[], isAll: boolean): boolean {
    const quote = this.text.indexOf('"', this.at);
    if (quote < 0 || (quote + 1 === this.text.length && !isAll)) {
      this.at = quote < 0 ? this.text.length : quote;
      if (isAll || this.text.length - this.start > this.most) return this.unclosed(rows, isAll);
      return false;
    }
    const next = this.text[quote + 1];
    this.at = quote + 1;
    if (next === '"') this.at++;
    else if (this.separator === '\t' && next !== undefined && !'\t\r\n'.includes(next)) [this.opening, this.at] = [-1, this.cell];
    else this.closing = quote;
    return true;
  }

  /** A quote that opened a cell by mistake: its line is lost, if it is no longer than a row may be. */
  private unclosed(rows: CellRow[], isAll: boolean): boolean {
    const end = this.text.slice(this.start).search(/[\r\n]/);
    if (end < 0 && !isAll) return this.tooLong(rows);
    const after = end < 0 ? this.text.length : this.afterLineEnd(this.start + end, true)!;
    this.finish(rows, after, { cells: [], broken: 'quote' });
    return true;
  }

  private tooLong(rows: CellRow[]): boolean {
    if (this.text.length - this.start <= this.most) return false;
    this.passing = lineEnds(this.text.slice(this.start));
    return this.pass(rows, false);
  }

  /** Passes over the rest of a line. */
  private pass(rows: CellRow[], isAll: boolean): boolean {
    const end = this.text.slice(this.at).search(/[\r\n]/);
    const after = end < 0 ? undefined : this.afterLineEnd(this.at + end, isAll);
    if (after === undefined && !isAll) {
      this.at = this.start = end < 0 ? this.text.length : this.at + end;
      return false;
    }
    const line = this.line;
    this.start = this.at;
    this.line += this.passing!;
    this.passing = undefined;
    this.finish(rows, after ?? this.text.length, { cells: [], broken: 'large' }, line);
    return true;
  }

  private value(end: number): string {
    if (this.opening < 0) return this.text.slice(this.cell, end);
    return this.text.slice(this.opening + 1, this.closing).replaceAll('""', '"') + this.text.slice(this.closing + 1, end);
  }

  private next(cell: number): void {
    this.cell = this.at = cell;
    this.opening = this.closing = -1;
    this.begun = false;
  }

  private finish(rows: CellRow[], after: number, row: Pick<CellRow, 'cells' | 'broken'>, line = this.line): void {
    rows.push({ ...row, line, row: this.row++, ...(this.remark !== undefined && { remark: this.remark }) });
    this.line += this.hasQuotes ? Math.max(1, lineEnds(this.text.slice(this.start, after))) : 1;
    this.hasQuotes = false;
    this.cells = [];
    this.remark = undefined;
    this.start = after;
    this.next(after);
  }

  /** Takes away text that is done with. */
  private cut(length: number): void {
    this.text = this.text.slice(length);
    this.start = 0;
    this.at -= length;
    this.cell -= length;
    if (this.opening >= 0) this.opening -= length;
    if (this.closing >= 0) this.closing -= length;
  }
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Whether anything stands in a row. */
export function isFilled({ cells, broken }: CellRow): boolean {
  return broken !== undefined || cells.some(cell => cell.trim() !== '');
}
