import { TooMuch } from './archive';
import { decodeIn, encodingOfCharset, encodingOfCodePage, isOfSymbols, symbols } from './codePages';
import { RichTextBlocks, richTextPage, type ParagraphStyle } from './richTextBlocks';
import { readRtf, type RtfListener } from './rtfTokens';

/** What a group holds: text, nothing that is read, or something about the text. */
type Destination = 'text' | 'none' | 'fonts' | 'styles' | 'info' | 'title' | 'keywords';

/** What holds within a group, and from there on in the groups in it. */
interface Group extends ParagraphStyle {
  /** Of its letters, in half points. */
  size: number;
  isBold: boolean;
  destination: Destination;
  /** The font or style that it describes, by its number. */
  of: number;
  /** Undefined for that of the document. */
  font: number | undefined;
  /** Whether nobody sees its text: it is hidden, or was deleted. */
  isHidden: boolean;
  /** How many signs behind one in Unicode stand in for it. */
  instead: number;
  isNote: boolean;
}

interface Font {
  name: string;
  charset: number;
}

const PLAIN: ParagraphStyle = { heading: undefined, style: '', inTable: false };
/** In half points, where none is named. */
const USUAL_SIZE = 24;
const OUTERMOST: Group = { ...PLAIN, destination: 'text', of: 0, font: undefined, isHidden: false, instead: 1, isNote: false, size: USUAL_SIZE, isBold: false };

/** Groups whose text is none of the document's: pictures, heads and feet, what stands in for something newer, entries of an index, numbers and bullets of items. */
const NO_TEXT = new Set(
  ('colortbl filetbl pict objdata fldinst header headerl headerr headerf footer footerl footerr footerf annotation xe tc rxe pntext listtext nonshppict shprslt sp ' +
    'nonesttables mmathPict mchr mbegChr mendChr msepChr').split(' '),
);
/** How parts of formulas look. */
const OF_FORMULAS = /^m[a-z]+Pr$/;
/** Marked as groups that may be passed over, but with text in them: boxes, formulas within lines, and notes as some programs write them. */
const TEXT_ALL_THE_SAME = new Set(['shpinst', 'moMath', 'footnote']);
const DESTINATIONS: Readonly<Record<string, Destination>> = { fonttbl: 'fonts', stylesheet: 'styles', info: 'info' };
/** Groups with paragraphs of their own within a paragraph. */
const NOTES = new Set(['footnote', 'shptxt']);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...['tab', 'line', 'page', 'column', 'lbr', 'emspace', 'enspace', 'qmspace', '~'].map(name => [name, ' '] as const),
  ['_', '-'], ['emdash', '—'], ['endash', '–'], ['lquote', '‘'], ['rquote', '’'], ['ldblquote', '“'], ['rdblquote', '”'], ['bullet', '•'],
  ['zwj', '\u200d'], ['zwnj', '\u200c'], ['\\', '\\'], ['{', '{'], ['}', '}'],
]);

/** Deeper groups are read as parts of those that they are in. */
const MOST_GROUPS = 10_000;
/** Bytes of text that are decoded together. */
const TOGETHER = 1 << 16;
/** Letters of a document: many times a long book. */
const MOST_LETTERS = 16 << 20;

