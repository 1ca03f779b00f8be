/** Texts one after another in one buffer, each followed by a NUL; as typed arrays they travel without being copied one by one. */
export interface PackedTexts {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Where each text ends in `bytes`, its NUL not counted. */
  readonly ends: Uint32Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Packs `count` texts. A NUL within a text becomes a space; together they take 4 GB at most. */
export function packTexts(count: number, textOf: (i: number) => string): PackedTexts {
  const ends = new Uint32Array(count);
  let bytes = new Uint8Array(Math.max(1024, 32 * count));
  let at = 0;
  for (let i = 0; i < count; i++) {
    const text = textOf(i).replaceAll('\0', ' ');
    // A UTF-16 unit takes three bytes at most.
    if (at + 3 * text.length + 1 > bytes.length) {
      const larger = new Uint8Array(2 * bytes.length + 3 * text.length);
      larger.set(bytes.subarray(0, at));
      bytes = larger;
    }
    at += encoder.encodeInto(text, bytes.subarray(at)).written;
    ends[i] = at;
    bytes[at++] = 0;
  }
  return { bytes: bytes.slice(0, at), ends };
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
