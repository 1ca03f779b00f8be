import { zeros } from '../algebra/shapes';
import { Pace, throwIfCancelled } from '../work';
import type { Embedder } from './embedder';

/** What an embedder may give out at once: 1 GB of numbers. */
const MOST_NUMBERS = 2 ** 28;

/**
 * An embedder that works out one text after the other. `write` fills the row of a text, which comes as zeros, with a
 * vector of unit length, or leaves it when it knows no word of it.
 */
export function textEmbedder(identity: string, dimensions: number, write: (text: string, row: Float32Array) => unknown): Embedder {
  return {
    identity,
    dimensions,
    async embed(texts, work = {}, onVectors) {
      throwIfCancelled(work.signal);
      if (texts.length * dimensions > MOST_NUMBERS) throw new RangeError(`${texts.length} texts in ${dimensions} dimensions do not fit into memory together`);
      const vectors = zeros(texts.length, dimensions);
      const pace = new Pace(work.signal);
      for (const [row, text] of texts.entries()) {
        write(text, vectors.data.subarray(row * dimensions, (row + 1) * dimensions));
        if (pace.due) {
          work.report?.(row, texts.length);
          await pace.breathe();
        }
      }
      onVectors?.([...texts.keys()], vectors);
      work.report?.(texts.length, texts.length);
      return vectors;
    },
  };
}