/** The text of an RTF document, each paragraph a line; undefined where the bytes are none. Rejects with a `TooMuch` where it is too long to be read. */
export async function textOfRichText(bytes: Uint8Array): Promise<string | undefined> {
  if (!/^\ufeff?\s*\{\\rtf/.test(Buffer.from(bytes.subarray(0, 100)).toString())) return undefined;
  const reader = new RichTextReader();
  readRtf(bytes, reader);
  return reader.html();
}

/** What is known of a document at a place in it. */
class RichTextReader implements RtfListener {
  private readonly blocks = new RichTextBlocks();
  private readonly about = { title: '', keywords: '' };
  private readonly fonts = new Map<number, Font>();
  private readonly styles = new Map<number, { name: string; level?: number }>();
  private readonly groups: Group[] = [];
  private group = { ...OUTERMOST };
  /** How many groups are open that are too deep. */
  private deeper = 0;
  private encoding = encodingOfCodePage(1252);
  private usualFont = 0;
  /** Whether the word before says that a group may be passed over. */
  private isMarked = false;
  /** Signs still to come that stand in for one that was read. */
  private instead = 0;
  /** Bytes that wait for their group or font to end, and whether there are others than of ASCII among them. */
  private readonly waiting = Buffer.alloc(TOGETHER);
  private waitingBytes = 0;
  private isBeyondAscii = false;
  private letters = 0;

  opened(): void {
    this.decodeWaiting();
    [this.instead, this.isMarked] = [0, false];
    if (this.groups.length >= MOST_GROUPS) return void this.deeper++;
    this.groups.push(this.group);
    this.group = { ...this.group, isNote: false };
  }

  closed(): void {
    this.decodeWaiting();
    this.instead = 0;
    if (this.deeper > 0) return void this.deeper--;
    if (this.group.isNote) this.blocks.endNote(this.group);
    this.group = this.groups.pop() ?? this.group;
  }

  word(name: string, number?: number): void {
    const { group } = this;
    if (group.destination === 'none') return;
    this.decodeWaiting();
    const sign = SIGNS.get(name);
    if (this.instead > 0 && sign !== undefined) return void this.instead--;
    this.instead = 0;
    const isMarked = this.isMarked;
    this.isMarked = name === '*';
    if (sign !== undefined) this.put(sign);
    else if (this.isMarked) return;
    else if (NO_TEXT.has(name) || OF_FORMULAS.test(name) || (isMarked && !TEXT_ALL_THE_SAME.has(name))) group.destination = 'none';
    else if (Object.hasOwn(DESTINATIONS, name)) group.destination = DESTINATIONS[name];
    else if (name === 'u') {
      if (number === undefined) return;
      const code = number & 0xffff;
      // Fonts of symbols have their signs at a place of their own.
      this.put(code >> 8 === 0xf0 && isOfSymbols(this.font) ? symbols([code & 0xff], this.font) : String.fromCharCode(code));
      this.instead = group.instead;
    } else if (name === 'uc') group.instead = Math.max(0, number ?? 1);
    else if (name === 'ansicpg') this.encoding = encodingOfCodePage(number ?? 0);
    else if (name === 'mac') this.encoding = encodingOfCodePage(10000);
    else if (name === 'deff') this.usualFont = number ?? 0;
    else if (group.destination === 'text') this.format(name, number);
    else this.describe(name, number);
  }

  text(bytes: ArrayLike<number>, from: number, to: number): void {
    if (this.group.destination === 'none') return;
    const first = Math.min(from + this.instead, to);
    this.instead -= first - from;
    for (let at = first; at < to; at++) {
      if (this.waitingBytes === TOGETHER) this.decodeWaiting();
      this.waiting[this.waitingBytes++] = bytes[at];
      if (bytes[at] >= 0x80) this.isBeyondAscii = true;
    }
  }

  /** All that was read, as a page. */
  html(): string {
    while (this.groups.length > 0) this.closed();
    this.decodeWaiting();
    this.blocks.endParagraph(this.group);
    this.blocks.endRow();
    return richTextPage(this.blocks, this.about);
  }

  private decodeWaiting(): void {
    if (this.waitingBytes === 0) return;
    const bytes = this.waiting.subarray(0, this.waitingBytes);
    const isText = this.group.destination !== 'text' || !isOfSymbols(this.font);
    const text = !isText ? symbols(bytes, this.font) : this.isBeyondAscii ? this.decoded(bytes) : bytes.toString('latin1');
    [this.waitingBytes, this.isBeyondAscii] = [0, false];
    this.put(text);
  }

  private get font(): Font | undefined {
    return this.fonts.get(this.group.font ?? this.usualFont);
  }

  private decoded(bytes: Uint8Array): string {
    const own = encodingOfCharset(this.font?.charset ?? 0);
    return decodeIn(own ?? this.encoding, bytes, own === undefined);
  }

  private put(text: string): void {
    this.letters += text.length;
    if (this.letters > MOST_LETTERS) throw new TooMuch();
    const { destination, isHidden, of, size, isBold } = this.group;
    if (destination === 'text' && !isHidden) this.blocks.add(text, size, isBold);
    else if (destination === 'title' || destination === 'keywords') this.about[destination] += text;
    else if (destination === 'styles') this.styleOf(of).name += text;
    else if (destination === 'fonts') this.fontOf(of).name += text;
  }

  private format(name: string, number: number | undefined): void {
    const { group, blocks } = this;
    if (name === 'par' || name === 'sect' || name === 'nestcell') blocks.endParagraph(group);
    else if (name === 'cell') blocks.endCell(group);
    else if (name === 'row') blocks.endRow();
    else if (name === 'pard') Object.assign(group, PLAIN);
    else if (name === 'intbl') group.inTable = true;
    else if (name === 's') {
      const { name: style, level } = this.styles.get(number ?? 0) ?? { name: '' };
      group.style = style.replace(/;[^]*/, '').trim();
      group.heading = level ?? group.heading;
    } else if (name === 'outlinelevel') group.heading = levelOf(number);
    else if (name === 'f') group.font = number;
    else if (name === 'v' || name === 'deleted') group.isHidden = number !== 0;
    else if (name === 'fs') group.size = Math.max(1, number ?? USUAL_SIZE);
    else if (name === 'b') group.isBold = number !== 0;
    else if (name === 'plain') Object.assign(group, { font: undefined, isHidden: false, size: USUAL_SIZE, isBold: false });
    else if (NOTES.has(name) && !group.isNote) {
      group.isNote = true;
      blocks.beginNote();
    }
  }

  private describe(name: string, number = 0): void {
    const { group } = this;
    if (group.destination === 'info' && (name === 'title' || name === 'keywords')) group.destination = name;
    else if (group.destination === 'fonts' && name === 'fcharset') this.fontOf(group.of).charset = number;
    else if (name === (group.destination === 'fonts' ? 'f' : 's')) group.of = number;
    else if (group.destination === 'styles' && /^[cdt]s$/.test(name)) group.destination = 'none';
    else if (group.destination === 'styles' && name === 'outlinelevel') this.styleOf(group.of).level = levelOf(number);
  }

  private fontOf(number: number): Font {
    const known = this.fonts.get(number) ?? { name: '', charset: 0 };
    this.fonts.set(number, known);
    return known;
  }

  private styleOf(number: number): { name: string; level?: number } {
    const known = this.styles.get(number) ?? { name: '' };
    this.styles.set(number, known);
    return known;
  }
}

/** The level of a heading; undefined for that of plain text. */
function levelOf(number = 9): number | undefined {
  return number >= 0 && number < 9 ? number + 1 : undefined;
}
