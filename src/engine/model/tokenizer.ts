import { Tokenizer as Library } from '@huggingface/tokenizers';
import { readFile } from 'node:fs/promises';
import type { TokenCounter } from '../../core/representation/embedder';
import { damaged, missing } from './modelFile';
import { pieceTrie, wordPieces, type PieceTrie } from './wordPieces';

/** Turns texts into the model's token ids. */
export interface Tokenizer extends TokenCounter {
  /** Version of the library behind it. */
  readonly version: string;
  /** Ids of the text between [CLS] and [SEP], cut so that no more than `limit` ids come out, these two among them. */
  encode(text: string, limit: number): number[];
}

/** What is read here of `tokenizer.json`; the library reads the rest. */
interface Settings {
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
}

/** The tokenizer of the bundled model. */
export interface PieceTokenizer extends Tokenizer {
  /** What takes longest to make of it, for another thread that needs the same. */
  readonly trie: PieceTrie;
}

const UNKNOWN = 100;
const CLS = 101;
const SEP = 102;
/** Longer "words" (base64, minified code) are one unknown token for the model anyway. */
const LONGEST_WORD = 1_000;
const MOST_WORDS_KEPT = 200_000;

const IDEOGRAPHS = '\\u4e00-\\u9fff\\u3400-\\u4dbf\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2ceaf}\\uf900-\\ufaff\\u{2f800}-\\u{2fa1f}';
const MARKS = '\\p{P}$+<=>^`|~';
/** The model's own word borders: white space, and each punctuation mark and each ideograph, which are words by themselves. */
const BORDERS = new RegExp(`[\\s${MARKS}${IDEOGRAPHS}]`, 'gu');
/** Characters of which the model was taught none to be left out. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;
const LEFT_OUT = '\ufffd';
const MARK = new RegExp(`[${MARKS}]`, 'u');

/**
 * Loads the tokenizer of a model folder (`tokenizer.json`, BERT WordPiece) into memory; nothing is fetched.
 * What has no odd characters is taken apart here, all else by the library, each word once: most words of a folder come up
 * again and again, and the library takes its time to start. The special tokens are added here, not by the library, so that
 * a literal "[SEP]" in a text stays plain text. Where another thread is making the same (`elsewhere`) its trie is taken, or
 * made here when that fails.
 */
export async function loadTokenizer(modelFolder: string, elsewhere?: () => Promise<PieceTrie>): Promise<PieceTokenizer> {
  const path = `${modelFolder}/tokenizer.json`;
  const source = await readFile(path, 'utf8').catch(error => {
    throw missing(path, error);
  });
  let read: Settings | undefined;
  const settings = () => (read ??= understood());

  function understood(): Settings {
    try {
      const found = JSON.parse(source);
      if (found.model.vocab['[UNK]'] !== UNKNOWN) throw new Error('its vocabulary is another one');
      return found;
    } catch (error) {
      throw damaged(path, error);
    }
  }

  const trie = (await elsewhere?.().catch(() => undefined)) ?? pieceTrie(settings().model.vocab);
  const pieces = wordPieces(trie, idOfPiece, UNKNOWN);

  function idOfPiece(piece: string): number | undefined {
    const { vocab } = settings().model;
    return Object.hasOwn(vocab, piece) ? vocab[piece] : undefined;
  }

  let library: Library | undefined;
  let known = new Map<string, readonly number[]>();

  function idsOf(word: string): readonly number[] {
    let ids = pieces.ids(word) ?? known.get(word);
    if (!ids) {
      const plain = withoutAccents(word);
      ids = (plain ? pieces.ids(plain) : undefined) ?? (isOneWord(word, plain) ? pieces.idsOfAny(plain) : byLibrary(word));
      if (known.size >= MOST_WORDS_KEPT) known = new Map();
      if (word.length <= 64) known.set(word, ids);
    }
    return ids;
  }

  function byLibrary(word: string): readonly number[] {
    library ??= new Library(settings(), {});
    return library.encode(word.slice(0, LONGEST_WORD), { add_special_tokens: false }).ids;
  }

  function countOf(text: string): number {
    let count = 0;
    for (const word of wordsOf(text)) count += idsOf(word).length;
    return count;
  }

  return {
    version: process.env.TOKENIZERS_VERSION ?? 'unknown',
    trie,
    count(text, start = 0, end = text.length) {
      const count = pieces.count(text, start, end);
      return count < 0 ? countOf(text.slice(start, end)) : count;
    },
    encode(text, limit) {
      const ids = [CLS];
      for (const word of wordsOf(text)) {
        for (const id of idsOf(word)) if (ids.length < limit - 1) ids.push(id);
        if (ids.length >= limit - 1) break;
      }
      ids.push(SEP);
      return ids;
    },
  };
}

/** The words of a text one by one, found by their borders: a pattern of a whole word overflows the stack where one has many millions of characters. */
function* wordsOf(text: string): Generator<string> {
  let start = 0;
  for (const { 0: border, index } of text.matchAll(BORDERS)) {
    if (index > start) yield text.slice(start, index);
    if (border.trim() !== '') yield border;
    start = index + border.length;
  }
  if (start < text.length) yield text.slice(start);
}

/** Whether a word stays one without its accents (`plain`), with nothing in it that is to be left out. */
function isOneWord(word: string, plain: string): boolean {
  return word.length <= LONGEST_WORD && VISIBLE.test(word) && !word.includes(LEFT_OUT) && plain !== '' && (isOneCharacter(plain) || !MARK.test(plain));
}

function isOneCharacter(text: string): boolean {
  return text.length === (text.codePointAt(0)! > 0xffff ? 2 : 1);
}

/** A word in small letters without their accents, as the model was taught to read it. */
function withoutAccents(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '');
}
