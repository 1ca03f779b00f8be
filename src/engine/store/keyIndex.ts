import { KEY_BYTES } from './record';

/** Where a record is: the number of its segment and its offset there. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
}

/** Finds records by their keys, in some 40 bytes a record, none of them in the heap that JavaScript is limited to. */
export interface KeyIndex {
  /** Whether nothing was taken in. */
  readonly empty: boolean;
  /** Takes in a record; an earlier one of the same key stays, should this one be damaged. */
  add(key: string, place: Place): void;
  /** The records of a key, the last first. */
  placesOf(key: string): Iterable<Place>;
  clear(): void;
}

const WORDS = KEY_BYTES / 4;
const FIRST_ROOM = 1 << 10;
const NONE = -1;

/** An open-addressing hash table over typed arrays; keys are hashes themselves, so their first bits choose the slot. */
export function createKeyIndex(): KeyIndex {
  let size = 0;
  let keys = new Uint32Array(FIRST_ROOM * WORDS);
  let segments = new Int32Array(FIRST_ROOM);
  let offsets = new Float64Array(FIRST_ROOM);
  /** The entry before with the same key. */
  let earlier = new Int32Array(FIRST_ROOM);
  /** The last entry of each key; twice as many slots as there is room. */
  let slots = new Int32Array(2 * FIRST_ROOM).fill(NONE);
  const asked = new Uint32Array(WORDS);

  const read = (key: string) => {
    for (let word = 0; word < WORDS; word++) asked[word] = Number.parseInt(key.slice(8 * word, 8 * word + 8), 16);
  };
  const isAsked = (entry: number) => {
    for (let word = 0; word < WORDS; word++) if (keys[entry * WORDS + word] !== asked[word]) return false;
    return true;
  };
  /** The slot of a key that begins so: that of its last entry, or the free one where it belongs. */
  const slotOf = (first: number, found: (entry: number) => boolean) => {
    let slot = first & (slots.length - 1);
    while (slots[slot] !== NONE && !found(slots[slot])) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };

  function grow(): void {
    const wider = <T extends Uint32Array | Int32Array | Float64Array>(list: T): T => {
      const next = new (list.constructor as new (length: number) => T)(2 * list.length);
      next.set(list);
      return next;
    };
    const last = slots.filter(entry => entry !== NONE);
    [keys, segments, offsets, earlier] = [wider(keys), wider(segments), wider(offsets), wider(earlier)];
    slots = new Int32Array(2 * slots.length).fill(NONE);
    for (const entry of last) slots[slotOf(keys[entry * WORDS], () => false)] = entry;
  }

  return {
    get empty() {
      return size === 0;
    },
    add(key, { segment, offset }) {
      if (size === segments.length) grow();
      read(key);
      const slot = slotOf(asked[0], isAsked);
      keys.set(asked, size * WORDS);
      segments[size] = segment;
      offsets[size] = offset;
      earlier[size] = slots[slot];
      slots[slot] = size++;
    },
    *placesOf(key) {
      read(key);
      for (let entry = slots[slotOf(asked[0], isAsked)]; entry !== NONE; entry = earlier[entry]) yield { segment: segments[entry], offset: offsets[entry] };
    },
    clear() {
      size = 0;
      slots.fill(NONE);
    },
  };
}
