import { hashOfText } from '../hashOfText';

/** Numbers of words, found by where a word stands in a text: a copy of each word would cost more than all else. */
export interface WordTable {
  /** The number of the word between two places of a text: 0 for the first one that was met, 1 for the next … */
  numberOf(text: string, start: number, end: number): number;
  /** By number. */
  readonly words: readonly string[];
}

const FIRST_SLOTS = 1_024;
const FIRST_LETTERS = 1 << 14;
const NONE = -1;
/** Shorter parts of a text are copies, as V8 makes them. */
const LEAST_PART = 13;
/** What stands in a slot: the word's hash, its number, where its letters begin, and how many there are. */
const WIDTH = 4;
const NUMBER = 1;
const FIRST = 2;
const COUNT = 3;

/** An empty table, by open addressing; all that is read to find a word lies in two places. */
export function wordTable(): WordTable {
  const words: string[] = [];
  let slots = new Int32Array(WIDTH * FIRST_SLOTS).fill(NONE);
  let letters = new Uint16Array(FIRST_LETTERS);
  let used = 0;

  function freeSlot(hash: number): number {
    let slot = (WIDTH * hash) & (slots.length - 1);
    while (slots[slot + NUMBER] !== NONE) slot = (slot + WIDTH) & (slots.length - 1);
    return slot;
  }

  function isWord(slot: number, text: string, start: number, end: number): boolean {
    if (slots[slot + COUNT] !== end - start) return false;
    for (let at = start, letter = slots[slot + FIRST]; at < end; at++, letter++) if (letters[letter] !== text.charCodeAt(at)) return false;
    return true;
  }

  function add(hash: number, text: string, start: number, end: number): number {
    const part = text.slice(start, end);
    // A copy of its own: a long part would keep the whole text in memory.
    const word = part.length < LEAST_PART ? part : part.split('').join('');
    const number = words.push(word) - 1;
    slots.set([hash, number, used, word.length], freeSlot(hash));
    if (used + word.length > letters.length) letters = copied(letters, new Uint16Array(2 * (used + word.length)));
    for (let at = 0; at < word.length; at++) letters[used++] = word.charCodeAt(at);
    if (2 * WIDTH * words.length > slots.length) grow();
    return number;
  }

  function grow(): void {
    const before = slots;
    slots = new Int32Array(2 * before.length).fill(NONE);
    for (let at = 0; at < before.length; at += WIDTH) {
      if (before[at + NUMBER] === NONE) continue;
      const slot = freeSlot(before[at]);
      for (let part = 0; part < WIDTH; part++) slots[slot + part] = before[at + part];
    }
  }

  return {
    words,
    numberOf(text, start, end) {
      const hash = hashOf(text, start, end);
      for (let slot = (WIDTH * hash) & (slots.length - 1); slots[slot + NUMBER] !== NONE; slot = (slot + WIDTH) & (slots.length - 1)) {
        if (slots[slot] === hash && isWord(slot, text, start, end)) return slots[slot + NUMBER];
      }
      return add(hash, text, start, end);
    },
  };
}

function copied(from: Uint16Array, to: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  to.set(from);
  return to;
}

/** The high bits of the hash are mixed into the low ones, which tell the slot. */
function hashOf(text: string, start: number, end: number): number {
  const hash = hashOfText(text, start, end);
  return hash ^ (hash >>> 15);
}
