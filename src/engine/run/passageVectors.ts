import type { Embedder } from '../../core/representation/embedder';
import type { Matrix } from '../../core/types';
import { Pace, type Work } from '../../core/work';
import { textKey } from '../store/record';
import type { VectorStore } from '../store/vectorStore';

/** Vectors of passages, from the store where it has them. */
export interface PassageVectors {
  /** Unit vectors of the texts, in their order. What is computed is kept at once, so that a stopped run loses little. */
  of(texts: readonly string[], work?: Work): Promise<Matrix>;
  /** Passages computed and passages taken from the store (or from an equal text) so far. */
  readonly counts: { readonly embedded: number; readonly cached: number };
}

/** Puts a store before an embedder. Progress counts all texts, those in the store as done from the start. */
export function storedVectors(embedder: Embedder, store: VectorStore): PassageVectors {
  const counts = { embedded: 0, cached: 0 };

  return {
    counts,
    async of(texts, work = {}) {
      const { dimensions } = embedder;
      const data = new Float32Array(texts.length * dimensions);
      const missing = new Map<string, number[]>();
      const pace = new Pace(work.signal);
      for (const [row, text] of texts.entries()) {
        if (pace.due) await pace.breathe();
        const key = textKey(embedder.identity, text);
        const rows = missing.get(key);
        const stored = rows ? undefined : store.get(key);
        if (stored) data.set(stored, row * dimensions);
        else if (rows) rows.push(row);
        else missing.set(key, [row]);
      }

      const keys = [...missing.keys()];
      const places = [...missing.values()];
      const known = texts.length - keys.length;
      counts.cached += known;
      work.report?.(known, texts.length);
      await embedder.embed(
        places.map(([row]) => texts[row]),
        { signal: work.signal, report: done => work.report?.(known + done, texts.length) },
        (batch, vectors) => {
          const own = batch.map((_, i) => vectors.data.subarray(i * dimensions, (i + 1) * dimensions));
          batch.forEach((which, i) => places[which].forEach(row => data.set(own[i], row * dimensions)));
          store.add(batch.map(which => keys[which]), own);
          counts.embedded += batch.length;
        },
      );
      return { rows: texts.length, columns: dimensions, data };
    },
  };
}
