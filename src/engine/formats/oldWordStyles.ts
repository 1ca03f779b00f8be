import { lettersOf, type Letters } from './oldWordLetters';
import { eachProperty } from './oldWordRuns';

/** What a style of paragraphs says of them. */
export interface WordStyle {
  /** The level of a heading, 1 = outermost. */
  readonly heading?: number;
  /** Its name, for those that Word brings along in English. */
  readonly name: string;
  readonly letters: Letters;
}

interface Described extends WordStyle {
  readonly base: number;
}

/** The property of a paragraph that is its level in an outline, from 0; 9 is none. */
export const OUTLINE_LEVEL = 0x2640;
/** How the styles that Word brings along are numbered, whatever they are called in its language. */
const [LAST_HEADING, LAST_INDEX, LAST_CONTENTS, FIGURES, TITLE] = [9, 18, 27, 35, 62];
const OF_PARAGRAPHS = 1;
/** Paragraphs name no higher number. */
const MOST_STYLES = 4_096;
/** Styles that are made of others are so no further. */
const MOST_STEPS = 16;

/** The styles of a document by their numbers (`STSH` in [MS-DOC]), as far as they can be read. */
export function stylesIn(sheet: Buffer): (number: number) => WordStyle {
  const described: (Described | undefined)[] = [];
  if (sheet.length > 6) {
    const named = sheet.readUInt16LE(4);
    for (let at = 2 + sheet.readUInt16LE(0); at + 2 <= sheet.length && described.length < MOST_STYLES; ) {
      const bytes = sheet.readUInt16LE(at);
      described.push(styleIn(sheet.subarray(at + 2, at + 2 + bytes), named));
      at += 2 + bytes + (bytes % 2);
    }
  }
  return number => {
    const style = described[number];
    let from = style;
    for (let step = 0; from && from.heading === undefined && !isOfWord(from) && step < MOST_STEPS; step++) from = described[from.base];
    let letters = style?.letters ?? {};
    for (let [step, base] = [0, style && described[style.base]]; base && step < MOST_STEPS; [step, base] = [step + 1, described[base.base]]) letters = { ...base.letters, ...letters };
    return { name: style?.name ?? '', ...(from?.heading !== undefined && { heading: from.heading }), letters };
  };
}

function isOfWord({ name }: WordStyle): boolean {
  return /^(?:Title|toc |index |table of figures)/.test(name);
}

function styleIn(style: Buffer, named: number): Described | undefined {
  if (style.length < named + 2 || named < 6) return undefined;
  const own = style.readUInt16LE(0) & 0xfff;
  const letters = style.readUInt16LE(named);
  const name = style.toString('utf16le', named + 2, named + 2 + 2 * letters);
  const base = style.readUInt16LE(2) >> 4;
  if (own > 0 && own <= LAST_HEADING) return { base, name, heading: own, letters: {} };
  const said = { base, name: nameOf(own) ?? name, letters: {} };
  if ((style.readUInt16LE(2) & 0xf) !== OF_PARAGRAPHS) return said;
  // Behind its name and a zero, each behind its length: what it says of paragraphs, and of letters.
  const paragraphs = lengthened(style.subarray(named + 4 + 2 * letters));
  const ofLetters = lengthened(style.subarray(named + 4 + 2 * letters + 2 + paragraphs.length + (paragraphs.length % 2)));
  return { ...said, ...levelIn(paragraphs), letters: lettersOf(ofLetters) ?? {} };
}

function nameOf(own: number): string | undefined {
  if (own === TITLE) return 'Title';
  if (own === FIGURES) return 'table of figures';
  if (own === 0 || own > LAST_CONTENTS) return undefined;
  return own <= LAST_INDEX ? 'index 1' : 'toc 1';
}

function lengthened(bytes: Buffer): Buffer {
  return bytes.length < 2 ? bytes.subarray(0, 0) : bytes.subarray(2, 2 + bytes.readUInt16LE(0));
}

/** The level that the properties of a style of paragraphs give, which stand behind its own number. */
function levelIn(properties: Buffer): { readonly heading?: number } {
  let heading: number | undefined;
  eachProperty(properties.subarray(2), (name, value) => {
    if (name === OUTLINE_LEVEL) heading = levelOf(value);
  });
  return heading === undefined ? {} : { heading };
}

/** The level of a heading, 1 = outermost, by the value of that property; undefined for plain text. */
export function levelOf(value: number): number | undefined {
  return (value & 0xff) < 9 ? (value & 0xff) + 1 : undefined;
}
