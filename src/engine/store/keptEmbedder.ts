import type { Embedder } from '../../core/representation/embedder';
import { mapPaced, Pace } from '../../core/work';
import { textKey } from './record';
import { openVectorStore, type VectorStore } from './vectorStore';

/** An embedder with its store before it. */
export interface KeptEmbedder extends Embedder {
  /** Whether a text's vector is kept; those of questions are not. */
  isKept(text: string): boolean;
}

/** Puts stores before embedders for as long as a run lasts. */
export interface VectorKeeping {
  /**
   * The embedder with its store before it: what is kept is not computed, what is computed is kept at once, so that a stopped
   * run loses little. Progress counts all texts, those in the store as done from the start. Once this is closed, the embedder
   * goes on without a store.
   */
  keep(embedder: Embedder): Promise<KeptEmbedder>;
  /** Texts computed and texts taken from a store (or from an equal text) so far. */
  readonly counts: { readonly embedded: number; readonly cached: number };
  /** Runs a task whose texts do not count (words that may become names). */
  uncounted<T>(task: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Keeps vectors under the cache folder, by model and text. `warn` hears at most once a store that nothing can be kept; `signal` stops opening one. */
export function keepVectors(cacheFolder: string, warn: (text: string) => void, signal?: AbortSignal): VectorKeeping {
  const counts = { embedded: 0, cached: 0 };
  const stores = new Map<string, Promise<VectorStore>>();
  let closed = false;
  return {
    counts,
    async keep(embedder) {
      const { identity, dimensions } = embedder;
      const store = stores.get(identity) ?? openVectorStore(cacheFolder, identity, dimensions, warn, signal);
      stores.set(identity, store);
      const open = await store;
      if (closed) open.close();
      return keptEmbedder(embedder, open, counts, () => closed);
    },
    async uncounted(task) {
      const before = { ...counts };
      try {
        return await task();
      } finally {
        Object.assign(counts, before);
      }
    },
    close() {
      closed = true;
      for (const store of stores.values()) void store.then(open => open.close(), () => undefined);
    },
  };
}

function keptEmbedder(embedder: Embedder, store: VectorStore, counts: { embedded: number; cached: number }, closed: () => boolean): KeptEmbedder {
  const { identity, dimensions, embedQuestions } = embedder;
  return {
    identity,
    dimensions,
    ...(embedQuestions && { embedQuestions }),
    isKept: text => !closed() && !store.empty && store.has(textKey(identity, text)),
    async embed(texts, work = {}, onVectors) {
      if (closed()) return embedder.embed(texts, work, onVectors);
      const data = new Float32Array(texts.length * dimensions);
      const pace = new Pace(work.signal);
      const asked = await mapPaced(texts, pace, text => textKey(identity, text));
      const stored = new Uint8Array(texts.length);
      await store.getAll(asked, pace, (row, vector) => {
        data.set(vector, row * dimensions);
        stored[row] = 1;
      });
      const missing = new Map<string, number[]>();
      for (const [row, key] of asked.entries()) {
        if (stored[row]) continue;
        const rows = missing.get(key);
        if (rows) rows.push(row);
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
      const vectors = { rows: texts.length, columns: dimensions, data };
      onVectors?.(Array.from(texts.keys()), vectors);
      return vectors;
    },
  };
}
