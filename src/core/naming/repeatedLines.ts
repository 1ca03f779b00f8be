import { hashOfText } from '../hashOfText';
import type { Pace } from '../work';

/** A shorter line is a heading, which a subject may have as well, and must stand in more documents, unless it is the last of them: a footer. */
const WORDS_OF_A_SENTENCE = 4;
const DOCUMENTS = 3;
const DOCUMENTS_OF_A_HEADING = 5;
const SHARE_OF_A_HEADING = 0.02;
/** Share of a text that must be its own. */
const OWN = 0.2;
const SPACE = /\s+/u;
/** Slots for each document in which lines are counted before any is kept, and so many at least and at most. */
const SLOTS = 32;
const FEWEST_SLOTS = 1 << 10;
const MOST_SLOTS = 1 << 22;

/** Tells lines that stand word for word in several documents: headings of templates, licences, notes on how to contribute. */
export interface RepeatedLines {
  /** The text without them, and they. A text with little else is left whole. */
  split(text: string): { readonly own: string; readonly repeated: string };
}

/** Finds the lines that several of so many texts have; each text is asked for twice. */
export async function findRepeatedLines(count: number, textOf: (document: number) => string, pace: Pace): Promise<RepeatedLines> {
  async function eachLine(hear: (line: string, document: number, isLast: boolean) => void): Promise<void> {
    for (let document = 0; document < count; document++) {
      if (pace.due) await pace.breathe();
      const text = textOf(document);
      // One line is all there is to say.
      if (!text.includes('\n')) continue;
      const lines = linesOf(text);
      lines.forEach((line, at) => hear(line, document, at === lines.length - 1));
    }
  }

  const mayRepeat = new CountedSlots(count);
  await eachLine((line, document) => mayRepeat.add(line, document));
  const seen = new Map<string, { documents: number; ends: number; last: number }>();
  await eachLine((line, document, isLast) => {
    if (!mayRepeat.has(line)) return;
    let known = seen.get(line);
    if (known === undefined) seen.set(line, (known = { documents: 0, ends: 0, last: -1 }));
    if (known.last !== document) known.documents++;
    known.last = document;
    if (isLast) known.ends++;
  });
  const headings = Math.max(DOCUMENTS_OF_A_HEADING, SHARE_OF_A_HEADING * count);
  const repeated = new Set<string>();
  for (const [line, { documents, ends }] of seen) {
    if (documents >= DOCUMENTS && (documents >= headings || ends >= DOCUMENTS || line.split(SPACE, WORDS_OF_A_SENTENCE).length === WORDS_OF_A_SENTENCE)) repeated.add(line);
  }
  return {
    split(text) {
      if (repeated.size === 0 || !text.includes('\n')) return { own: text, repeated: '' };
      const own: string[] = [];
      const others: string[] = [];
      for (const line of text.split('\n')) {
        (repeated.has(sameLine(line)) ? others : own).push(line);
      }
      const rest = own.join('\n');
      return rest.length >= OWN * text.length ? { own: rest, repeated: others.join('\n') } : { own: text, repeated: '' };
    },
  };
}

/** In how many documents a line may stand, by its hash: never too few, so that the many lines of one document need not be kept. */
class CountedSlots {
  private readonly documents: Uint8Array;
  private readonly last: Int32Array;

  constructor(documents: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.min(MOST_SLOTS, Math.max(FEWEST_SLOTS, SLOTS * documents))));
    this.documents = new Uint8Array(slots);
    this.last = new Int32Array(slots).fill(-1);
  }

  add(line: string, document: number): void {
    const slot = this.slotOf(line);
    if (this.last[slot] === document) return;
    this.last[slot] = document;
    this.documents[slot] = Math.min(DOCUMENTS, this.documents[slot] + 1);
  }

  /** Whether it stands in `DOCUMENTS` of them or more, for all that is known. */
  has(line: string): boolean {
    return this.documents[this.slotOf(line)] === DOCUMENTS;
  }

  private slotOf(line: string): number {
    const hash = hashOfText(line);
    return (hash ^ (hash >>> 15)) & (this.documents.length - 1);
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').map(sameLine).filter(line => line !== '');
}

const DIGIT = /\d/u;
const DATES_AND_PAGES = /\b\d{1,4}([-./])\d{1,2}\1\d{1,4}\b|(?<=\bpage )\d+/giu;

/** What lines have in common that are the same but for a date or the number of a page. */
function sameLine(line: string): string {
  const trimmed = line.trim();
  return DIGIT.test(trimmed) ? trimmed.replace(DATES_AND_PAGES, '0') : trimmed;
}
