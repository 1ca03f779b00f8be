import { decodeWindows } from '../../core/documents/decode';
import { TooMuch } from './archive';
import type { Compound } from './compound';
import { Locked } from './locked';
import { areBold, lettersOf, sizeOf, type Letters } from './oldWordLetters';
import { eachProperty, partAt, runsIn, type Runs } from './oldWordRuns';
import { levelOf, OUTLINE_LEVEL, stylesIn, type WordStyle } from './oldWordStyles';
import { textsInSet } from './propertySet';
import { RichTextBlocks, richTextPage, type ParagraphStyle } from './richTextBlocks';

/** What a file of Word 97 or later begins with, how long that is at least, and what it says of itself. */
const [BEGINS, LEAST_BYTES, IS_LOCKED, SECOND_TABLE] = [0xa5ec, 0x1aa, 0x100, 0x200];
/** Letters of a document: many times a long book. */
const MOST_LETTERS = 16 << 20;
/** Pieces that a text is in: each time somebody saved it quickly it got some more. */
const MOST_PIECES = 1 << 20;
/** Fields in one another; those in deeper ones are read as parts of those. */
const MOST_FIELDS = 1_000;
const [TITLE, KEYWORDS] = [2, 5];

/** Properties of paragraphs: in a table, the end of its row, a style. */
const [IN_TABLE, ROW_ENDS, STYLE] = [0x2416, 0x2417, 0x4600];

/** Signs with a meaning of their own: the end of a cell, of a line, of a page, of a paragraph, the parts of a field, a hyphen. */
const [CELL, LINE, PAGE, PARAGRAPH, FIELD, RESULT, FIELD_END, HYPHEN] = [7, 11, 12, 13, 19, 20, 21, 30];
const FIRST_LETTER = 32;

interface OldParagraph {
  readonly style: ParagraphStyle;
  readonly endsRow: boolean;
  readonly letters: Letters;
}

const PLAIN: OldParagraph = { style: { heading: undefined, style: '', inTable: false }, endsRow: false, letters: {} };

/** The text of a document of Word 97 to 2003 (.doc), each paragraph a line; undefined where the file is none. Rejects with a `Locked` where it is encrypted, with a `TooMuch` where it is too long. */
export function textOfOldWord(file: Compound): string | undefined {
  const main = file.stream('WordDocument');
  if (!main || main.length < LEAST_BYTES || main.readUInt16LE(0) !== BEGINS) return undefined;
  const flags = main.readUInt16LE(10);
  if (flags & IS_LOCKED) throw new Locked();
  const table = file.stream(flags & SECOND_TABLE ? '1Table' : '0Table');
  if (!table) return undefined;
  const part = (at: number) => table.subarray(main.readUInt32LE(at), main.readUInt32LE(at) + main.readUInt32LE(at + 4));
  const reader = new OldWordReader(main, piecesIn(part(0x1a2)), runsIn(main, part(0x102), 'paragraphs', paragraphOf(stylesIn(part(0xa2)))), runsIn(main, part(0xfa), 'letters', lettersOf));
  // Texts follow on one another: the main one, notes, heads and feet, comments, notes at the end, boxes, and those in heads.
  const lengths = [0x4c, 0x50, 0x54, 0x5c, 0x60, 0x64].map(at => main.readUInt32LE(at));
  let begin = 0;
  for (const [text, length] of lengths.entries()) {
    if (text !== 2 && text !== 3) reader.read(begin, begin + length);
    begin += length;
  }
  const about = textsInSet(file.stream('\u0005SummaryInformation'));
  return richTextPage(reader.blocks, { title: about.get(TITLE) ?? '', keywords: about.get(KEYWORDS) ?? '' });
}

/** A piece of the text: the numbers of its first letter and of that behind it, and where it is, with one byte a letter or two. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly place: number;
  readonly bytes: 1 | 2;
}

/** The pieces of the text in its order (`Clx` in [MS-DOC]). */
function piecesIn(list: Buffer): Piece[] {
  let at = 0;
  while (list[at] === 1 && at + 3 <= list.length) at += 3 + list.readUInt16LE(at + 1);
  if (list[at] !== 2 || at + 5 > list.length) return [];
  const table = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1));
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let number = 0; number < Math.min(count, MOST_PIECES); number++) {
    const [from, to, place] = [table.readUInt32LE(4 * number), table.readUInt32LE(4 * number + 4), table.readUInt32LE(4 * (count + 1) + 8 * number + 2)];
    if (from < (pieces.at(-1)?.to ?? 0) || to <= from) continue;
    pieces.push(place & 0x40000000 ? { from, to, place: (place & 0x3fffffff) >> 1, bytes: 1 } : { from, to, place: place & 0x3fffffff, bytes: 2 });
  }
  return pieces;
}

