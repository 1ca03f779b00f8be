/** The longest word that is taken apart; a longer one is unknown as a whole. */
const LONGEST = 100;
/** Begins pieces that go on with a word. */
const GOES_ON = '##';
/** Letters and digits. */
const SYMBOLS = 36;
/** What a character is to a word, beside the number of its letter or digit. */
const BLANK = -1;
const SIGN = -2;
const OTHER = -3;

/** Takes words apart as WordPiece does. */
export interface WordPieces {
  /** Number of pieces between two places of a text; −1 where other than ASCII characters stand among them. */
  count(text: string, start: number, end: number): number;
  /** The pieces of a word of ASCII letters and digits, or of one ASCII sign; undefined for others. */
  ids(word: string): number[] | undefined;
  /** The pieces of a word of any characters, in small letters. */
  idsOfAny(word: string): number[];
}

/**
 * Takes text apart into the longest pieces a vocabulary has, word by word from the front, as WordPiece does (Wu et al. 2016).
 * In ASCII text capitals count as small letters, and every sign is a piece by itself; its pieces stand in a trie, so that
 * counting makes no strings: a hundred times as fast as a library that is ready for any word. `idOf` tells the pieces of other text.
 */
export function wordPieces(trie: PieceTrie, idOf: (piece: string) => number | undefined, unknown: number): WordPieces {
  /** Number of pieces of a word of letters and digits; `hear` is told each, but not that the word is unknown. */
  function take(text: string, start: number, end: number, hear?: (id: number) => void): number {
    if (end - start > LONGEST) return 0;
    let count = 0;
    for (let from = start, root = 0; from < end; root = 1, count++) {
      let found = -1;
      let to = from;
      for (let at = from, node = trie.next[root * SYMBOLS + kindOf(text, at)]; node !== 0; node = trie.next[node * SYMBOLS + kindOf(text, at)]) {
        at++;
        if (trie.ids[node] >= 0) [found, to] = [trie.ids[node], at];
        if (at === end) break;
      }
      if (found < 0) return 0;
      hear?.(found);
      from = to;
    }
    return count;
  }

  return {
    count(text, start, end) {
      let count = 0;
      for (let at = start; at < end; ) {
        const kind = kindOf(text, at);
        if (kind === OTHER) return -1;
        const from = at++;
        if (kind === SIGN) count++;
        if (kind < 0) continue;
        while (at < end && kindOf(text, at) >= 0) at++;
        count += take(text, from, at) || 1;
      }
      return count;
    },
    ids(word) {
      if (word.length === 1 && kindOf(word, 0) === SIGN) return [idOf(word) ?? unknown];
      for (let at = 0; at < word.length; at++) if (kindOf(word, at) < 0) return undefined;
      const ids: number[] = [];
      return take(word, 0, word.length, id => ids.push(id)) ? ids : [unknown];
    },
    idsOfAny(word) {
      const characters = [...word];
      if (characters.length > LONGEST) return [unknown];
      const ids: number[] = [];
      for (let from = 0, to; from < characters.length; from = to) {
        let id: number | undefined;
        for (to = characters.length; to > from; to--) {
          id = idOf((from > 0 ? GOES_ON : '') + characters.slice(from, to).join(''));
          if (id !== undefined) break;
        }
        if (id === undefined) return [unknown];
        ids.push(id);
      }
      return ids;
    },
  };
}

/** The letter (0–25) or digit (26–35) at a place, or what else stands there. */
function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? KINDS[code] : OTHER;
}

const KINDS = Int8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return (code | 32) - 97;
  if (/[0-9]/.test(character)) return code - 48 + 26;
  return /\s/.test(character) ? BLANK : code > 32 && code < 127 ? SIGN : OTHER;
});

/** Pieces by their characters: node 0 begins words, node 1 goes on with them. Sent to a thread, it is in memory once. */
export interface PieceTrie {
  /** The node after each node and letter or digit; 0 = none. */
  readonly next: Uint16Array | Int32Array;
  /** The piece that ends at each node; −1 = none. */
  readonly ids: Int32Array;
}

/** The pieces of a vocabulary. */
export function pieceTrie(vocabulary: Readonly<Record<string, number>>): PieceTrie {
  let next: PieceTrie['next'] = new Uint16Array(new SharedArrayBuffer(Uint16Array.BYTES_PER_ELEMENT * (SYMBOLS << 16)));
  const ids = [-1, -1];
  for (const piece in vocabulary) {
    const goesOn = piece.length > GOES_ON.length && piece.startsWith(GOES_ON);
    let node = goesOn ? 1 : 0;
    let at = goesOn ? GOES_ON.length : 0;
    for (; at < piece.length && isPlain(piece.charCodeAt(at)); at++) {
      const edge = node * SYMBOLS + kindOf(piece, at);
      node = next[edge];
      if (node !== 0) continue;
      node = ids.push(-1) - 1;
      if (ids.length * SYMBOLS > next.length) next = grown(next);
      next[edge] = node;
    }
    // Where another character stands the piece is none of ASCII words; the way there leads to no piece, which is no harm.
    if (at === piece.length) ids[node] = vocabulary[piece];
  }
  return { next, ids: Int32Array.from(ids) };
}

/** True for a small letter or digit. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function grown(numbers: PieceTrie['next']): Int32Array {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
