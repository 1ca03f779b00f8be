import { Tokenizer } from '@huggingface/tokenizers';
import { oneOf } from '../../../core/parameters';
import { encoderFault } from './encoderFolder';
import type { TokenizerJson } from './tokenizerJson';

/** The tokenizer of a user's encoder. */
export interface EncoderTokenizer {
  /** Ids of a text with the special tokens the model wants around it, at most `limit` of them. */
  encode(text: string, limit: number): number[];
  /** Fills up texts for models that take one length only. */
  readonly padId: number;
  readonly largestId: number;
}

const TYPES = ['WordPiece', 'BPE', 'Unigram', 'WordLevel'];
/** No text holds its first `limit` ids in more characters than this a piece; very long texts need not be read whole. */
const LONGEST_PIECE = 64;
const PADDING_TOKENS = ['[PAD]', '<pad>', '<PAD>', '<|endoftext|>'];
const PROBE = 'a test of words 1';

/**
 * Makes the tokenizer of an encoder's folder. Special tokens are set around the ids here, where a text is cut. Rejects with a `KindredError` when the library cannot use it.
 */
export async function createEncoderTokenizer(path: string, json: TokenizerJson): Promise<EncoderTokenizer> {
  const { type } = json.model;
  if (type !== undefined && !TYPES.includes(type)) throw encoderFault(`${path} is of the type "${type}"; supported are ${oneOf(TYPES)}.`);
  const library = createLibrary();
  const encode = (text: string, add_special_tokens: boolean) => library.encode(text, { add_special_tokens }).ids.filter(Number.isInteger);

  function createLibrary() {
    try {
      const made = new Tokenizer(json, { unk_token: json.model.unk_token });
      made.encode(PROBE);
      return made;
    } catch (error) {
      throw encoderFault(`${path} cannot be used: ${(error as Error).message.split('\n')[0]}. Save the tokenizer again with a current version of Hugging Face tokenizers.`, error);
    }
  }

  const { before, after } = specialIds(encode(PROBE, false), encode(PROBE, true));
  return {
    encode(text, limit) {
      const room = Math.max(0, limit - before.length - after.length);
      return [...before, ...encode(text.slice(0, LONGEST_PIECE * limit), false).slice(0, room), ...after];
    },
    padId: json.padding?.pad_id ?? PADDING_TOKENS.map(token => library.token_to_id(token)).find(id => id !== undefined) ?? 0,
    largestId: largestId(json.model.vocab),
  };
}

/** What the tokenizer sets before and after a text's own ids. */
function specialIds(plain: readonly number[], whole: readonly number[]): { before: number[]; after: number[] } {
  for (let start = 0; start + plain.length <= whole.length; start++) {
    if (plain.every((id, i) => id === whole[start + i])) return { before: whole.slice(0, start), after: whole.slice(start + plain.length) };
  }
  return { before: [], after: [] };
}

function largestId(vocabulary: unknown): number {
  if (Array.isArray(vocabulary)) return vocabulary.length - 1;
  let largest = 0;
  for (const id of Object.values((vocabulary ?? {}) as Record<string, number>)) largest = Math.max(largest, id);
  return largest;
}