/** Reads the properties of a paragraph, behind the number of its style. */
function paragraphOf(styleOf: (number: number) => WordStyle): (properties: Buffer) => OldParagraph {
  const known = new Map<number, WordStyle>();
  return properties => {
    if (properties.length < 2) return PLAIN;
    let number = properties.readUInt16LE(0);
    let level: number | undefined;
    let [isOutlined, inTable, endsRow] = [false, false, false];
    eachProperty(properties.subarray(2), (name, value) => {
      if (name === STYLE) number = value;
      else if (name === IN_TABLE) inTable = (value & 0xff) > 0;
      else if (name === ROW_ENDS) endsRow = (value & 0xff) > 0;
      else if (name === OUTLINE_LEVEL) [isOutlined, level] = [true, levelOf(value)];
    });
    const style = known.get(number) ?? styleOf(number);
    known.set(number, style);
    return { style: { heading: isOutlined ? level : style.heading, style: style.name, inTable }, endsRow, letters: style.letters };
  };
}

class OldWordReader {
  readonly blocks = new RichTextBlocks();
  private letters = 0;
  /** Of each field that is open whether its instruction is. */
  private fields: boolean[] = [];
  private deeper = 0;
  private instructions = 0;

  constructor(
    private readonly main: Buffer,
    private readonly pieces: readonly Piece[],
    private readonly paragraphs: Runs<OldParagraph>,
    private readonly looks: Runs<Letters>,
  ) {}

  /** Reads the letters from one number on to before another; a paragraph, row or field that is open there ends. */
  read(from: number, to: number): void {
    for (const piece of this.pieces.slice(partAt({ to: this.pieces.map(each => each.to) }, from))) {
      if (piece.from >= to) break;
      this.readPiece(piece, Math.max(from, piece.from) - piece.from, Math.min(to, piece.to) - piece.from);
    }
    this.blocks.endParagraph(PLAIN.style);
    this.blocks.endRow();
    [this.fields, this.deeper, this.instructions] = [[], 0, 0];
  }

  private readPiece({ place, bytes }: Piece, from: number, to: number): void {
    const data = this.main.subarray(place + bytes * from, place + bytes * to);
    this.letters += data.length / bytes;
    if (this.letters > MOST_LETTERS) throw new TooMuch();
    const text = bytes === 2 ? data.toString('utf16le') : decodeWindows(data);
    let part = partAt(this.looks, place + bytes * from);
    let looks: Letters | undefined;
    let begin = 0;
    for (let at = 0; at < text.length; at++) {
      const here = place + bytes * (from + at);
      while (this.looks.to[part] <= here) part++;
      const own = this.looks.from[part] <= here ? this.looks.has[part] : undefined;
      const code = text.charCodeAt(at);
      if (own === looks && code >= FIRST_LETTER) continue;
      this.put(text.slice(begin, at), here - bytes, looks);
      [looks, begin] = [own, code < FIRST_LETTER ? at + 1 : at];
      if (code < FIRST_LETTER) this.sign(code, here, own);
    }
    this.put(text.slice(begin), place + bytes * (to - 1), looks);
  }

  /** Adds letters that end at a place. */
  private put(text: string, place: number, looks?: Letters): void {
    if (text === '' || this.instructions > 0 || looks?.isUnseen) return;
    const { letters } = this.paragraphAt(place);
    this.blocks.add(text, sizeOf(looks, letters), areBold(looks, letters));
  }

  private sign(code: number, place: number, looks?: Letters): void {
    if (code === FIELD || code === RESULT || code === FIELD_END) this.fieldSign(code);
    else if (code === CELL) this.endCell(this.paragraphAt(place));
    else if (looks?.isUnseen || this.instructions > 0) return;
    else if (code === PARAGRAPH || code === PAGE) this.blocks.endParagraph(this.paragraphAt(place).style);
    else if (code === HYPHEN) this.put('-', place, looks);
    else if (code === LINE || code === 9 || code === 14) this.put(' ', place, looks);
  }

  private endCell({ style, endsRow }: OldParagraph): void {
    if (endsRow) this.blocks.endRow();
    else this.blocks.endCell(style);
  }

  private fieldSign(code: number): void {
    if (code === FIELD && this.fields.length >= MOST_FIELDS) this.deeper++;
    else if (code === FIELD) {
      this.fields.push(true);
      this.instructions++;
    } else if (this.deeper > 0) this.deeper -= code === FIELD_END ? 1 : 0;
    else if (this.fields.length > 0) {
      // Its instruction ends, be it with a result or without.
      if (this.fields.pop()) this.instructions--;
      if (code === RESULT) this.fields.push(false);
    }
  }

  private paragraphAt(place: number): OldParagraph {
    const part = partAt(this.paragraphs, place);
    return this.paragraphs.from[part] <= place ? this.paragraphs.has[part] : PLAIN;
  }
}
