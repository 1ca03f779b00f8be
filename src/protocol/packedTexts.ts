import type { Pace } from '../core/work';

/** Texts one after another in one buffer, each followed by a NUL; as typed arrays they travel without being copied one by one. */
export interface PackedTexts {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Where each text ends in `bytes`, its NUL not counted. */
  readonly ends: Uint32Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that are written before they are put together with the others. */
const BLOCK = 1 << 20;
const BETWEEN_BREATHS = 128;

/** Packs `count` texts, breathing by `pace`. A NUL within a text becomes a space; together they take 4 GB at most. */
export async function packTexts(count: number, textOf: (i: number) => string, pace: Pace): Promise<PackedTexts> {
  const ends = new Uint32Array(count);
  const full: Uint8Array[] = [];
  let block = new Uint8Array(Math.min(BLOCK, 64 * count));
  let before = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const text = textOf(i).replaceAll('\0', ' ');
    // A UTF-16 unit takes three bytes at most.
    const most = 3 * text.length + 1;
    if (at + most > block.length) {
      full.push(block.subarray(0, at));
      before += at;
      at = 0;
      block = new Uint8Array(Math.max(BLOCK, most));
    }
    at += encoder.encodeInto(text, block.subarray(at)).written;
    ends[i] = before + at;
    block[at++] = 0;
    if (i % BETWEEN_BREATHS === 0 && pace.due) await pace.breathe();
  }
  full.push(block.subarray(0, at));
  const bytes = new Uint8Array(before + at);
  let to = 0;
  for (const part of full) {
    bytes.set(part, to);
    to += part.length;
    if (pace.due) await pace.breathe();
  }
  return { bytes, ends };
}

/** Texts that are decoded together when one of them is asked for. */
const PIECE = 2048;

interface Piece {
  readonly text: string;
  /** Where each text ends in `text`, in UTF-16 units, its NUL not counted. */
  readonly ends: Uint32Array;
}

/** Packed texts, read piece by piece as they are needed. */
export class Texts {
  private readonly pieces: (Piece | undefined)[];

  constructor(private readonly packed: PackedTexts) {
    this.pieces = new Array<Piece | undefined>(Math.ceil(packed.ends.length / PIECE));
  }

  get length(): number {
    return this.packed.ends.length;
  }

  /** One text; empty if there is none at that position. */
  get(i: number): string {
    if (!(i >= 0 && i < this.length)) return '';
    const { text, ends } = this.piece(Math.floor(i / PIECE));
    const k = i % PIECE;
    return text.slice(k ? ends[k - 1] + 1 : 0, ends[k]);
  }

  /** Tells of each text that holds a term (given in lower case), whatever its case there, in order. */
  find(term: string, found: (i: number) => void): void {
    for (let p = 0; p < this.pieces.length; p++) {
      const { text, ends } = this.piece(p);
      const lower = text.toLowerCase();
      // A few letters get longer in lower case; then each text is looked at by itself.
      if (lower.length !== text.length) {
        lower.split('\0').forEach((one, k) => one.includes(term) && found(p * PIECE + k));
        continue;
      }
      for (let at = lower.indexOf(term), k = 0; at >= 0 && k < ends.length; at = lower.indexOf(term, ends[k++] + 1)) {
        while (ends[k] < at) k++;
        found(p * PIECE + k);
      }
    }
  }

  private piece(p: number): Piece {
    const made = this.pieces[p];
    if (made) return made;
    const { bytes, ends } = this.packed;
    const first = p * PIECE;
    const last = Math.min(this.length, first + PIECE);
    const from = first ? ends[first - 1] + 1 : 0;
    const text = decoder.decode(bytes.subarray(from, ends[last - 1] + 1));
    const own = Uint32Array.from(ends.subarray(first, last), end => end - from);
    // Only where all characters take one byte do places in the bytes and in the text agree.
    if (text.length !== own[own.length - 1] + 1) for (let k = 0, at = -1; k < own.length; k++) own[k] = at = text.indexOf('\0', at + 1);
    return (this.pieces[p] = { text, ends: own });
  }
}
