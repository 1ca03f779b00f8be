import { join } from 'node:path';
import { readIfThere } from './readIfThere';
import type { TokenizerJson } from './tokenizerJson';

/** Nothing more is read of a text when neither the files nor the person say anything. */
const MOST_IDS = 512;

/**
 * How many ids a text may have: as many as asked for, but not more than the model has places for (`config.json`,
 * `tokenizer_config.json`). When nothing is asked for (0), what the model has `learnt` and the tokenizer's own limit count as
 * well, and 512.
 */
export async function largestLength(folder: string, tokenizer: TokenizerJson, asked: number, learnt?: number): Promise<number> {
  const config = await readIfThere(join(folder, 'config.json'));
  const tokenizerConfig = await readIfThere(join(folder, 'tokenizer_config.json'));
  const places = [config.max_position_embeddings, tokenizerConfig.model_max_length];
  const limits = asked > 0 ? [asked, ...places] : [MOST_IDS, learnt, tokenizer.truncation?.max_length, ...places];
  return Math.min(...limits.filter((limit): limit is number => typeof limit === 'number' && limit > 0));
}
