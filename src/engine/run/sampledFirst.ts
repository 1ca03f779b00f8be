import { planDrafts } from '../../core/instant/plan';
import { zeros } from '../../core/algebra/shapes';
import type { Matrix } from '../../core/types';
import { partOf } from '../../core/work';
import type { KeptEmbedder } from '../store/keptEmbedder';

/** Makes first impressions while a model reads. */
export interface Drafting {
  readonly seed: number;
  /** From what the documents say, before any vector is there, if that is wanted. */
  byWords(wanted: boolean): Promise<void>;
  /** From the vectors of some documents (`sample`), a row each. */
  predicted(sample: Int32Array, measured: Matrix): Promise<void>;
}

/**
 * The embedder, which for documents reads a fair sample first where that is worth it, and calls for drafts on its way. The
 * vectors and what is kept of them are the same; `drafting` gives nothing while other texts are read.
 */
export function sampledFirst(embedder: KeptEmbedder, drafting: () => Drafting | undefined): KeptEmbedder {
  return {
    ...embedder,
    async embed(texts, work = {}, onVectors) {
      const drafts = drafting();
      if (!drafts) return embedder.embed(texts, work, onVectors);
      const { byWords, sample } = planDrafts(texts, row => embedder.isKept(texts[row]), drafts.seed);
      await drafts.byWords(byWords);
      if (!sample) return embedder.embed(texts, work, onVectors);

      // Equal texts come together, so that none is measured twice.
      const sampled = new Set(Array.from(sample, row => texts[row]));
      const rows = Int32Array.from(texts.keys());
      const first = rows.filter(row => sampled.has(texts[row]));
      const share = first.length / texts.length;
      const vectors = zeros(texts.length, embedder.dimensions);
      const read = async (some: Int32Array, from: number, to: number) => {
        const part = await embedder.embed(Array.from(some, row => texts[row]), partOf(work, from, to));
        some.forEach((row, at) => vectors.data.set(part.data.subarray(at * part.columns, (at + 1) * part.columns), row * part.columns));
        return part;
      };
      // Where the model has threads of its own it reads on while the draft is made.
      const part = await read(first, 0, share);
      const ends = await Promise.allSettled([drafts.predicted(first, part), read(rows.filter(row => !sampled.has(texts[row])), share, 1)]);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      onVectors?.([...texts.keys()], vectors);
      return vectors;
    },
  };
}
