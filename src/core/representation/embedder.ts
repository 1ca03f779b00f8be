import type { Matrix } from '../types';
import type { Work } from '../work';

/** A model that turns passages into unit vectors. A text's vector does not depend on what else is embedded with it. */
export interface Embedder {
  /** Names model and settings; part of the cache's key. */
  readonly identity: string;
  readonly dimensions: number;
  /**
   * Unit vectors of the texts, in their order (n × dimensions). Texts longer than the model takes are cut at its limit.
   * `onVectors` hears of finished rows as they come, for the cache.
   */
  embed(texts: readonly string[], work?: Work, onVectors?: (rows: readonly number[], vectors: Matrix) => void): Promise<Matrix>;
  /** The same for questions that are searched for, of a model that reads these in another way than documents. */
  embedQuestions?(texts: readonly string[], work?: Work): Promise<Matrix>;
}

/** Unit vectors of questions, in the space of documents. */
export function embedQuestions(embedder: Embedder, texts: readonly string[], work?: Work): Promise<Matrix> {
  return embedder.embedQuestions ? embedder.embedQuestions(texts, work) : embedder.embed(texts, work);
}

/** Counts in the embedding model's own tokens. */
export interface TokenCounter {
  /** Number of tokens of the text, or of what stands between two places of it, special tokens left out. */
  count(text: string, start?: number, end?: number): number;
}
