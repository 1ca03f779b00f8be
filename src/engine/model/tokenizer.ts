import { readFile } from 'node:fs/promises';
import type { TokenCounter } from '../../core/representation/embedder';
import { damaged, missing } from './modelFile';
import { plainWordPieces } from './wordPieces';

/** Turns texts into the model's token ids. */
export interface Tokenizer extends TokenCounter {
  /** Version of the library behind it. */
  readonly version: string;
  /** Ids of the text between [CLS] and [SEP], cut so that no more than `limit` ids come out, these two among them. */
  encode(text: string, limit: number): number[];
}

const UNKNOWN = 100;
const CLS = 101;
const SEP = 102;
/** Longer "words" (base64, minified code) are one unknown token for the model anyway. */
const LONGEST_WORD = 1_000;
const MOST_WORDS_KEPT = 200_000;

const IDEOGRAPHS = '\\u4e00-\\u9fff\\u3400-\\u4dbf\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2ceaf}\\uf900-\\ufaff\\u{2f800}-\\u{2fa1f}';
const MARKS = '\\p{P}$+<=>^`|~';
/** The model's own word borders: white space, each punctuation mark and each ideograph by itself. */
const WORDS = new RegExp(`[^\\s${MARKS}${IDEOGRAPHS}]+|[${MARKS}${IDEOGRAPHS}]`, 'gu');

/**
 * Loads the tokenizer of a model folder (`tokenizer.json`, BERT WordPiece) into memory; nothing is fetched.
 * Plain words are taken apart here, others pass through the library once; both are remembered: most words of a folder
 * come up again and again. The special tokens are added here, not by the library, whose version 4.3.1 loses the final [SEP]
 * when it cuts a text; so a literal "[SEP]" in a text also stays plain text.
 */
export async function loadTokenizer(modelFolder: string): Promise<Tokenizer> {
  const path = `${modelFolder}/tokenizer.json`;
  const source = await readFile(path, 'utf8').catch(error => {
    throw missing(path, error);
  });
  const { PreTrainedTokenizer, version } = await loadTokenizerLibrary();
  const { library, plain } = createLibrary();

  function createLibrary() {
    try {
      const settings = JSON.parse(source);
      const vocabulary = new Map<string, number>(Object.entries(settings.model.vocab));
      return { library: new PreTrainedTokenizer(settings, { model_max_length: 1e9 }), plain: plainWordPieces(vocabulary, UNKNOWN) };
    } catch (error) {
      throw damaged(path, error);
    }
  }

  let known = new Map<string, readonly number[]>();

  function idsOf(word: string): readonly number[] {
    let ids = known.get(word);
    if (!ids) {
      ids = plain(word) ?? library.encode(word.slice(0, LONGEST_WORD), { add_special_tokens: false });
      if (known.size >= MOST_WORDS_KEPT) known = new Map();
      if (word.length <= 64) known.set(word, ids);
    }
    return ids;
  }

  return {
    version,
    count(text) {
      let count = 0;
      for (const word of text.match(WORDS) ?? []) count += idsOf(word).length;
      return count;
    },
    encode(text, limit) {
      const ids = [CLS];
      WORDS.lastIndex = 0;
      for (let match = WORDS.exec(text); match; match = WORDS.exec(text)) {
        for (const id of idsOf(match[0])) if (ids.length < limit - 1) ids.push(id);
        if (ids.length >= limit - 1) break;
      }
      ids.push(SEP);
      return ids;
    },
  };
}

/** The library's class of tokenizers and its version; nothing is fetched by it. */
export async function loadTokenizerLibrary() {
  const { env, PreTrainedTokenizer } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.allowLocalModels = false;
  return { PreTrainedTokenizer, version: env.version };
}
